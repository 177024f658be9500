import type { RouteEntry } from "@/lib/http/openapi";
import * as assistant from "../assistant/route";
import * as assistantTry from "../assistant/try/route";
import * as conversationAssign from "../conversations/[id]/assign/route";
import * as conversationAssistant from "../conversations/[id]/assistant/route";
import * as conversationClose from "../conversations/[id]/close/route";
import * as draftApprove from "../conversations/[id]/drafts/[turn]/approve/route";
import * as draftDiscard from "../conversations/[id]/drafts/[turn]/discard/route";
import * as conversationMessages from "../conversations/[id]/messages/route";
import * as conversationNotes from "../conversations/[id]/notes/route";
import * as conversationPresence from "../conversations/[id]/presence/route";
import * as conversationRead from "../conversations/[id]/read/route";
import * as conversationReopen from "../conversations/[id]/reopen/route";
import * as conversationReply from "../conversations/[id]/reply/route";
import * as conversation from "../conversations/[id]/route";
import * as conversationCounts from "../conversations/counts/route";
import * as conversations from "../conversations/route";
import * as taskDone from "../tasks/[id]/done/route";
import * as tasks from "../tasks/route";

/** Conversations, and what the team is to do about them. */
export const inboxRoutes: readonly RouteEntry[] = [
  ["/conversations", conversations],
  ["/conversations/counts", conversationCounts],
  ["/conversations/{id}", conversation],
  ["/conversations/{id}/messages", conversationMessages],
  ["/conversations/{id}/reply", conversationReply],
  ["/conversations/{id}/assign", conversationAssign],
  ["/conversations/{id}/close", conversationClose],
  ["/conversations/{id}/reopen", conversationReopen],
  ["/conversations/{id}/read", conversationRead],
  ["/conversations/{id}/notes", conversationNotes],
  ["/conversations/{id}/presence", conversationPresence],
  ["/conversations/{id}/assistant", conversationAssistant],
  ["/conversations/{id}/drafts/{turn}/approve", draftApprove],
  ["/conversations/{id}/drafts/{turn}/discard", draftDiscard],
  ["/assistant", assistant],
  ["/assistant/try", assistantTry],
  ["/tasks", tasks],
  ["/tasks/{id}/done", taskDone],
];

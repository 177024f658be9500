"use client";

import { Button } from "@heroui/react";
import type { Preview } from "@/components/messages/schema";
import { Notice } from "@/components/ui/notice";
import type { ConversationDetail } from "@/lib/inbox/conversations-schema";
import { emptyReply } from "./kept-reply";
import type { Reply } from "./use-reply";

type Props = {
  detail: ConversationDetail;
  reply: Reply;
  told: Preview | null;
  blanks: readonly string[];
  isClosedWindow: boolean;
  onPick: () => void;
};

/** What stands between the words and the customer: somebody else's answer, a refusal, a blank, WhatsApp's window. */
export function ReplyNotices({ detail, reply, told, blanks, isClosedWindow, onPick }: Props) {
  const { rival, trouble, change } = reply;
  if (rival || trouble?.code === "conversation_changed")
    return (
      <Notice
        tone="wait"
        role="alert"
        className="mb-2"
        title={
          rival
            ? `${rival.sent_by ?? "Somebody"} answered meanwhile: “${rival.body}”`
            : (trouble?.message ?? "")
        }
      >
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" className="max-md:h-11" onPress={reply.sendAnyway}>
            Send mine too
          </Button>
          <Button size="sm" variant="tertiary" className="max-md:h-11" onPress={() => change(emptyReply)}>
            Throw mine away
          </Button>
        </div>
      </Notice>
    );
  if (trouble)
    return <Notice tone="bad" role="alert" className="mb-2" title={trouble.fields.body ?? trouble.message} />;
  if (isClosedWindow)
    return (
      <Notice
        tone="wait"
        className="mb-2"
        title={
          detail.whatsapp_until
            ? "WhatsApp takes free words for 24 hours after their last text. That is over."
            : "WhatsApp takes free words once they have written there, for 24 hours."
        }
      >
        <div className="mt-2 flex flex-wrap gap-2">
          <Button size="sm" variant="secondary" className="max-md:h-11" onPress={onPick}>
            Use an approved template
          </Button>
          <Button
            size="sm"
            variant="tertiary"
            className="max-md:h-11"
            onPress={() => change({ channel: "sms" })}
          >
            Answer by text instead
          </Button>
        </div>
      </Notice>
    );
  if (blanks.length > 0)
    return (
      <Notice tone="wait" role="status" className="mb-2" title={`Fill in ${blanks.join(", ")} first.`} />
    );
  if (told && told.verdict.outcome !== "allow")
    return (
      <Notice
        tone={told.verdict.outcome === "suppress" ? "bad" : "wait"}
        role="status"
        className="mb-2"
        title={told.verdict.sentence}
      >
        {told.verdict.remedy}
      </Notice>
    );
  return null;
}

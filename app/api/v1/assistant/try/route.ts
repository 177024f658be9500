import { tried, tryInput } from "@/lib/assistant/schema";
import { tryAssistant } from "@/lib/assistant/try-assistant";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const POST = endpoint(
  {
    summary: "Try what the assistant would answer; nothing is sent",
    scope: "workspace:write",
    body: tryInput,
    response: tried,
  },
  ({ actor, body }) => tryAssistant(actor, body),
);

export const OPTIONS = preflight;

import { readAssistantStatus } from "@/lib/assistant/queries";
import { assistantStatus } from "@/lib/assistant/schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";

export const GET = endpoint(
  {
    summary: "How the assistant answers, and today's use",
    scope: "workspace:read",
    response: assistantStatus,
  },
  ({ actor }) => readAssistantStatus(actor),
);

export const OPTIONS = preflight;

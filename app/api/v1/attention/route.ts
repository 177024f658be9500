import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { readAttention } from "@/lib/reports/attention";
import { attention } from "@/lib/reports/attention-schema";

export const OPTIONS = preflight;

export const GET = endpoint(
  { summary: "What waits for a person", scope: "messages:read", response: attention },
  ({ actor }) => readAttention(actor),
);

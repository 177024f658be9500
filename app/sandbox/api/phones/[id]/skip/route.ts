import { getPhone } from "@/lib/sandbox/phones";
import { skipInput } from "@/lib/sandbox/schema";
import { skipAhead } from "@/lib/sandbox/skip-ahead";
import { memberEndpoint } from "../../../member-endpoint";

export const POST = memberEndpoint(
  { hasPhone: true, body: skipInput },
  async ({ senders, phoneId, body, by }) => {
    await skipAhead(senders, phoneId, body.messageId, by);
    return getPhone(senders, phoneId);
  },
);

import { textAsPhone } from "@/lib/sandbox/change-phone";
import { getPhone } from "@/lib/sandbox/phones";
import { textInput } from "@/lib/sandbox/schema";
import { memberEndpoint } from "../../../member-endpoint";

export const POST = memberEndpoint(
  { hasPhone: true, body: textInput, status: 201 },
  async ({ senders, phoneId, body }) => {
    await textAsPhone(senders, phoneId, body);
    return getPhone(senders, phoneId);
  },
);

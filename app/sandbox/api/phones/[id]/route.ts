import { changePhone } from "@/lib/sandbox/change-phone";
import { getPhone } from "@/lib/sandbox/phones";
import { changePhoneInput } from "@/lib/sandbox/schema";
import { memberEndpoint } from "../../member-endpoint";

export const GET = memberEndpoint({ hasPhone: true }, ({ senders, phoneId }) => getPhone(senders, phoneId));

export const PATCH = memberEndpoint(
  { hasPhone: true, body: changePhoneInput },
  async ({ senders, phoneId, body }) => {
    await changePhone(senders, phoneId, body);
    return getPhone(senders, phoneId);
  },
);

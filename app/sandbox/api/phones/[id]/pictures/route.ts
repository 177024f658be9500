import { textAsPhone } from "@/lib/sandbox/change-phone";
import { getPhone } from "@/lib/sandbox/phones";
import { pictureInput } from "@/lib/sandbox/schema";
import { memberFileEndpoint } from "../../../member-endpoint";

export const POST = memberFileEndpoint(
  { hasPhone: true, body: pictureInput, status: 201 },
  async ({ senders, phoneId, body, file }) => {
    await textAsPhone(senders, phoneId, body, file);
    return getPhone(senders, phoneId);
  },
);

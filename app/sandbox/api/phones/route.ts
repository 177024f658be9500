import { addPhone } from "@/lib/sandbox/change-phone";
import { listPhones } from "@/lib/sandbox/phones";
import { addPhoneInput } from "@/lib/sandbox/schema";
import { memberEndpoint } from "../member-endpoint";

export const GET = memberEndpoint({}, ({ senders }) => listPhones(senders));

export const POST = memberEndpoint({ body: addPhoneInput, status: 201 }, ({ senders, body }) =>
  addPhone(senders, body.number),
);

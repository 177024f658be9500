import { z } from "zod";
import { createSenderInput, updateSenderInput } from "@/lib/providers/schema";
import { createBody, said, updateBody } from "./sender-form";

const limits = updateSenderInput.shape;

/** Lines may stay empty here; which of them are needed depends on the others. */
const fields = z.object({
  channel: z.enum(["sms", "whatsapp"]),
  kind: z.enum(["number", "service"]),
  name: z.string().max(100),
  number: z.string().max(40),
  messaging_service_sid: z.string(),
  segments_per_second: limits.segments_per_second.unwrap(),
  daily_quota: limits.daily_quota.unwrap(),
  opt_out_replies: limits.opt_out_replies.unwrap(),
  is_default: z.boolean(),
  has_own_account: z.boolean(),
  account_sid: z.string(),
  auth_token: z.string(),
});
export type SenderForm = z.output<typeof fields>;

/** The API's own rules, told beside the fields as they are filled in here. */
export const senderForm = (isNew: boolean) =>
  fields.superRefine((values, ctx) => {
    const schema = isNew ? createSenderInput : updateSenderInput;
    const parsed = schema.safeParse(isNew ? createBody(values) : updateBody(values));
    const address = values.kind === "number" ? "number" : "messaging_service_sid";
    if (isNew && !said(values[address]))
      ctx.addIssue({ code: "custom", path: [address], message: "This is needed." });
    if (isNew && values.has_own_account && !said(values.account_sid))
      ctx.addIssue({ code: "custom", path: ["account_sid"], message: "This is needed." });
    for (const { path, message, code } of parsed.error?.issues ?? [])
      if (code !== "custom") ctx.addIssue({ code: "custom", path, message });
  });

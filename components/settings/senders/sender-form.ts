import { z } from "zod";
import { createSenderInput, type SenderView, updateSenderInput } from "@/lib/providers/schema";

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

export const emptySender: SenderForm = {
  channel: "sms",
  kind: "number",
  name: "",
  number: "",
  messaging_service_sid: "",
  segments_per_second: 1,
  daily_quota: null,
  opt_out_replies: "provider",
  is_default: false,
  has_own_account: false,
  account_sid: "",
  auth_token: "",
};

export const toSenderForm = (sender: SenderView): SenderForm => ({
  ...emptySender,
  name: sender.name,
  segments_per_second: sender.segments_per_second,
  daily_quota: sender.daily_quota,
  opt_out_replies: sender.opt_out_replies,
  is_default: sender.is_default,
  has_own_account: sender.account_sid !== null,
});

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

/** What was left empty is left out. */
const said = (text: string): string | undefined => text.trim() || undefined;

const common = (values: SenderForm) => ({
  name: said(values.name),
  segments_per_second: values.segments_per_second,
  daily_quota: values.daily_quota,
  opt_out_replies: values.opt_out_replies,
  is_default: values.is_default || undefined,
  auth_token: values.has_own_account ? said(values.auth_token) : undefined,
});

export const createBody = (values: SenderForm) => ({
  ...common(values),
  channel: values.channel,
  number: values.kind === "number" ? said(values.number) : undefined,
  messaging_service_sid: values.kind === "service" ? said(values.messaging_service_sid) : undefined,
  account_sid: values.has_own_account ? said(values.account_sid) : undefined,
});

export const updateBody = (values: SenderForm) => common(values);

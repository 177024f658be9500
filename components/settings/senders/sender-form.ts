import type { SenderView } from "@/lib/providers/schema";
import type { SenderForm } from "./sender-schema";

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

/** What was left empty is left out. */
export const said = (text: string): string | undefined => text.trim() || undefined;

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

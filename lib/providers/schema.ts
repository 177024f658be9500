import { z } from "zod";
import { channels, optOutReplies, providers, senderStatuses } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";
import { pageQuery } from "@/lib/paging";

const segmentsPerSecond = z
  .number()
  .min(0.01)
  .max(1000)
  .meta({ description: "Segments a second: 1 for a US long code, 3 toll-free, 100 for a short code" });

const settings = {
  name: lineOfText(100),
  status: z.enum(senderStatuses),
  is_default: z.boolean().meta({ description: "Used when a send names no sender; one a channel" }),
  opt_out_replies: z
    .enum(optOutReplies)
    .meta({ description: "Who confirms STOP: the provider (Twilio's default) or Parley" }),
  segments_per_second: segmentsPerSecond,
  daily_quota: z
    .number()
    .int()
    .min(1)
    .max(10_000_000)
    .nullable()
    .meta({ description: "Messages a local day; null for no limit" }),
  verified_numbers: z.array(z.string().max(40)).min(1).max(1000).nullable().meta({
    description: "A trial account may text only these; null for anyone. Kept as blind indexes, never shown",
  }),
  auth_token: z
    .string()
    .min(16)
    .max(200)
    .meta({ description: "Of the workspace's own account. Written, never read", writeOnly: true }),
};

export const createSenderInput = z
  .strictObject({
    ...settings,
    name: settings.name.optional(),
    provider: z.enum(providers).default("twilio"),
    channel: z.enum(channels).default("sms"),
    number: z.string().max(40).optional().meta({ description: "E.164, or a short code" }),
    messaging_service_sid: z
      .string()
      .regex(/^MG[0-9a-fA-F]{32}$/, "MG and 32 hex digits")
      .optional(),
    account_sid: z
      .string()
      .regex(/^AC[0-9a-fA-F]{32}$/, "AC and 32 hex digits")
      .optional()
      .meta({ description: "The workspace's own account; left out, the platform's" }),
    auth_token: settings.auth_token.optional(),
    status: settings.status.default("active"),
    is_default: settings.is_default.optional(),
    opt_out_replies: settings.opt_out_replies.default("provider"),
    segments_per_second: segmentsPerSecond.optional(),
    daily_quota: settings.daily_quota.default(null),
    verified_numbers: settings.verified_numbers.optional(),
  })
  .superRefine((input, ctx) => {
    const issue = (path: string, code: string, message: string) =>
      ctx.addIssue({ code: "custom", path: [path], message, params: { code } });
    if (input.number === undefined && input.messaging_service_sid === undefined) {
      issue("number", "number_required", "Give a number or a messaging_service_sid.");
    }
    if (input.auth_token !== undefined && input.account_sid === undefined) {
      issue("account_sid", "account_sid_required", "An auth_token belongs to an account_sid.");
    }
    if (input.provider !== "twilio") issue("provider", "provider_unavailable", "Only twilio is available.");
  })
  .meta({ id: "CreateSender" });
export type CreateSenderInput = z.output<typeof createSenderInput>;

export const updateSenderInput = z.strictObject(settings).partial().meta({ id: "UpdateSender" });
export type UpdateSenderInput = z.output<typeof updateSenderInput>;

export const listSendersQuery = z.strictObject({
  ...pageQuery,
  channel: z.enum(channels).optional(),
  status: z.enum(senderStatuses).optional(),
});
export type ListSendersQuery = z.output<typeof listSendersQuery>;

export const senderView = z
  .object({
    id: z.number(),
    name: z.string(),
    provider: z.enum(providers),
    channel: z.enum(channels),
    number: z.string().nullable().meta({ description: "The business's own number, public by nature" }),
    messaging_service_sid: z.string().nullable(),
    account_sid: z.string().nullable().meta({ description: "null: the platform's account" }),
    status: z.enum(senderStatuses),
    is_default: z.boolean(),
    opt_out_replies: z.enum(optOutReplies),
    segments_per_second: z.number(),
    daily_quota: z.number().nullable(),
    verified_numbers: z
      .number()
      .nullable()
      .meta({ description: "How many numbers may be texted; null for anyone" }),
    held_until: z
      .string()
      .nullable()
      .meta({ description: "Resting until then, after the provider asked for it" }),
    problem: z
      .object({
        code: z.number().nullable(),
        detail: z.string().nullable().meta({ description: "The provider's own words" }),
        meaning: z.string(),
        remedy: z.string(),
        at: z.string(),
      })
      .nullable(),
    created_at: z.string(),
  })
  .meta({ id: "Sender" });
export type SenderView = z.output<typeof senderView>;

export const noFields = z.strictObject({});

const checkStep = z.object({
  id: z.enum(["account", "address", "public_url", "inbound", "receipts"]),
  title: z.string(),
  outcome: z.enum(["ok", "problem", "skipped"]),
  detail: z.string().meta({ description: "What was found and what to do, in words" }),
  current: z.string().nullable().meta({ description: "What is set now" }),
  expected: z.string().nullable().meta({ description: "What it should be" }),
});
export type CheckStep = z.output<typeof checkStep>;

export const senderCheck = z
  .object({
    checked_at: z.string(),
    is_ready: z.boolean().meta({ description: "Nothing stands in the way" }),
    can_set: z.boolean().meta({ description: "set-webhooks would put incoming texts right" }),
    steps: z.array(checkStep),
  })
  .meta({ id: "SenderCheck" });
export type SenderCheck = z.output<typeof senderCheck>;

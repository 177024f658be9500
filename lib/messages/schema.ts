import { z } from "zod";
import { categories, channels, directions, encodings, messageStatuses } from "@/db/enums";
import { mediaUrls } from "@/lib/media/schema";
import { lineOfText } from "@/lib/one-line";

/** Ids of the caller's own systems: the brief sends numbers, others send words. */
const externalId = z
  .union([z.string().trim().min(1).max(100), z.number().int().safe()])
  .transform(String)
  .meta({ description: "Id in your own system", type: "string" });

const variables = z
  .record(z.string().max(64), z.union([z.string().max(1600), z.number(), z.boolean(), z.null()]))
  .meta({ description: "Values for {{placeholders}}" });

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

const fields = {
  to: z
    .string()
    .max(40)
    .optional()
    .meta({ description: "E.164; a national number is read in the workspace's country" }),
  contact_id: z.number().int().positive().optional(),
  body: z.string().max(1600).optional(),
  template_id: z.number().int().positive().optional(),
  template_name: z.string().max(100).optional(),
  variables: variables.optional(),
  channel: z.enum(channels).optional().meta({
    description: "Left out: the one this person prefers, else what they agreed to, SMS first",
  }),
  fallback_channel: z.enum(channels).optional().meta({
    description:
      "Tried once, as a message of its own, when the first channel turns out not to reach this person",
  }),
  category: z.enum(categories).optional(),
  consent: z
    .boolean()
    .optional()
    .meta({ description: "true attests that this person opted in; stored as proof by this key" }),
  send_at: moment.optional(),
  send_before: moment.optional(),
  media_urls: mediaUrls.optional(),
  sender_id: z.number().int().positive().optional(),
  shorten_links: z.boolean().optional().meta({
    description: "true: addresses in the text become short ones of ours, for 30 days, and clicks are counted",
  }),
  customer_id: externalId.optional(),
  order_id: externalId.optional(),
  reservation_id: externalId.optional(),
  metadata: z.record(z.string().max(64), z.unknown()).optional(),
};

/** The brief's other spellings; two spellings of one field are told as a clash, never guessed. */
const spellings: [canonical: string, also: string][] = [
  ["to", "to_number"],
  ["to", "phone"],
  ["body", "message"],
  ["variables", "template_variables"],
];

function canonical(input: unknown): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const out: Record<string, unknown> = { ...input };
  for (const [name, also] of spellings) {
    if (!Object.hasOwn(out, also) || Object.hasOwn(out, name)) continue;
    out[name] = out[also];
    delete out[also];
  }
  return out;
}

type Draft = {
  channel?: string;
  fallback_channel?: string;
  to?: string;
  contact_id?: number;
  body?: string;
  template_id?: number;
  template_name?: string;
  media_urls?: string[];
};

function checkDraft(draft: Draft, ctx: z.RefinementCtx): void {
  const issue = (path: string, code: string, message: string) =>
    ctx.addIssue({ code: "custom", path: [path], message, params: { code } });
  if ((draft.to === undefined) === (draft.contact_id === undefined)) {
    issue("to", "recipient_required", "Name one recipient: to or contact_id.");
  }
  const contents = [draft.body, draft.template_id, draft.template_name].filter((v) => v !== undefined);
  const hasPicture = (draft.media_urls?.length ?? 0) > 0;
  if (contents.length > 1 || (contents.length === 0 && !hasPicture))
    issue("body", "content_required", "Give one of body, template_id or template_name.");
  if (draft.fallback_channel !== undefined && draft.fallback_channel === draft.channel)
    issue("fallback_channel", "same_channel", "Name another channel to fall back to.");
  if (draft.body !== undefined && draft.body.trim() === "" && !hasPicture)
    issue("body", "body_empty", "There is no text to send.");
}

export const sendMessageInput = z
  .preprocess(canonical, z.strictObject(fields).superRefine(checkDraft))
  .meta({ id: "SendMessage" });
export type SendMessageInput = z.output<typeof sendMessageInput>;

/** Recipients are checked one by one inside the verb: one bad row never fails the rest. */
export const sendBulkInput = z
  .strictObject({
    batch_name: lineOfText(200),
    send_immediately: z.boolean().default(true),
    send_at: moment.optional(),
    shorten_links: z
      .boolean()
      .optional()
      .meta({ description: "For recipients that don't say it themselves" }),
    recipients: z.array(z.record(z.string(), z.unknown())).min(1).max(10_000),
  })
  .superRefine((input, ctx) => {
    if (!input.send_immediately && !input.send_at) {
      ctx.addIssue({
        code: "custom",
        path: ["send_at"],
        message: "Say when to send.",
        params: { code: "send_at_required" },
      });
    }
  })
  .meta({ id: "SendBulk" });
export type SendBulkInput = z.output<typeof sendBulkInput>;

export const acceptedMessage = z
  .object({
    id: z.number(),
    status: z.enum(messageStatuses),
    to: z.string().meta({ description: "Masked: ••• and the last four digits" }),
    channel: z.enum(channels),
    category: z.enum(categories),
    encoding: z.enum(encodings),
    segments: z.number(),
    estimated_cost_micros: z.number(),
    currency: z.string(),
    due_at: z.string(),
    held: z.string().nullable().meta({ description: "Why it waits, e.g. quiet_hours" }),
    warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  })
  .meta({ id: "AcceptedMessage" });
export type AcceptedMessage = z.output<typeof acceptedMessage>;

export const acceptedBatch = z
  .object({
    batch_id: z.number(),
    accepted: z.number(),
    rejected: z.array(
      z.object({
        index: z.number(),
        code: z.string(),
        detail: z.string(),
        message_id: z.number().optional(),
      }),
    ),
  })
  .meta({ id: "AcceptedBatch" });

export const messageView = z
  .object({
    id: z.number(),
    direction: z.enum(directions),
    channel: z.enum(channels),
    category: z.enum(categories),
    status: z.enum(messageStatuses),
    reason: z.string().nullable().meta({ description: "Code of why it was not sent, or what it waits for" }),
    contact_id: z.number(),
    contact_name: z.string().nullable(),
    phone: z.string().meta({ description: "Masked" }),
    body: z.string(),
    media_urls: z.array(z.string()).meta({
      description:
        "What went or came along; addresses in received texts are the sender's, and are never fetched",
    }),
    encoding: z.enum(encodings),
    segments: z.number(),
    template_id: z.number().nullable(),
    template_name: z.string().nullable(),
    template_version: z.number().nullable(),
    batch_id: z.number().nullable(),
    campaign_id: z.number().nullable(),
    customer_id: z.string().nullable(),
    order_id: z.string().nullable(),
    reservation_id: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()).nullable(),
    content_sid: z.string().nullable().meta({
      description:
        "WhatsApp's approved template that it goes out as; a text by SMS keeps it for its fallback",
    }),
    fallback_channel: z.enum(channels).nullable().meta({
      description:
        "Tried once where this channel turns out not to reach the person; null once that is ruled out",
    }),
    fallback_of: z.number().nullable().meta({ description: "The message that this one stands in for" }),
    replaced_by: z.number().nullable().meta({ description: "The message that stands in for this one" }),
    attempt: z.number(),
    error_code: z.number().nullable(),
    error_class: z.string().nullable(),
    estimated_cost_micros: z.number(),
    price_micros: z.number().nullable(),
    currency: z.string(),
    created_at: z.string(),
    due_at: z.string(),
    send_before: z.string().nullable(),
    sent_at: z.string().nullable(),
    delivered_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    sent_by: z.string().nullable(),
  })
  .meta({ id: "Message" });
export type MessageView = z.output<typeof messageView>;

import { z } from "zod";
import { campaignStatuses, channels, lateChoices, messageStatuses, recipientStatuses } from "@/db/enums";
import { pageQuery } from "@/lib/paging";

const id = z.number().int().positive();
const percent = z.number().min(0).max(100);

export const variantInput = z.strictObject({
  template_id: id,
  weight: z.number().int().min(1).max(1_000).meta({ description: "Shares of the audience, in proportion" }),
});

export const limitsShape = z.strictObject({
  filtered_percent: percent
    .nullable()
    .default(3)
    .meta({ description: "Refused by carriers as spam (30007)" }),
  failed_percent: percent.nullable().default(15),
  opt_out_percent: percent.nullable().default(3),
});
export type Limits = z.output<typeof limitsShape>;

const fields = {
  name: z.string().trim().min(1).max(100),
  template_id: id,
  template_name: z.string().trim().min(1).max(100).meta({ description: "May stand for template_id" }),
  segment_id: id.nullable().meta({ description: "Who; null for everybody" }),
  exclude_segment_id: id.nullable().meta({ description: "Who not, even if they belong to the segment" }),
  channel: z.enum(channels).nullable().meta({
    description: "Null: each recipient gets the channel they agreed to, SMS first",
  }),
  variables: z.record(z.string().max(64), z.string().max(500)).meta({
    description: "Values for all recipients; their own fields fill the rest",
  }),
  send_at: z.coerce.date().nullable().meta({ description: "Not before this moment" }),
  local_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "Write the time as 09:30." })
    .nullable()
    .meta({
      description: "HH:MM on each recipient's own clock, the first time it comes round after send_at",
    }),
  send_before: z.coerce.date().nullable().meta({ description: "Nothing goes out from this moment on" }),
  if_late: z.enum(lateChoices).meta({
    description: "Whose turn comes after send_before: cancel drops the text, defer moves it by whole days",
  }),
  throttle_per_second: z
    .number()
    .min(0.01)
    .max(1_000)
    .nullable()
    .meta({ description: "Texts a second at most" }),
  not_marketed_within_days: z.number().int().min(1).max(365).nullable().meta({
    description: "Leaves out who got a promotional text within these days",
  }),
  skip_open_conversations: z.boolean().meta({ description: "Leaves out who waits for an answer from us" }),
  hold_out_percent: z.number().min(0).max(50).meta({ description: "Gets nothing, to compare with" }),
  first_wave_percent: z.number().min(0.1).max(50).nullable().meta({
    description: "Goes first; the rest follows when it was taken well. Null: everybody at once",
  }),
  first_wave_minutes: z
    .number()
    .int()
    .min(1)
    .max(1_440)
    .meta({ description: "How long the rest waits at least" }),
  limits: limitsShape.meta({ description: "Shares at which the campaign pauses itself; null never" }),
  variants: z.array(variantInput).max(5).meta({ description: "Two to five texts tried against each other" }),
};

export const createCampaignInput = z
  .strictObject({
    name: fields.name,
    template_id: fields.template_id.optional(),
    template_name: fields.template_name.optional(),
    segment_id: fields.segment_id.default(null),
    exclude_segment_id: fields.exclude_segment_id.default(null),
    channel: fields.channel.default(null),
    variables: fields.variables.default({}),
    send_at: fields.send_at.default(null),
    local_time: fields.local_time.default(null),
    send_before: fields.send_before.default(null),
    if_late: fields.if_late.default("cancel"),
    throttle_per_second: fields.throttle_per_second.default(null),
    not_marketed_within_days: fields.not_marketed_within_days.default(null),
    skip_open_conversations: fields.skip_open_conversations.default(false),
    hold_out_percent: fields.hold_out_percent.default(0),
    first_wave_percent: fields.first_wave_percent.default(5),
    first_wave_minutes: fields.first_wave_minutes.default(15),
    limits: fields.limits.prefault({}),
    variants: fields.variants.default([]),
  })
  .meta({ id: "CreateCampaign" });
export type CreateCampaignInput = z.output<typeof createCampaignInput>;

export const updateCampaignInput = z
  .strictObject({
    ...fields,
    version: z.number().int().meta({ description: "The version that was read; another one there is 409" }),
  })
  .partial()
  .meta({ id: "UpdateCampaign" });
export type UpdateCampaignInput = z.output<typeof updateCampaignInput>;

/** Where the audience is, counted from recipients and their messages whenever it is asked for. */
export const progressView = z
  .object({
    audience: z.number().meta({ description: "Everybody written down" }),
    excluded: z.number(),
    held_out: z.number(),
    pending: z.number().meta({ description: "Their turn has not come" }),
    canceled: z.number(),
    queued: z.number(),
    sending: z.number(),
    unconfirmed: z.number(),
    sent: z.number(),
    delivered: z.number().meta({ description: "Read ones too" }),
    undelivered: z.number(),
    failed: z.number(),
    suppressed: z.number(),
    replied: z.number(),
    opted_out: z.number(),
  })
  .meta({ id: "CampaignProgress" });
export type ProgressView = z.output<typeof progressView>;

export const variantView = z.object({
  position: z.number(),
  template_id: z.number(),
  template_name: z.string(),
  template_version: z.number().nullable(),
  weight: z.number(),
});

export const campaignView = z
  .object({
    id: z.number(),
    name: z.string(),
    status: z.enum(campaignStatuses),
    template_id: z.number(),
    template_name: z.string(),
    segment_id: z.number().nullable(),
    segment_name: z.string().nullable(),
    exclude_segment_id: z.number().nullable(),
    exclude_segment_name: z.string().nullable(),
    channel: z.enum(channels).nullable(),
    variables: z.record(z.string(), z.string()),
    send_at: z.string().nullable(),
    local_time: z.string().nullable(),
    send_before: z.string().nullable(),
    if_late: z.enum(lateChoices),
    throttle_per_second: z.number().nullable(),
    not_marketed_within_days: z.number().nullable(),
    skip_open_conversations: z.boolean(),
    hold_out_percent: z.number(),
    first_wave_percent: z.number().nullable(),
    first_wave_minutes: z.number(),
    limits: z.object({
      filtered_percent: z.number().nullable(),
      failed_percent: z.number().nullable(),
      opt_out_percent: z.number().nullable(),
    }),
    variants: z.array(variantView),
    progress: progressView.nullable().meta({ description: "Null for a draft" }),
    pause: z
      .object({ reason: z.string(), sentence: z.string(), facts: z.record(z.string(), z.unknown()) })
      .nullable()
      .meta({ description: "Why it stands still" }),
    problems: z.array(z.object({ path: z.string(), message: z.string(), code: z.string() })).meta({
      description:
        "What keeps a draft from being launched; a list leaves out what only people's fields can tell",
    }),
    version: z.number(),
    created_by: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
    launched_at: z.string().nullable(),
    frozen_at: z.string().nullable(),
    paused_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    next_at: z.string().nullable().meta({ description: "When the next text is due" }),
  })
  .meta({ id: "Campaign" });
export type CampaignView = z.output<typeof campaignView>;

export const listCampaignsQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(100).optional(),
  status: z.enum(campaignStatuses).optional(),
});
export type ListCampaignsQuery = z.output<typeof listCampaignsQuery>;

const tippedPerson = z.object({
  contact_id: z.number(),
  name: z.string().nullable(),
  segments: z.number(),
  encoding: z.string(),
  cause: z.string().meta({ description: "What of theirs tips it: ““é” in last name”, “a long first name”" }),
});

export const dryRunView = z
  .object({
    status: z.enum(["running", "done"]),
    done: z.number().meta({ description: "People looked at so far" }),
    total: z.number().meta({ description: "People in the segment" }),
    version: z.number().meta({ description: "The version of the draft it was made of" }),
    is_stale: z.boolean(),
    recipients: z.number().meta({ description: "Who would get the text" }),
    excluded: z.array(z.object({ reason: z.string(), count: z.number(), sentence: z.string() })),
    held_out: z.number(),
    variants: z.array(z.object({ position: z.number(), template_name: z.string(), recipients: z.number() })),
    channels: z.array(z.object({ channel: z.enum(channels), recipients: z.number() })),
    segments_histogram: z.array(z.object({ segments: z.number(), recipients: z.number() })),
    segments: z.number().meta({ description: "Parts in all" }),
    unicode: z.number().meta({ description: "Recipients whose text goes out as Unicode" }),
    cost_micros: z.number(),
    currency: z.string(),
    credits: z.number().nullable().meta({ description: "Credits needed; null where credits are off" }),
    first_at: z.string().nullable(),
    last_at: z.string().nullable(),
    late: z.number().meta({ description: "Recipients whose turn would come after send_before at this pace" }),
    held_for_hours: z.number().meta({ description: "Recipients who wait for a decent hour" }),
    first_wave: z
      .number()
      .nullable()
      .meta({ description: "Who goes first; null when everybody goes at once" }),
    tipped: z.object({
      segments: z.number().meta({ description: "People whose own data makes their text a part longer" }),
      unicode: z.number().meta({ description: "People whose own data makes their text Unicode" }),
      people: z.array(tippedPerson).meta({ description: "Up to twenty of them, the dearest first" }),
    }),
    rewrite: z
      .object({
        position: z.number(),
        template_id: z.number(),
        body: z.string(),
        segments_saved: z.number(),
        saving_micros: z.number(),
        loses_emoji: z.boolean().meta({ description: "Emoji go too, not only curly quotes and dashes" }),
      })
      .nullable()
      .meta({ description: "The text with plain punctuation, and what that saves; null when nothing" }),
    sample: z.array(
      z.object({
        contact_id: z.number(),
        name: z.string().nullable(),
        position: z.number(),
        body: z.string(),
        segments: z.number(),
        due_at: z.string(),
      }),
    ),
    started_at: z.string(),
    finished_at: z.string().nullable(),
  })
  .meta({ id: "CampaignDryRun" });
export type DryRunView = z.output<typeof dryRunView>;

export const listDryRunPeopleQuery = z.strictObject({
  ...pageQuery,
  reason: z.string().max(64).optional().meta({ description: "Only those left out for this reason" }),
});
export type ListDryRunPeopleQuery = z.output<typeof listDryRunPeopleQuery>;

export const dryRunPerson = z
  .object({
    contact_id: z.number(),
    name: z.string().nullable(),
    phone: z.string(),
    reason: z.string(),
    sentence: z.string(),
  })
  .meta({ id: "CampaignDryRunPerson" });
export type DryRunPerson = z.output<typeof dryRunPerson>;

export const listRecipientsQuery = z.strictObject({
  ...pageQuery,
  status: z
    .enum([...recipientStatuses, ...messageStatuses])
    .optional()
    .meta({
      description: "Where the recipient is, or their message",
    }),
  reason: z.string().max(64).optional(),
  variant: z.coerce.number().int().min(0).max(4).optional(),
});
export type ListRecipientsQuery = z.output<typeof listRecipientsQuery>;

export const exportRecipientsQuery = listRecipientsQuery.omit({ limit: true, cursor: true }).extend({
  numbers: z
    .enum(["masked", "full"])
    .default("masked")
    .meta({ description: "full: whole phone numbers, for those who may see them; the audit log notes it" }),
});
export type ExportRecipientsQuery = z.output<typeof exportRecipientsQuery>;

export const recipientView = z
  .object({
    contact_id: z.number(),
    name: z.string().nullable(),
    phone: z.string(),
    channel: z.enum(channels),
    variant: z.number(),
    wave: z.number(),
    status: z.enum([...recipientStatuses, ...messageStatuses]).meta({
      description: "The message's status once there is one",
    }),
    reason: z.string().nullable(),
    sentence: z.string().nullable().meta({ description: "The reason in words" }),
    facts: z.record(z.string(), z.unknown()).nullable(),
    due_at: z.string(),
    segments: z.number(),
    cost_micros: z.number(),
    message_id: z.number().nullable(),
    error_code: z.number().nullable(),
    sent_at: z.string().nullable(),
    delivered_at: z.string().nullable(),
  })
  .meta({ id: "CampaignRecipient" });
export type RecipientView = z.output<typeof recipientView>;

const share = z.object({
  count: z.number(),
  percent: z.number().nullable().meta({ description: "Of those sent to; null when nothing was sent" }),
  low: z.number().nullable().meta({ description: "95 % interval (Wilson), percent" }),
  high: z.number().nullable(),
});

export const resultsView = z
  .object({
    variants: z.array(
      z.object({
        position: z.number(),
        template_id: z.number(),
        template_name: z.string(),
        recipients: z.number(),
        sent: z.number(),
        delivered: share,
        replied: share,
        opted_out: share,
        clicked: share.nullable().meta({ description: "Null while links are not counted" }),
        cost_micros: z.number(),
      }),
    ),
    held_out: z.object({ people: z.number(), replied: share, opted_out: share }).nullable(),
    verdict: z.object({
      is_clear: z.boolean(),
      best: z.number().nullable().meta({ description: "Position of the variant that did better" }),
      sentence: z.string().meta({ description: "“Not enough data yet.” until it is clear" }),
    }),
    by_hour: z.array(
      z.object({ hour: z.string(), sent: z.number(), delivered: z.number(), failed: z.number() }),
    ),
    failures: z.array(
      z.object({ code: z.string(), count: z.number(), title: z.string(), remedy: z.string() }),
    ),
    currency: z.string(),
  })
  .meta({ id: "CampaignResults" });
export type ResultsView = z.output<typeof resultsView>;

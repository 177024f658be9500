import { z } from "zod";
import { campaignStatuses, channels, lateChoices } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";
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
  name: lineOfText(100),
  template_id: id,
  template_name: lineOfText(100).meta({ description: "May stand for template_id" }),
  segment_id: id.nullable().meta({ description: "Who; null for everybody" }),
  exclude_segment_id: id.nullable().meta({ description: "Who not, even if they belong to the segment" }),
  channel: z.enum(channels).nullable().meta({
    description: "Null: each recipient gets the channel they agreed to, SMS first",
  }),
  fallback_channel: z.enum(channels).nullable().meta({
    description: "Tried once where the first channel turns out not to reach somebody; null never",
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
  shorten_links: z.boolean().meta({
    description:
      "Addresses in the text become short ones of ours, one for every recipient; clicks are counted",
  }),
  link_days: z
    .number()
    .int()
    .min(1)
    .max(365)
    .meta({ description: "How long the short addresses lead somewhere" }),
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
    fallback_channel: fields.fallback_channel.default(null),
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
    shorten_links: fields.shorten_links.default(false),
    link_days: fields.link_days.default(30),
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
    fallback_channel: z.enum(channels).nullable(),
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
    shorten_links: z.boolean(),
    link_days: z.number(),
    link_example: z.string().meta({ description: "What a short address looks like" }),
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
  segment_id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().meta({
    description: "Only those that name this segment, as whom to text or whom to leave out",
  }),
});
export type ListCampaignsQuery = z.output<typeof listCampaignsQuery>;

/** A campaign that runs and has texted nobody before its first hour is scheduled. */
export const campaignCounts = z
  .object({
    draft: z.number(),
    freezing: z.number(),
    scheduled: z.number(),
    running: z.number(),
    paused: z.number().meta({ description: "By hand" }),
    paused_itself: z.number(),
    finished: z.number(),
    canceled: z.number(),
  })
  .meta({ id: "CampaignCounts" });
export type CampaignCounts = z.output<typeof campaignCounts>;

import { z } from "zod";
import { channels } from "@/db/enums";
import { pageQuery } from "@/lib/paging";

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
    variants: z.array(
      z.object({
        position: z.number(),
        template_name: z.string(),
        media_urls: z.array(z.string()),
        recipients: z.number(),
      }),
    ),
    channels: z.array(
      z.object({ channel: z.enum(channels), recipients: z.number(), cost_micros: z.number() }),
    ),
    segments_histogram: z.array(z.object({ segments: z.number(), recipients: z.number() })),
    segments: z.number().meta({ description: "Parts in all" }),
    unicode: z.number().meta({ description: "Recipients whose text goes out as Unicode" }),
    pictures: z
      .number()
      .meta({ description: "Recipients whose text has pictures: one message each, whatever its length" }),
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

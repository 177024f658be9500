import { z } from "zod";

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
        read: share.nullable().meta({
          description: "Of those sent on WhatsApp, the only channel that tells; null where none was",
        }),
        replied: share,
        opted_out: share,
        clicked: share.nullable().meta({
          description: "People who followed a short link; null where links are not counted",
        }),
        bot_clicked: z.number().nullable().meta({
          description: "Recipients whose link only previews, scanners and other machines have opened",
        }),
        cost_micros: z.number(),
      }),
    ),
    visits: z
      .object({
        count: z.number(),
        value: z.array(z.object({ currency: z.string(), value_micros: z.number() })),
      })
      .meta({
        description:
          "Booked by who got the campaign's text, within the days the booking rules say; canceled and missed ones left out",
      }),
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

import { z } from "zod";
import { day, figures } from "./schema";

export const templatePerformanceQuery = z.strictObject({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .default(30)
    .meta({ description: "Today and the days before" }),
});
export type TemplatePerformanceQuery = z.output<typeof templatePerformanceQuery>;

const performance = {
  sent: figures.sent,
  delivered: figures.delivered,
  not_delivered: figures.not_delivered,
  not_sent: z.number().meta({ description: "Stopped before it left: refused by a check, or called off" }),
  delivery_rate: figures.delivery_rate,
  costs: figures.costs,
  asked: z
    .number()
    .meta({ description: "Of how many, the newest that left, answers and opt-outs are counted" }),
  answered: z.number().meta({ description: "People who texted within three days after it" }),
  opted_out: z.number().meta({ description: "People who opted out within three days after it" }),
};

export const templatePerformance = z
  .object({
    start_date: day,
    end_date: day,
    ...performance,
    last_at: z.string().nullable().meta({ description: "When the last one was accepted, in these days" }),
    versions: z
      .array(z.object({ version: z.number(), ...performance }))
      .meta({ description: "Newest first" }),
  })
  .meta({ id: "TemplatePerformance" });
export type TemplatePerformance = z.output<typeof templatePerformance>;

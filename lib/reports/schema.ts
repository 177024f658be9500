import { z } from "zod";
import { messageStatuses } from "@/db/enums";

export const day = z.iso.date();
const money = z.object({ micros: z.number().int(), currency: z.string() });

/** One calendar day, or several together. Shares are of texts whose end is known; null while none is. */
export const figures = {
  by_status: z.record(z.enum(messageStatuses), z.number()),
  sent: z.number().meta({ description: "Texts that left: with the carrier, arrived, read or not delivered" }),
  delivered: z.number().meta({ description: "Delivered or read" }),
  not_delivered: z.number().meta({ description: "Failed or not delivered" }),
  replies: z.number().meta({ description: "Texts from customers" }),
  opt_outs: z.number().meta({ description: "People who opted out, of everything or of one category" }),
  delivery_rate: z
    .number()
    .nullable()
    .meta({ description: "delivered ÷ (delivered + not_delivered), 0 to 1; null while nothing is known" }),
  average_delivery_seconds: z.number().nullable().meta({ description: "From leaving to arriving, mean" }),
  costs: z.array(money).meta({ description: "What left, by currency: the price told, else the estimate" }),
};

export const dayFigures = z.object({ day, ...figures }).meta({ id: "DayFigures" });
export type DayFigures = z.output<typeof dayFigures>;
export type Figures = Omit<DayFigures, "day">;

/** The calendar that texting knows; far years would be nothing but arithmetic. */
const askedDay = day.regex(/^2[01]\d\d-/, "Write a day of this century.");

export const deliveryMetricsQuery = z.strictObject({
  start_date: askedDay
    .optional()
    .meta({ description: "Inclusive, in the workspace's time zone; two weeks ago" }),
  end_date: askedDay.optional().meta({ description: "Inclusive, in the workspace's time zone; today" }),
});
export type DeliveryMetricsQuery = z.output<typeof deliveryMetricsQuery>;

export const deliveryMetrics = z
  .object({
    start_date: day,
    end_date: day,
    time_zone: z.string(),
    delivery_rate: figures.delivery_rate,
    totals: z.object(figures),
    days: z.array(dayFigures).meta({ description: "Every day of the span, oldest first" }),
  })
  .meta({ id: "DeliveryMetrics" });
export type DeliveryMetrics = z.output<typeof deliveryMetrics>;

const firstSteps = z
  .object({
    sender: z.boolean().meta({ description: "There is a number to text from" }),
    contacts: z.boolean(),
    texts: z.boolean().meta({ description: "A text went out or came in" }),
    hours: z.boolean().meta({ description: "Opening hours are set" }),
    team: z.boolean().meta({ description: "Somebody else is a member or was invited" }),
  })
  .meta({ description: "What a new workspace has done already" });
export type FirstSteps = z.output<typeof firstSteps>;

export const overview = z
  .object({ time_zone: z.string(), days: z.array(dayFigures), first_steps: firstSteps })
  .meta({ id: "Overview", description: "The last fourteen days, today last" });
export type OverviewView = z.output<typeof overview>;

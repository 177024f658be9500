import { z } from "zod";
import { categories, directions, messageStatuses } from "@/db/enums";

const day = z.iso.date();
const money = z.object({ micros: z.number().int(), currency: z.string() });

/** One calendar day, or several together. Shares are of texts whose end is known; null while none is. */
const figures = {
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

const cause = z.object({
  error_code: z.number().nullable(),
  reason: z.string().nullable(),
  cause: z.string().meta({ description: "What happened, in a receptionist's words" }),
  remedy: z.string().meta({ description: "What to do about it" }),
  texts: z.number(),
  people: z.array(z.string()).meta({ description: "A few of them by name, or by masked number" }),
  last_at: z.string(),
});
export type FailureCause = z.output<typeof cause>;

const waitingReply = z.object({
  message_id: z.number(),
  contact_id: z.number(),
  contact_name: z.string().nullable(),
  phone: z.string().meta({ description: "Masked" }),
  body: z.string(),
  at: z.string(),
});
export type WaitingReply = z.output<typeof waitingReply>;

const senderProblem = z.object({
  sender_id: z.number(),
  name: z.string(),
  cause: z.string(),
  remedy: z.string(),
  since: z.string().nullable(),
  held_until: z.string().nullable(),
  waiting: z.number().meta({ description: "Texts that are due and wait for it; counted up to a thousand" }),
});

const quota = z.object({
  sender_id: z.number().nullable().meta({ description: "null: the whole workspace" }),
  name: z.string().nullable(),
  used: z.number(),
  limit: z.number(),
});

const behind = z.object({
  texts: z
    .number()
    .meta({ description: "Due for more than a minute and still here; counted up to a thousand" }),
  oldest_due_at: z.string(),
  is_moving: z.boolean().meta({ description: "A sender took some within the last minute" }),
  seconds_left: z.number().nullable().meta({ description: "How long the line takes at the senders' speed" }),
});

/** What waits for a person. Only what the asker may see; empty parts are empty, never left out. */
export const attention = z
  .object({
    at: z.string(),
    since_day: day.meta({ description: "Failures are told from this day on: yesterday" }),
    today: day,
    paused_since: z
      .string()
      .nullable()
      .meta({ description: "Since when nothing is sent; null while sending" }),
    failures: z.array(cause),
    replies: z.object({
      people: z.number(),
      is_more: z.boolean().meta({ description: "There may be more than were looked at" }),
      oldest_at: z.string().nullable(),
      newest: z.array(waitingReply),
    }),
    senders: z.array(senderProblem),
    quotas: z.array(quota),
    behind: behind.nullable(),
    unconfirmed: z.object({ texts: z.number(), oldest_at: z.string() }).nullable(),
  })
  .meta({ id: "Attention" });
export type AttentionView = z.output<typeof attention>;

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

export const searchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta({ description: "A name, a whole number, its last four digits, or words" }),
  limit: z.coerce.number().int().min(1).max(20).default(5).meta({ description: "Of each kind, 1 to 20" }),
});
export type SearchQuery = z.output<typeof searchQuery>;

export const searchResults = z
  .object({
    contacts: z.array(z.object({ id: z.number(), name: z.string().nullable(), phone: z.string() })),
    messages: z.array(
      z.object({
        id: z.number(),
        contact_id: z.number(),
        contact_name: z.string().nullable(),
        phone: z.string(),
        direction: z.enum(directions),
        body: z.string(),
        created_at: z.string(),
      }),
    ),
    templates: z.array(z.object({ id: z.number(), name: z.string(), category: z.enum(categories) })),
    messages_complete: z.boolean().meta({
      description: "false: only the newest messages were looked through, and older ones may fit too",
    }),
  })
  .meta({ id: "SearchResults" });
export type SearchResults = z.output<typeof searchResults>;

export const deliverySpan = z.strictObject({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(30)
    .default(7)
    .meta({ description: "Calendar days of the workspace, today included" }),
});
export type DeliverySpan = z.output<typeof deliverySpan>;

const affected = z.object({
  message_id: z.number(),
  contact_id: z.number(),
  contact_name: z.string().nullable(),
  phone: z.string().meta({ description: "Masked" }),
});

const failureGroup = z.object({
  error_code: z.number().nullable(),
  error_class: z.string().nullable(),
  reason: z.string().nullable(),
  cause: z.string().meta({ description: "What happened, in a receptionist's words" }),
  remedy: z.string().meta({ description: "What to do about it" }),
  texts: z.number(),
  people: z.number(),
  retryable: z.number().meta({ description: "Texts of it that may safely be sent again now" }),
  last_at: z.string(),
  by_day: z.array(z.number()).meta({ description: "Texts a day, oldest first" }),
  latest: z.array(affected).meta({ description: "The people it met last" }),
});
export type FailureGroup = z.output<typeof failureGroup>;

const heldBackGroup = z.object({
  reason: z.string(),
  cause: z.string(),
  remedy: z.string().nullable(),
  texts: z.number(),
  people: z.number(),
});

export const deliveryFailures = z
  .object({
    start_date: day,
    end_date: day,
    failed: z.number(),
    retryable: z.number(),
    causes: z.array(failureGroup).meta({ description: "Most texts first" }),
    held_back: z.array(heldBackGroup).meta({ description: "What Parley did not send on purpose" }),
  })
  .meta({ id: "DeliveryFailures" });
export type DeliveryFailures = z.output<typeof deliveryFailures>;

const rate = {
  delivered: z.number(),
  not_delivered: z.number(),
  on_the_way: z.number().meta({ description: "With the carrier, no word yet" }),
  delivery_rate: figures.delivery_rate,
};

export const deliveryRates = z
  .object({
    start_date: day,
    end_date: day,
    senders: z.array(
      z.object({ sender_id: z.number(), name: z.string(), number: z.string().nullable(), ...rate }),
    ),
    categories: z.array(z.object({ category: z.enum(categories), ...rate })),
  })
  .meta({ id: "DeliveryRates" });
export type DeliveryRates = z.output<typeof deliveryRates>;

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

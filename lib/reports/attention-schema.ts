import { z } from "zod";
import { day } from "./schema";

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
  conversation_id: z.number(),
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
    visits: z
      .object({
        day: day.meta({ description: "Tomorrow" }),
        unconfirmed: z.number().meta({ description: "Visits of that day that nobody has said yes to" }),
      })
      .nullable(),
    tasks: z
      .object({
        open: z.number().meta({ description: "Counted up to a hundred" }),
        oldest_at: z.string(),
        newest: z.string().meta({ description: "Whom the newest one is about and what it says" }),
      })
      .nullable(),
    unconfirmed: z.object({ texts: z.number(), oldest_at: z.string() }).nullable(),
  })
  .meta({ id: "Attention" });
export type AttentionView = z.output<typeof attention>;

import { z } from "zod";

/** A cause of failures; left out, every cause. */
export const retryMessagesInput = z
  .strictObject({
    error_code: z.number().int().min(0).max(2_147_483_647).nullable().optional(),
    reason: z
      .string()
      .regex(/^[a-z_]{1,50}$/)
      .nullable()
      .optional(),
  })
  .meta({ id: "RetryMessages" });
export type RetryMessagesInput = z.output<typeof retryMessagesInput>;

export const retriedMessages = z
  .object({
    retried: z.number(),
    left: z.boolean().meta({ description: "More of them may be retried; ask again" }),
  })
  .meta({ id: "RetriedMessages" });
export type RetriedMessages = z.output<typeof retriedMessages>;

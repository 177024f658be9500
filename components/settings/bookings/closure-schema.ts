import { z } from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Choose a day.");

/** Whole days, or hours of one day. */
export const closureForm = z
  .object({
    first: day,
    last: day,
    has_hours: z.boolean(),
    from: z.string(),
    until: z.string(),
    reason: z.string().trim().max(200),
  })
  .superRefine((values, ctx) => {
    const miss = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (!values.has_hours && values.last < values.first) miss("last", "This is before the first day.");
    if (values.has_hours && values.until <= values.from) miss("until", "This must be later than the start.");
  });
export type ClosureForm = z.output<typeof closureForm>;

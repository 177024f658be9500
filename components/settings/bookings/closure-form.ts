import { z } from "zod";
import { instantOf } from "../../messages/send/draft";
import { addDays } from "../../ui/time-words";

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

export const emptyClosure = (today: string): ClosureForm => ({
  first: today,
  last: today,
  has_hours: false,
  from: "12:00",
  until: "18:00",
  reason: "",
});

/** What the API is asked; days end at the midnight after them, on the workspace's clock. */
export function toClosure(values: ClosureForm, resourceId: number | null, timeZone: string) {
  const { first, last, has_hours, from, until, reason } = values;
  const at = (local: string) => instantOf(local, timeZone)?.toISOString() ?? "";
  return {
    resource_id: resourceId,
    starts_at: at(`${first}T${has_hours ? from : "00:00"}`),
    ends_at: has_hours ? at(`${first}T${until}`) : at(`${addDays(last, 1)}T00:00`),
    reason: reason === "" ? null : reason,
  };
}

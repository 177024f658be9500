import { instantOf } from "../../ui/instant-of";
import { addDays } from "../../ui/time-words";
import type { ClosureForm } from "./closure-schema";

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

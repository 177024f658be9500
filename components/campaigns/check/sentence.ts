import type { DryRunView } from "../../../lib/campaigns/dry-run-schema";
import type { CampaignView } from "../../../lib/campaigns/schema";
import { formatMoney } from "../../../lib/money";
import { count } from "../../messages/words";
import { clockTime, hourWords } from "../../ui/time-words";
import { dayPhrase, people, spanPhrase } from "../words";

type Run = Pick<
  DryRunView,
  "recipients" | "excluded" | "held_out" | "cost_micros" | "currency" | "first_at" | "last_at"
>;

export const leftOut = ({ excluded }: Pick<DryRunView, "excluded">): number =>
  excluded.reduce((total, { count: n }) => total + n, 0);

/** Who gets it, when and for how much: "312 people get it between 10:00 AM and 2:30 PM tomorrow, for $4.12." */
export function dryRunSentence(run: Run, now: number, zone: string): string {
  if (run.recipients === 0) return "Nobody would get it.";
  const span =
    run.first_at === null || run.last_at === null
      ? ""
      : ` ${spanPhrase(Date.parse(run.first_at), Date.parse(run.last_at), now, zone)}`;
  const verb = run.recipients === 1 ? "gets" : "get";
  return `${people(run.recipients)} ${verb} it${span}, for ${formatMoney(run.cost_micros, run.currency)}.`;
}

/** Who does not: "41 are left out, 31 kept aside." Empty when everybody gets it. */
export function leftOutSentence(run: Run): string {
  const out = leftOut(run);
  const parts = [
    out > 0 && `${out.toLocaleString("en-US")} ${out === 1 ? "is" : "are"} left out`,
    run.held_out > 0 &&
      `${run.held_out.toLocaleString("en-US")} ${run.held_out === 1 ? "is" : "are"} kept aside to compare`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "Nobody is left out." : `${parts.join(", ")}.`;
}

/** What the launch button does, in its own words: "Text 312 people tomorrow at 10:00 AM". */
export function launchWords(
  run: Pick<Run, "recipients" | "first_at">,
  { local_time }: Pick<CampaignView, "local_time">,
  now: number,
  zone: string,
): string {
  const first = run.first_at === null ? now : Date.parse(run.first_at);
  const whom = `Text ${people(run.recipients)}`;
  if (local_time !== null)
    return `${whom} ${dayPhrase(first, now, zone)} at ${hourWords(local_time)} their time`;
  if (first <= now + 90_000) return `${whom} now`;
  return `${whom} ${dayPhrase(first, now, zone)} at ${clockTime(first, zone)}`;
}

/** "1 part", "3 parts": pieces that a text is cut into, each of which is paid. */
export const parts = (n: number): string => count(n, "part");

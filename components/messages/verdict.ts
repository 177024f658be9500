import { isRecord } from "@/components/shell/record";
import { dayOf, dayWords } from "@/components/ui/time-words";
import { type ConsentMethod, consentMethods } from "@/db/enums";
import type { Check } from "./schema";

const methodWords: Record<ConsentMethod, string> = {
  keyword: "by text",
  refusal: "by text, in their own words",
  doubt: "by a text that sounded like a no",
  api: "through a connected system",
  staff: "by telling the staff",
  import: "by an imported list",
  web_form: "on a form",
  provider: "with the carrier",
};

const isMethod = (value: unknown): value is ConsentMethod =>
  consentMethods.some((method) => method === value);

/** The checks stored with a step of the timeline, if it has any. */
export function checksOf({ verdict }: Record<string, unknown>): Check[] {
  const checks = isRecord(verdict) ? verdict.checks : null;
  return Array.isArray(checks) && checks.every(isCheck) ? checks : [];
}

const isCheck = (value: unknown): value is Check =>
  isRecord(value) &&
  typeof value.check === "string" &&
  typeof value.passed === "boolean" &&
  isRecord(value.facts);

/** "Opted out by text on May 3": the refusal that a text met, from the ledger's own facts. Null: no opt-out stopped it. */
export function optOutWords(checks: readonly Check[], now: number, timeZone: string): string | null {
  const refusal = checks.find((check) => check.check === "opt_out" && !check.passed);
  if (!refusal) return null;
  const { since, method } = refusal.facts;
  const at = typeof since === "string" ? Date.parse(since) : Number.NaN;
  const how = isMethod(method) ? ` ${methodWords[method]}` : "";
  const when = Number.isNaN(at) ? "" : ` on ${dayWords(dayOf(at, timeZone), dayOf(now, timeZone))}`;
  return `Opted out${how}${when}.`;
}

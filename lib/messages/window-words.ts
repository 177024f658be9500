import type { Verdict } from "./gate";

type Spoken = { who: string; isAhead?: boolean };

/** "Maria last wrote 3 days ago; WhatsApp only delivers approved templates after 24 hours." Pure. */
export function windowWords(verdict: Verdict, { who, isAhead = false }: Spoken): string {
  const wroteAt = verdict.checks.find(({ check }) => check === "whatsapp_window")?.facts.last_wrote_at;
  if (typeof wroteAt !== "string")
    return `${who} never wrote to you on WhatsApp; until that happens, it only delivers approved templates.`;
  const span = spanWords(Date.parse(verdict.at) - Date.parse(wroteAt));
  return `${who} last wrote ${span} ${isAhead ? "before that" : "ago"}; WhatsApp only delivers approved templates after 24 hours.`;
}

/** "25 hours", "3 days". */
function spanWords(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const [count, unit] = hours < 48 ? [hours, "hour"] : [Math.floor(hours / 24), "day"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

import type { TemplatePerformance } from "@/lib/reports/performance-schema";
import { rateWords } from "../../charts/rate-words";

const people = (n: number): string => (n === 1 ? "1 person" : `${n.toLocaleString("en-US")} people`);

/** "Sent 312 times in 30 days, and 98.4% arrived. Within three days 12 people answered and 1 opted out." */
export function performanceWords(figures: TemplatePerformance): string {
  const { sent, not_sent: stopped, delivery_rate: rate, asked, answered, opted_out: out } = figures;
  const held = stopped === 0 ? "" : ` ${stopped.toLocaleString("en-US")} were stopped before they left.`;
  if (sent === 0) return `Not sent in the last 30 days.${held}`;
  const times = sent === 1 ? "once" : `${sent.toLocaleString("en-US")} times`;
  const arrived = rate === null ? "" : `, and ${rateWords(rate)} arrived`;
  const of = asked < sent ? ` after the newest ${asked.toLocaleString("en-US")}` : "";
  const reactions = `Within three days${of} ${answered === 0 ? "nobody" : people(answered)} answered and ${out === 0 ? "nobody" : out.toLocaleString("en-US")} opted out.`;
  return `Sent ${times} in the last 30 days${arrived}. ${reactions}${held}`;
}

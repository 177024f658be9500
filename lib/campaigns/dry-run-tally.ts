import { estimateMicros } from "@/lib/billing/estimate";
import { resolveVariables } from "@/lib/templates/render";
import { plainText } from "@/lib/templates/repairs";
import { toGsmSafe } from "@/lib/templates/smart-encoding";
import { isValidTimeZone } from "@/lib/time-zone";
import { type CompiledText, compileText, fillText } from "./compiled-text";
import type { Looked, Resolve } from "./evaluate-page";
import type { Plan } from "./plan";
import { findTip, type Typical, typicalOf } from "./tipped";

type Counts = Record<string, number>;
export type TippedPerson = {
  contact_id: number;
  name: string | null;
  segments: number;
  encoding: string;
  cause: string;
  extra: number;
};
export type SamplePerson = {
  contact_id: number;
  name: string | null;
  position: number;
  body: string;
  segments: number;
  due_at: string;
};
/** People with the same moment in the same zones, by a key of these. */
export type TurnTally = {
  wave: 1 | 2;
  channel: string;
  zone: string | null;
  country: string | null;
  due_at: string;
  send_before: string | null;
  people: number;
  segments: number;
};

/** What a dry run has counted so far; grows page by page, stored as it is. */
export type DryRunTally = {
  /** The texts and rules it was made of. */
  basis: string;
  recipients: number;
  held_out: number;
  excluded: Counts;
  variants: Counts;
  channels: Counts;
  /** What the texts of each channel cost, in micro-units. */
  channel_costs?: Counts;
  histogram: Counts;
  segments: number;
  unicode: number;
  /** Recipients whose text has pictures, and so costs by the message. */
  pictures?: number;
  cost_micros: number;
  held_for_hours: number;
  first_wave: number;
  tipped: { segments: number; unicode: number; people: TippedPerson[] };
  rewrites: Record<string, { segments_saved: number; saving_micros: number }>;
  sample: SamplePerson[];
  turns: Record<string, TurnTally>;
};

const TIPPED_SHOWN = 20;
const SAMPLES = 6;

export const emptyTally = (basis: string): DryRunTally => ({
  basis,
  recipients: 0,
  held_out: 0,
  excluded: {},
  variants: {},
  channels: {},
  histogram: {},
  segments: 0,
  unicode: 0,
  cost_micros: 0,
  held_for_hours: 0,
  first_wave: 0,
  tipped: { segments: 0, unicode: 0, people: [] },
  rewrites: {},
  sample: [],
  turns: {},
});

const add = (counts: Counts, key: string | number, by = 1): void => {
  counts[key] = (counts[key] ?? 0) + by;
};

/** Adds a page of people to what was counted. Changes `tally`; looks at nothing but what it is given. */
export function addPage(tally: DryRunTally, plan: Plan, page: readonly Looked[]): void {
  const facts = new Map<CompiledText, TextFacts>();
  const shared = resolveVariables({ request: plan.campaign.variables, workspace: plan.workspace });
  for (const looked of page) {
    const { result, text } = looked;
    if (result.status === "held_out") tally.held_out++;
    else if (result.status === "excluded") add(tally.excluded, result.reason ?? "unknown");
    else {
      let known = facts.get(text);
      if (!known) {
        known = factsOf(text, shared);
        facts.set(text, known);
      }
      addRecipient(tally, looked, known);
    }
  }
}

/** What is true of a text whoever reads it. */
type TextFacts = { typical: Typical; plain: CompiledText | null };

const factsOf = (text: CompiledText, shared: Resolve): TextFacts => {
  const plain = plainBody(text.body);
  return {
    typical: typicalOf(text, shared),
    plain: plain === null ? null : compileText(plain, text.linkBase),
  };
};

/** The text with plain punctuation where that makes it cheaper to send; null when it has none to lose. */
export const plainBody = (body: string): string | null =>
  toGsmSafe(body).replacements.length > 0 ? toGsmSafe(body).text : plainText(body);

function addRecipient(tally: DryRunTally, { result, resolve, person }: Looked, facts: TextFacts): void {
  const { segments, encoding, costMicros } = result;
  tally.recipients++;
  tally.segments += segments;
  tally.cost_micros += costMicros;
  if (encoding === "UCS-2" && result.channel === "sms") tally.unicode++;
  if (result.reason === "quiet_hours") tally.held_for_hours++;
  if (result.wave === 1) tally.first_wave++;
  add(tally.variants, result.variant);
  add(tally.channels, result.channel);
  tally.channel_costs ??= {};
  add(tally.channel_costs, result.channel, costMicros);
  add(tally.histogram, segments);
  addTurn(tally, result, person);
  addSample(tally, result);
  // WhatsApp sends and bills a message whole, whatever its letters.
  if (result.channel === "whatsapp") return;
  if (result.mediaUrls.length > 0) {
    // Longer words cost no more.
    tally.pictures = (tally.pictures ?? 0) + 1;
    return;
  }
  addTip(tally, result, findTip(facts.typical, { encoding, segments }, resolve));
  if (facts.plain) addRewrite(tally, result, facts.plain, resolve);
}

function addTurn(tally: DryRunTally, result: Looked["result"], person: Looked["person"]): void {
  const { wave, channel, segments } = result;
  const zone = person.timeZone && isValidTimeZone(person.timeZone) ? person.timeZone : null;
  // A zone that is known says it all.
  const country = zone ? null : person.country;
  const due = result.dueAt.toISOString();
  const before = result.sendBefore?.toISOString() ?? null;
  const key = `${wave}|${channel}|${zone ?? ""}|${country ?? ""}|${due}|${before ?? ""}`;
  const turn = tally.turns[key];
  if (turn) {
    turn.people++;
    turn.segments += segments;
  } else {
    const made: TurnTally = {
      wave,
      channel,
      zone,
      country,
      due_at: due,
      send_before: before,
      people: 1,
      segments,
    };
    tally.turns[key] = made;
  }
}

/** The first few of each variant, so that every text is seen. */
function addSample(tally: DryRunTally, result: Looked["result"]): void {
  const { sample } = tally;
  const ofVariant = sample.filter(({ position }) => position === result.variant).length;
  if (sample.length >= SAMPLES * 2 || ofVariant >= SAMPLES || result.body === null) return;
  sample.push({
    contact_id: result.contactId,
    name: result.name,
    position: result.variant,
    body: result.body,
    segments: result.segments,
    due_at: result.dueAt.toISOString(),
  });
}

function addTip(tally: DryRunTally, result: Looked["result"], tip: ReturnType<typeof findTip>): void {
  if (!tip) return;
  const { tipped } = tally;
  if (tip.extraSegments > 0) tipped.segments++;
  if (tip.isUnicode) tipped.unicode++;
  const cheapest = tipped.people.at(-1);
  if (tipped.people.length >= TIPPED_SHOWN && cheapest && cheapest.extra >= tip.extraSegments) return;
  tipped.people.push({
    contact_id: result.contactId,
    name: result.name,
    segments: result.segments,
    encoding: result.encoding,
    cause: tip.cause,
    extra: tip.extraSegments,
  });
  tipped.people.sort((a, b) => b.extra - a.extra);
  tipped.people.length = Math.min(tipped.people.length, TIPPED_SHOWN);
}

function addRewrite(
  tally: DryRunTally,
  result: Looked["result"],
  plain: CompiledText,
  resolve: Resolve,
): void {
  const filled = fillText(plain, resolve);
  if (!filled.ok || filled.segments >= result.segments) return;
  const { channel, country, segments } = result;
  const cost = estimateMicros({ channel, country, segments: filled.segments });
  tally.rewrites[result.variant] ??= { segments_saved: 0, saving_micros: 0 };
  const saving = tally.rewrites[result.variant];
  if (!saving) return;
  saving.segments_saved += segments - filled.segments;
  saving.saving_micros += result.costMicros - cost;
}

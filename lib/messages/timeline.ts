import { raw, withWorkspace } from "@/db/client";
import type { AttemptOutcome, MessageStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { now } from "@/lib/clock";
import { clickSentence } from "@/lib/links/click-words";
import { type ClickView, listLinks } from "@/lib/links/queries";
import { errorSentence, reasonSentence } from "./explain";
import type { Verdict } from "./gate";
import { quietUntilWords } from "./held-words";
import { clockWords, momentWords, placeWords } from "./moment-words";
import { getMessageRow, presentMessage } from "./queries";
import { judgeResend } from "./resend";
import type { MessageView } from "./schema";
import type { TimelineEntry, TimelineView } from "./timeline-schema";
import { windowWords } from "./window-words";

type EventRow = {
  at: string;
  kind: string;
  status: MessageStatus | null;
  source: string;
  data: Record<string, unknown>;
};
type AttemptRow = {
  number: number;
  claimed_at: string;
  finished_at: string | null;
  outcome: AttemptOutcome | null;
  gate: Verdict;
  provider_sid: string | null;
  http_status: number | null;
  error_code: number | null;
  detail: string | null;
};

/** The whole story of a message: every verdict with its inputs, every try, every word from the provider, in order. */
export async function getTimeline(actor: Actor, id: number): Promise<TimelineView> {
  authorize(actor, "messages:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const sql = raw(tx);
    const message = presentMessage(await getMessageRow(tx, actor.workspaceId, id));
    const events = await sql<EventRow[]>`
      select at, kind, status, source, data from message_events
      where workspace_id = ${actor.workspaceId} and message_id = ${id} order by id limit 500`;
    const attempts = await sql<AttemptRow[]>`
      select number, claimed_at, finished_at, outcome, gate, provider_sid, http_status, error_code, detail
      from message_attempts where workspace_id = ${actor.workspaceId} and message_id = ${id} order by number limit 50`;
    const [place] = await sql<{ time_zone: string }[]>`
      select time_zone from workspaces where id = ${actor.workspaceId}`;
    const zone = place?.time_zone ?? "UTC";
    const { links, clicks } = await listLinks(tx, actor.workspaceId, id);
    const entries = [
      ...events.map((event) => fromEvent(event, zone)),
      ...attempts.flatMap(fromAttempt),
      ...clicks.map((click) => fromClick(click, message.contact_name)),
    ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const held = events.findLast((event) => verdictOf(event.data)?.outcome === "defer");
    return {
      message,
      summary: summarize(message, held ? verdictOf(held.data) : null, zone),
      entries,
      links,
      retry: judgeResend(message, now()),
    };
  });
}

const iso = (moment: string) => new Date(moment).toISOString();

function fromEvent(event: EventRow, zone: string): TimelineEntry {
  const tell = Object.hasOwn(eventSentences, event.kind) ? eventSentences[event.kind] : undefined;
  const sentence = tell
    ? tell(event.data, new Date(event.at), zone)
    : `${event.kind.charAt(0).toUpperCase()}${event.kind.slice(1).replaceAll("_", " ")}.`;
  return { ...event, at: iso(event.at), sentence };
}

type Data = Record<string, unknown>;
const text = (value: unknown) => (typeof value === "string" ? value : "");
const verdictOf = (data: Data) => (data.verdict as Verdict | undefined) ?? null;
const verdictReason = (data: Data) => reasonSentence(text(verdictOf(data)?.reason));

/** "Held until 8:00 AM in Denver: quiet hours.", or until when and why else. */
function heldSentence(data: Data, at: Date, zone: string): string {
  const verdict = verdictOf(data);
  const quiet = verdict?.reason === "quiet_hours" ? quietUntilWords(verdict, at, zone) : null;
  if (quiet) return `Held until ${quiet}.`;
  const until = text(data.until) || verdict?.until;
  const when = until ? ` until ${momentWords(new Date(until), at, zone)}` : "";
  return `Held${when}: ${lower(reasonSentence(text(data.reason) || text(verdict?.reason)))}`;
}

const lower = (sentence: string) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

const eventSentences: Record<string, (data: Data, at: Date, zone: string) => string> = {
  accepted: (data, at, zone) => {
    const verdict = verdictOf(data);
    if (verdict?.outcome === "defer") return `Accepted. ${heldSentence(data, at, zone)}`;
    const planned = verdict && Date.parse(verdict.at) > at.getTime() + 60_000 ? new Date(verdict.at) : null;
    return planned
      ? `Accepted for ${momentWords(planned, at, zone)}, ${placeWords(zone)} time; every check passed.`
      : "Accepted; every check passed.";
  },
  suppressed: (data) => {
    const verdict = verdictOf(data);
    if (verdict?.reason === "whatsapp_window")
      return `Not sent: ${windowWords(verdict, { who: "This person" })}`;
    return `Not sent: ${data.reason ? reasonSentence(text(data.reason)) : verdictReason(data)}`;
  },
  deferred: heldSentence,
  expired: () => `Not sent: ${reasonSentence("deadline_passed")}`,
  fallback_made: (data) => `It certainly can't arrive this way, so it goes out ${otherWay(data)} instead.`,
  stands_in: (data) => `Stands in for the one ${otherWay(data)} that could not arrive.`,
  fallback_refused: (data) =>
    `Not sent ${otherWay(data)} instead: ${lower(reasonSentence(text(data.reason)))}`,
  arrived_twice: () =>
    "The first one arrived after all, so this person got it twice. Please look at this one.",
  canceled: (data) => `Canceled${data.by ? ` by ${text(data.by)}` : ""}.`,
  sent: () => "The provider took it.",
  rejected: (data) => {
    const { meaning, remedy } = errorSentence(Number(data.error_code ?? 0));
    return `The provider refused it: ${meaning} ${remedy}`;
  },
  unconfirmed: () =>
    "The provider did not answer. Nobody knows yet whether it went out, so it is not sent again.",
  reconciled: (data) =>
    data.found ? "Found in the provider's list: it had gone out." : "The provider's list does not have it.",
  retry_scheduled: (data) =>
    `Another try is planned${data.reason ? `: ${reasonSentence(text(data.reason))}` : "."}`,
  clock_moved: (data, at, zone) =>
    `${text(data.by) || "Somebody"} moved the demo clock: it was due ${momentWords(new Date(text(data.from)), at, zone)}.`,
  retried: (data) => `Queued again${data.by ? ` by ${text(data.by)}` : ""}.`,
  callback: (data, at, zone) =>
    text(data.word) === "read"
      ? `Read at ${clockWords(at, zone)}.`
      : callbackSentence(text(data.word), Number(data.error_code ?? 0)),
  priced: () => "The provider told the price.",
  received: (data) =>
    data.heard_by === "list"
      ? "The customer wrote. No webhook told of it; it was found in the provider's list."
      : "The customer wrote.",
  not_started: () => "Taken up, but not begun in time; put back.",
  late_acceptance: () => "An earlier try turned out to have gone out as well. Please look at this one.",
};

const otherWay = ({ channel }: Data) => (channel === "whatsapp" ? "on WhatsApp" : "as a text");

function callbackSentence(word: string, code: number): string {
  const told: Record<string, string> = {
    queued: "The provider has it in its queue.",
    sending: "The provider is sending it.",
    sent: "The provider handed it to the carrier.",
    delivered: "The carrier delivered it.",
  };
  if (code) {
    const { meaning, remedy } = errorSentence(code);
    return `The carrier did not deliver it: ${meaning} ${remedy}`;
  }
  return told[word] ?? `The provider said: ${word}.`;
}

function fromAttempt(attempt: AttemptRow): TimelineEntry[] {
  return [
    {
      at: iso(attempt.claimed_at),
      kind: "claimed",
      status: "sending",
      source: "dispatch",
      sentence: `Try ${attempt.number}: checked again and handed to the provider.`,
      data: {
        verdict: attempt.gate,
        outcome: attempt.outcome,
        provider_sid: attempt.provider_sid,
        http_status: attempt.http_status,
        error_code: attempt.error_code,
        detail: attempt.detail,
        finished_at: attempt.finished_at ? iso(attempt.finished_at) : null,
      },
    },
  ];
}

const fromClick = (click: ClickView, name: string | null): TimelineEntry => ({
  at: click.at,
  kind: click.bot_reason === null ? "link_opened" : "link_opened_by_machine",
  status: null,
  source: "link",
  sentence: clickSentence(click, name),
  data: {},
});

const standing: Record<MessageStatus, string> = {
  queued: "Waiting to go out.",
  sending: "Being handed to the provider.",
  unconfirmed: "The provider did not answer; we are finding out whether it went out.",
  sent: "The provider has it; no word from the carrier yet.",
  delivered: "Delivered.",
  read: "Read by the customer.",
  undelivered: "Not delivered.",
  failed: "Failed.",
  suppressed: "Not sent.",
  canceled: "Canceled.",
  received: "Received from the customer.",
};

/** Why the message stands where it stands, in one sentence. `held`: the verdict that a waiting text waits by. */
export function summarize(message: MessageView, held: Verdict | null, zone: string): string {
  if (message.status === "queued" && message.reason === "quiet_hours" && held) {
    const quiet = quietUntilWords(held, now(), zone);
    if (quiet) return `Waiting until ${quiet}.`;
  }
  if (
    message.status === "queued" &&
    message.reason === null &&
    Date.parse(message.due_at) > now().getTime() + 60_000
  ) {
    return `Waiting until ${momentWords(new Date(message.due_at), now(), zone)}, ${placeWords(zone)} time.`;
  }
  const parts = [standing[message.status]];
  if (message.reason && message.status !== "delivered" && message.status !== "read")
    parts.push(reasonSentence(message.reason));
  if (message.error_code && ["failed", "undelivered", "queued"].includes(message.status)) {
    const { meaning, remedy } = errorSentence(message.error_code);
    parts.push(message.replaced_by === null ? `${meaning} ${remedy}` : meaning);
  }
  if (message.replaced_by !== null)
    parts.push(
      `It goes out ${otherWay({ channel: message.channel === "sms" ? "whatsapp" : "sms" })} instead.`,
    );
  return parts.join(" ");
}

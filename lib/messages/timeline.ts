import { raw, withWorkspace } from "@/db/client";
import type { AttemptOutcome, MessageStatus } from "@/db/enums";
import { type Actor, authorize } from "@/lib/actor";
import { errorSentence, reasonSentence } from "./explain";
import type { Verdict } from "./gate";
import { getMessageRow, presentMessage } from "./queries";
import type { MessageView, TimelineEntry, TimelineView } from "./schema";

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
    const entries = [...events.map(fromEvent), ...attempts.flatMap(fromAttempt)].sort((a, b) =>
      a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
    );
    return { message, summary: summarize(message), entries };
  });
}

const iso = (moment: string) => new Date(moment).toISOString();

function fromEvent(event: EventRow): TimelineEntry {
  const tell = Object.hasOwn(eventSentences, event.kind) ? eventSentences[event.kind] : undefined;
  return { ...event, at: iso(event.at), sentence: tell ? tell(event.data) : event.kind.replaceAll("_", " ") };
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const verdictReason = (data: Record<string, unknown>) =>
  reasonSentence(text((data.verdict as Verdict | undefined)?.reason));

const eventSentences: Record<string, (data: Record<string, unknown>) => string> = {
  accepted: (data) => {
    const verdict = data.verdict as Verdict | undefined;
    return verdict?.outcome === "defer"
      ? `Accepted, and held: ${verdictReason(data)}`
      : "Accepted; every check passed.";
  },
  suppressed: (data) => `Not sent: ${data.reason ? reasonSentence(text(data.reason)) : verdictReason(data)}`,
  deferred: (data) => `Held: ${reasonSentence(text(data.reason))}`,
  expired: () => `Not sent: ${reasonSentence("deadline_passed")}`,
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
  retried: (data) => `Queued again${data.by ? ` by ${text(data.by)}` : ""}.`,
  callback: (data) => callbackSentence(text(data.word), Number(data.error_code ?? 0)),
  priced: () => "The provider told the price.",
  received: () => "The customer wrote.",
  not_started: () => "Taken up, but not begun in time; put back.",
  late_acceptance: () => "An earlier try turned out to have gone out as well. Please look at this one.",
};

function callbackSentence(word: string, code: number): string {
  const told: Record<string, string> = {
    queued: "The provider has it in its queue.",
    sending: "The provider is sending it.",
    sent: "The provider handed it to the carrier.",
    delivered: "The carrier delivered it.",
    read: "The customer read it.",
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

/** Why the message stands where it stands, in one sentence. */
export function summarize(message: MessageView): string {
  const parts = [standing[message.status]];
  if (message.reason && message.status !== "delivered" && message.status !== "read")
    parts.push(reasonSentence(message.reason));
  if (message.error_code && ["failed", "undelivered", "queued"].includes(message.status)) {
    const { meaning, remedy } = errorSentence(message.error_code);
    parts.push(`${meaning} ${remedy}`);
  }
  return parts.join(" ");
}

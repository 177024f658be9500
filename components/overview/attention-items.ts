import { count } from "@/components/messages/words";
import { durationWords, relativeTime } from "@/components/ui/time-words";
import type { AttentionView, FailureCause } from "@/lib/reports/attention-schema";

export type AttentionItem = {
  key: string;
  kind: "failure" | "sender" | "quota" | "behind" | "unconfirmed" | "visits" | "tasks";
  tone: "red" | "amber" | "calm";
  title: string;
  /** What happened and what to do about it. */
  hint: string;
  /** Where that is done, under the workspace's address; null when there is nothing to do here. */
  to: string | null;
};

type Reader = { now: number; timeZone: string; managesSenders: boolean };

/** Nothing leaves: that comes even before a customer who waits, because an answer would not leave either. */
export const isUrgent = ({ kind, tone }: AttentionItem): boolean =>
  tone === "red" && (kind === "sender" || kind === "behind");

/** What waits for somebody besides replies, most urgent first, in words: cause, remedy, and the way there. Pure. */
export function attentionItems(attention: AttentionView, reader: Reader): AttentionItem[] {
  return [
    ...senderItems(attention, reader),
    ...behindItems(attention, reader),
    ...quotaItems(attention, reader),
    ...failureItems(attention, reader),
    ...taskItems(attention, reader),
    ...visitItems(attention),
    ...unconfirmedItems(attention),
  ];
}

function senderItems({ senders }: AttentionView, { now, timeZone, managesSenders }: Reader): AttentionItem[] {
  return senders.map(({ sender_id, name, cause, remedy, waiting, held_until }) => {
    const until = held_until ? `It tries again ${relativeTime(Date.parse(held_until), now, timeZone)}. ` : "";
    return {
      key: `sender ${sender_id}`,
      kind: "sender",
      tone: "red",
      title: waiting > 0 ? `${upTo(waiting, "text")} cannot leave: ${name}` : `${name} has a problem`,
      hint: `${cause} ${until}${managesSenders ? toOwner(remedy) : "Tell an owner or a manager."}`,
      to: managesSenders ? "/settings/senders" : null,
    };
  });
}

function behindItems({ behind }: AttentionView, { now }: Reader): AttentionItem[] {
  if (!behind) return [];
  const late = durationWords(now - Date.parse(behind.oldest_due_at));
  const left =
    behind.seconds_left === null ? "" : ` About ${durationWords(behind.seconds_left * 1000)} left.`;
  return [
    {
      key: "behind",
      kind: "behind",
      tone: behind.is_moving ? "calm" : "red",
      title: `${upTo(behind.texts, "text")} in line, the first for ${late}`,
      hint: behind.is_moving
        ? `They leave as fast as the sender may send.${left}`
        : "Nothing has left for a minute. Ask whoever runs Parley to look at its jobs; no text is lost.",
      to: "/messages?status=queued",
    },
  ];
}

function quotaItems({ quotas }: AttentionView, { managesSenders }: Reader): AttentionItem[] {
  if (!managesSenders) return [];
  return quotas.map(({ sender_id, name, used, limit }) => {
    const whose = sender_id === null ? "Today’s texts" : `Today’s texts from ${name ?? "a sender"}`;
    const isFull = used >= limit;
    return {
      key: `quota ${sender_id ?? "all"}`,
      kind: "quota",
      tone: isFull ? "red" : "amber",
      title: `${whose}: ${used.toLocaleString("en-US")} of ${limit.toLocaleString("en-US")} used`,
      hint: isFull
        ? "The daily quota is used up, so the rest goes out after midnight. Raise it to send today."
        : "The daily quota is nearly used up; what comes after it waits until midnight.",
      to: sender_id === null ? "/settings" : "/settings/senders",
    };
  });
}

const MOST_CAUSES = 3;

function failureItems(attention: AttentionView, reader: Reader): AttentionItem[] {
  const { failures } = attention;
  const shown = failures.length > MOST_CAUSES + 1 ? failures.slice(0, MOST_CAUSES) : failures;
  const rest = failures.slice(shown.length);
  const items = shown.map((failure) => failureItem(failure, attention, reader));
  if (rest.length === 0) return items;
  const texts = rest.reduce((total, failure) => total + failure.texts, 0);
  const more: AttentionItem = {
    key: "more failures",
    kind: "failure",
    tone: "red",
    title: `${count(texts, "more text")} did not arrive`,
    hint: `For ${rest.length} other reasons, each with its remedy under Delivery.`,
    to: "/delivery",
  };
  return [...items, more];
}

function failureItem(
  failure: FailureCause,
  { since_day, today }: AttentionView,
  reader: Reader,
): AttentionItem {
  const { error_code, reason, texts, people, cause, remedy, last_at } = failure;
  const others = texts - people.length;
  const to = people.length > 0 && others > 0 ? `${people.join(", ")} and ${others} more` : people.join(", ");
  const filter =
    error_code === null ? `status=failed${reason ? `&reason=${reason}` : ""}` : `error=${error_code}`;
  return {
    key: `failure ${error_code ?? ""} ${reason ?? ""}`,
    kind: "failure",
    tone: "red",
    title: `${count(texts, "text")} did not arrive${to ? `: ${to}` : ""}`,
    hint: `${cause} ${reader.managesSenders ? toOwner(remedy) : remedy} Last ${relativeTime(Date.parse(last_at), reader.now, reader.timeZone)}.`,
    to: `/messages?${filter}&from=${since_day}&to=${today}`,
  };
}

function taskItems({ tasks }: AttentionView, { now, timeZone }: Reader): AttentionItem[] {
  if (!tasks) return [];
  const many = tasks.open >= 100 ? "100+ tasks" : count(tasks.open, "task");
  const since =
    tasks.open > 1 ? ` The first since ${relativeTime(Date.parse(tasks.oldest_at), now, timeZone)}.` : "";
  return [
    {
      key: "tasks",
      kind: "tasks",
      tone: "amber",
      title: `${many} for the team`,
      hint: `${tasks.newest}${since}`,
      to: "/inbox",
    },
  ];
}

function visitItems({ visits }: AttentionView): AttentionItem[] {
  if (!visits) return [];
  const { day, unconfirmed } = visits;
  return [
    {
      key: "visits",
      kind: "visits",
      tone: "calm",
      title: `${count(unconfirmed, "visit")} tomorrow not confirmed yet`,
      hint: "Their reminders ask for a 1. Call those who should not be missed.",
      to: `/calendar?day=${day}`,
    },
  ];
}

function unconfirmedItems({ unconfirmed }: AttentionView): AttentionItem[] {
  if (!unconfirmed) return [];
  return [
    {
      key: "unconfirmed",
      kind: "unconfirmed",
      tone: "calm",
      title: `${count(unconfirmed.texts, "text")} being checked with the carrier`,
      hint: "The carrier has not said whether it took them. Nothing to do: Parley finds out and never sends twice.",
      to: "/messages?status=unconfirmed",
    },
  ];
}

/** The remedies speak to a receptionist; whoever may do it needs not ask an owner. */
const toOwner = (remedy: string): string =>
  remedy.replace(/^Ask an owner to (\w)/, (_, letter: string) => letter.toUpperCase());

/** The database counts to a thousand. */
const upTo = (n: number, one: string): string => (n >= 1_000 ? `More than 1,000 ${one}s` : count(n, one));

/** "4 people waiting for an answer, the first for 6 minutes" */
export function repliesTitle({ replies }: AttentionView, now: number, timeZone: string): string {
  const many = count(replies.people, "person", "people").replace(" ", replies.is_more ? "+ " : " ");
  const oldest = replies.oldest_at === null || replies.is_more ? null : Date.parse(replies.oldest_at);
  if (oldest === null) return `${many} waiting for an answer`;
  const isRecent = now - oldest < 3_600_000;
  const when = isRecent
    ? `for ${durationWords(now - oldest)}`
    : `since ${relativeTime(oldest, now, timeZone)}`;
  return `${many} waiting for an answer, ${replies.people > 1 ? "the first " : ""}${when}`;
}

/** The same for somebody who only looks: what stands open, in a sentence, with nothing to press. */
export function calmSentence({ failures, replies, behind, senders }: AttentionView): string {
  const lost = failures.reduce((total, { texts }) => total + texts, 0);
  const parts = [
    lost > 0 ? `${count(lost, "text")} did not arrive since yesterday` : null,
    replies.people > 0 ? `${count(replies.people, "person", "people")} wait for an answer` : null,
    senders.length > 0 ? "a sender has a problem" : null,
    behind && !behind.is_moving ? "texts are late" : null,
  ].filter((part) => part !== null);
  const sentence = parts.join(", ");
  return sentence === "" ? "" : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

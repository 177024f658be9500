import type { CampaignStatus } from "../../db/enums";
import { campaignStatuses } from "../../db/enums";
import type { CampaignCounts, CampaignView, ProgressView } from "../../lib/campaigns/schema";
import { count, type Tone } from "../messages/words";
import { clockTime, dayOf, daysBetween, dayWords, hourWords } from "../ui/time-words";

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const people = (n: number): string => count(n, "person", "people");

/** How a campaign stands to a person who looks: two of its statuses mean different things at different times. */
export type Standing = CampaignStatus | "scheduled" | "paused_itself";

/** Red only for what somebody has to decide. */
export const looks: Record<Standing, { word: string; tone: Tone }> = {
  draft: { word: "Draft", tone: "default" },
  freezing: { word: "Getting ready", tone: "accent" },
  scheduled: { word: "Scheduled", tone: "accent" },
  running: { word: "Going out", tone: "accent" },
  paused: { word: "Paused", tone: "warning" },
  paused_itself: { word: "Paused itself", tone: "danger" },
  finished: { word: "Finished", tone: "success" },
  canceled: { word: "Canceled", tone: "default" },
};

export const statusOptions = campaignStatuses.map((id) => ({ id, label: looks[id].word }));

type Facts = Pick<CampaignView, "status" | "pause" | "progress" | "next_at">;

export function standingOf({ status, pause, progress, next_at }: Facts, now: number): Standing {
  if (status === "paused") return pause !== null && pause.reason !== "by_hand" ? "paused_itself" : "paused";
  const isAhead = next_at !== null && Date.parse(next_at) > now + 60_000;
  const isUntouched = progress !== null && reached(progress) + onTheWay(progress) === 0;
  return status === "running" && isAhead && isUntouched ? "scheduled" : status;
}

/** Texts that left, whatever became of them. */
export const reached = ({ sent, delivered, undelivered, failed }: ProgressView): number =>
  sent + delivered + undelivered + failed;
export const onTheWay = ({ queued, sending, unconfirmed }: ProgressView): number =>
  queued + sending + unconfirmed;

/** "1 paused itself, 2 are going out now": what matters of all that are not over; empty when all is quiet. */
export function headline(counts: CampaignCounts): string {
  const tell = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);
  const parts = [
    ...tell(counts.paused_itself, "paused itself", "paused themselves"),
    ...tell(counts.running + counts.freezing, "is going out now", "are going out now"),
    ...tell(counts.scheduled, "is scheduled", "are scheduled"),
    ...tell(counts.paused, "is paused", "are paused"),
  ];
  const drafts = tell(counts.draft, "draft waits for you", "drafts wait for you");
  return (parts.length > 0 ? parts : drafts).join(", ");
}

/** "today at 2:30 PM", "tomorrow at 10:00 AM", "on Nov 23 at 10:00 AM". */
export const momentPhrase = (at: number, now: number, zone: string): string =>
  `${dayPhrase(at, now, zone)} at ${clockTime(at, zone)}`;

/** "today", "tomorrow", "yesterday", "on Nov 23". */
export function dayPhrase(at: number, now: number, zone: string): string {
  const [day, today] = [dayOf(at, zone), dayOf(now, zone)];
  const days = daysBetween(today, day);
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days === -1 ? "yesterday" : `on ${dayWords(day, today)}`;
}

/** "between 10:00 AM and 2:30 PM tomorrow", "now", "between now and 2:30 PM", "at 10:00 AM tomorrow". */
export function spanPhrase(first: number, last: number, now: number, zone: string): string {
  const begin = Math.max(first, now);
  const isNow = first <= now + 90_000;
  if (last - begin < 60_000)
    return isNow ? "now" : `at ${clockTime(first, zone)} ${dayPhrase(first, now, zone)}`;
  const end = `${clockTime(last, zone)} ${dayPhrase(last, now, zone)}`;
  if (isNow) return `between now and ${end}`;
  if (dayOf(first, zone) === dayOf(last, zone)) return `between ${clockTime(first, zone)} and ${end}`;
  return `between ${clockTime(first, zone)} ${dayPhrase(first, now, zone)} and ${end}`;
}

type Audience = Pick<CampaignView, "segment_name" | "exclude_segment_name">;

/** "Regulars, without Seen this week"; "Everybody". */
export const audienceWords = ({ segment_name, exclude_segment_name }: Audience): string =>
  `${segment_name ?? "Everybody"}${exclude_segment_name ? `, without ${exclude_segment_name}` : ""}`;

type Time = Pick<CampaignView, "send_at" | "local_time">;

/** "As soon as it is launched", "Tomorrow at 10:00 AM", "At 10:00 AM where each person lives, from tomorrow". */
export function timeWords({ send_at, local_time }: Time, now: number, zone: string): string {
  const at = send_at === null ? null : Date.parse(send_at);
  if (local_time !== null) {
    const from = at !== null && at > now ? `, ${dayPhrase(at, now, zone)}` : "";
    return `At ${hourWords(local_time)} where each person lives${from}`;
  }
  if (at === null) return "As soon as it is launched";
  return capital(momentPhrase(at, now, zone));
}

/** "3%", "0.5%": a share as a person writes it. */
export const percentWords = (percent: number): string =>
  `${percent.toLocaleString("en-US", { maximumFractionDigits: 1 })}%`;

/** A, B, C: how texts that are tried against each other are called. */
export const letterOf = (position: number): string => String.fromCharCode(65 + position);

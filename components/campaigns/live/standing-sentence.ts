import type { CampaignView } from "../../../lib/campaigns/schema";
import { addressed, isThrough } from "../progress";
import { dayPhrase, momentPhrase, onTheWay, people, reached, standingOf } from "../words";

type Facts = Pick<
  CampaignView,
  "status" | "pause" | "progress" | "next_at" | "finished_at" | "launched_at" | "paused_at"
>;

/** How it stands, as one would tell a colleague: "214 of 312 people have it, 98 are still to come." */
export function standingSentence(campaign: Facts, now: number, zone: string): string {
  const { progress, next_at, finished_at } = campaign;
  if (progress === null) return "Nothing has been sent yet.";
  const whole = addressed(progress);
  const left = progress.pending + onTheWay(progress);
  const through = isThrough(progress);
  const next = next_at === null ? null : Date.parse(next_at);
  switch (standingOf(campaign, now)) {
    case "draft":
      return "Nothing has been sent yet.";
    case "freezing":
      return `Writing down who gets it: ${people(progress.audience)} so far.`;
    case "scheduled":
      return `${people(whole)} will get it, beginning ${momentPhrase(next ?? now, now, zone)}.`;
    case "running": {
      const coming =
        left === 0 ? "the last are just leaving" : `${left.toLocaleString("en-US")} still to come`;
      const wait = next !== null && next > now + 60_000 && onTheWay(progress) === 0;
      return `${through.toLocaleString("en-US")} of ${people(whole)} done, ${coming}${
        wait ? `; the next go out ${momentPhrase(next, now, zone)}` : ""
      }.`;
    }
    case "paused":
    case "paused_itself":
      return `Nothing leaves. ${through.toLocaleString("en-US")} of ${people(whole)} done, ${left.toLocaleString("en-US")} waiting.`;
    case "canceled":
      return `Called off${finished_at ? ` ${dayPhrase(Date.parse(finished_at), now, zone)}` : ""}. ${people(reached(progress))} got it before that.`;
    case "finished": {
      const texted = reached(progress);
      if (texted === 0) return "Over. Nobody was texted.";
      const answers = progress.replied > 0 ? `, ${progress.replied.toLocaleString("en-US")} wrote back` : "";
      return `Over. ${people(texted)} ${texted === 1 ? "was" : "were"} texted${answers}.`;
    }
  }
}

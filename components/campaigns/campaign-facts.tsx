"use client";

import { Button } from "@heroui/react";
import type { ReactNode } from "react";
import { useClock } from "@/components/ui/clock";
import { exactTime } from "@/components/ui/time-words";
import type { CampaignView } from "@/lib/campaigns/schema";
import { percents } from "./wizard/choices";
import { type Step, stepWords } from "./wizard/steps";
import { audienceWords, letterOf, momentPhrase, percentWords, timeWords } from "./words";

type Deadline = Pick<CampaignView, "send_before" | "if_late">;
type Pace = Pick<
  CampaignView,
  "throttle_per_second" | "first_wave_percent" | "first_wave_minutes" | "limits"
>;
type Props = { campaign: CampaignView; onChange?: (step: Step) => void };

/** Who, what, when and within which limits, in words. */
export function CampaignFacts({ campaign, onChange }: Props) {
  const { now, timeZone } = useClock();
  const groups: { step: Step; lines: ReactNode[] }[] = [
    { step: "who", lines: whoLines(campaign) },
    { step: "what", lines: whatLines(campaign) },
    {
      step: "when",
      lines: [
        timeWords(campaign, now, timeZone),
        ...deadlineLines(campaign, now, timeZone),
        ...paceLines(campaign),
      ],
    },
  ];
  return (
    <dl className="divide-y divide-separator">
      {groups.map(({ step, lines }) => (
        <div key={step} className="flex items-start gap-4 px-5 py-4 md:px-7">
          <dt className="w-14 shrink-0 font-medium">{stepWords[step]}</dt>
          <dd className="min-w-0 flex-1 space-y-0.5">
            {lines.map((line, i) => (
              <p key={i} className={i === 0 ? undefined : "text-sm text-muted"}>
                {line}
              </p>
            ))}
          </dd>
          {onChange ? (
            <Button size="sm" variant="ghost" className="max-md:h-11" onPress={() => onChange(step)}>
              Change
              <span className="sr-only"> {stepWords[step].toLowerCase()}</span>
            </Button>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function whoLines(campaign: CampaignView): ReactNode[] {
  const {
    not_marketed_within_days: days,
    skip_open_conversations,
    hold_out_percent,
    channel,
    fallback_channel: fallback,
  } = campaign;
  return [
    audienceWords(campaign),
    days !== null && `Not if they got an offer in the last ${days === 1 ? "day" : `${days} days`}`,
    skip_open_conversations && "Not while a conversation is open",
    hold_out_percent > 0 && `${percentWords(hold_out_percent)} kept aside to compare`,
    channel !== null && `By ${channel === "sms" ? "text" : "WhatsApp"}${fallback ? "" : " only"}`,
    fallback !== null && `Who that can’t reach, by ${fallback === "sms" ? "text" : "WhatsApp"} instead`,
  ].filter((line) => line !== false);
}

function whatLines({
  variants,
  template_name,
  variables,
  shorten_links,
  link_days,
}: CampaignView): ReactNode[] {
  const shares = percents(variants.map(({ weight }) => weight));
  const texts =
    variants.length > 1
      ? variants.map((one, i) => `${letterOf(one.position)}: ${one.template_name}, ${shares[i] ?? 0}%`)
      : [template_name];
  return [
    ...texts,
    ...Object.entries(variables).map(([name, value]) => `${name}: ${value}`),
    ...(shorten_links
      ? [`Short links, for ${link_days === 1 ? "one day" : `${link_days} days`}, to count who opens them`]
      : []),
  ];
}

export function deadlineLines({ send_before, if_late }: Deadline, now: number, zone: string): ReactNode[] {
  if (send_before === null) return [];
  const at = Date.parse(send_before);
  const late = if_late === "cancel" ? "who is late gets nothing" : "who is late gets it the next day";
  return [
    <span key="before" title={exactTime(at, zone)}>
      Nothing after {momentPhrase(at, now, zone).replace(/^on /, "")}; {late}
    </span>,
  ];
}

export function paceLines(campaign: Pace): ReactNode[] {
  const { throttle_per_second: throttle, first_wave_percent: wave, first_wave_minutes, limits } = campaign;
  const stops = [
    limits.filtered_percent !== null && `${percentWords(limits.filtered_percent)} refused as spam`,
    limits.failed_percent !== null && `${percentWords(limits.failed_percent)} not arriving`,
    limits.opt_out_percent !== null && `${percentWords(limits.opt_out_percent)} answering STOP`,
  ].filter((stop) => stop !== false);
  return [
    throttle !== null && `At most ${Math.round(throttle * 3_600).toLocaleString("en-US")} texts an hour`,
    wave !== null && `${percentWords(wave)} go first, the rest at least ${first_wave_minutes} min later`,
    stops.length > 0 && `Pauses itself at more than ${stops.join(", ")}`,
  ].filter((line) => line !== false);
}

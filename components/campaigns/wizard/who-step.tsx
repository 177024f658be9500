"use client";

import { ChoiceCards } from "@/components/contacts/import/choice-cards";
import { useHasWhatsApp } from "@/components/settings/senders/use-has-whatsapp";
import { Choice } from "@/components/ui/choice";
import { Panel } from "@/components/ui/panel";
import { AudienceCard } from "./audience-card";
import type { Choices } from "./choices";
import { type Draft, faultOf } from "./draft";
import { Amount, More, Toggle } from "./fields";
import { SegmentList } from "./segment-list";
import { useSegments } from "./use-segments";

const DAYS = 7;
const ASIDE = 10;

const ways = [
  {
    id: "any",
    label: "As each of them agreed",
    hint: "By text, or by WhatsApp where they agreed to that only.",
  },
  { id: "sms", label: "By text only", hint: "Who agreed to WhatsApp only is left out." },
  { id: "whatsapp", label: "By WhatsApp only", hint: "Who agreed to texts only is left out." },
] as const;

type Way = (typeof ways)[number]["id"];

/** A channel is no fallback for itself. */
function channelsFor(way: Way, fallback: Choices["fallback_channel"]) {
  const channel = way === "any" ? null : way;
  return { channel, fallback_channel: channel === fallback ? null : fallback };
}

/** Who gets it, who not, and how many that is. */
export function WhoStep({ draft }: { draft: Draft }) {
  const { choices, change, hasAudience } = draft;
  const hasWhatsApp = useHasWhatsApp();
  const offersWhatsApp = hasWhatsApp || choices.fallback_channel !== null;
  const segments = useSegments().data ?? [];
  const others = segments
    .filter(({ id }) => id !== choices.segment_id)
    .map(({ id, name }) => ({ id: String(id), label: name }));
  const fault = faultOf(draft, "segment_id") ?? faultOf(draft, "exclude_segment_id");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <Panel aria-label="Who" className="overflow-hidden">
        <div className="space-y-7 px-5 py-6 md:px-6">
          <div>
            <h2 className="mb-3 font-semibold tracking-tight">Who gets it?</h2>
            <SegmentList
              chosen={hasAudience ? choices.segment_id : undefined}
              onChoose={(segment_id) =>
                change({
                  segment_id,
                  ...(segment_id !== null && segment_id === choices.exclude_segment_id
                    ? { exclude_segment_id: null }
                    : {}),
                })
              }
            />
            {fault ? (
              <p role="alert" className="mt-2 text-sm text-danger">
                {fault}
              </p>
            ) : null}
          </div>
          <div>
            <p aria-hidden className="mb-1.5 text-sm font-medium">
              Leave out
            </p>
            <Choice
              label="Leave out"
              anything="Nobody else"
              value={choices.exclude_segment_id === null ? null : String(choices.exclude_segment_id)}
              options={others}
              onChange={(id) => change({ exclude_segment_id: id === null ? null : Number(id) })}
              className="w-full max-w-sm"
            />
          </div>
          <Toggle
            label="Not if they got an offer lately"
            hint="So that nobody hears from you too often."
            isOn={choices.not_marketed_within_days !== null}
            onChange={(isOn) => change({ not_marketed_within_days: isOn ? DAYS : null })}
          >
            <Amount
              label="Days since the last marketing text"
              value={choices.not_marketed_within_days}
              onChange={(days) => days !== null && change({ not_marketed_within_days: days })}
              min={1}
              max={365}
              error={faultOf(draft, "not_marketed_within_days")}
              className="w-64"
            />
          </Toggle>
          <Toggle
            label="Not while a conversation is open"
            hint="Who wrote in the last three days and waits for your answer is left alone."
            isOn={choices.skip_open_conversations}
            onChange={(skip_open_conversations) => change({ skip_open_conversations })}
          />
        </div>
        <More
          isOpen={
            choices.hold_out_percent > 0 || choices.channel !== null || choices.fallback_channel !== null
          }
        >
          <Toggle
            label="Keep some aside, to compare with"
            hint="They get nothing this time. Afterwards you see whether the text made a difference."
            isOn={choices.hold_out_percent > 0}
            onChange={(isOn) => change({ hold_out_percent: isOn ? ASIDE : 0 })}
          >
            <Amount
              label="Percent kept aside"
              value={choices.hold_out_percent}
              onChange={(percent) => percent !== null && change({ hold_out_percent: percent })}
              min={1}
              max={50}
              error={faultOf(draft, "hold_out_percent")}
              className="w-44"
            />
          </Toggle>
          <ChoiceCards
            label="How does it reach them?"
            value={choices.channel ?? "any"}
            options={ways}
            onChange={(way) => change(channelsFor(way, choices.fallback_channel))}
          />
          {choices.channel === "sms" || !offersWhatsApp ? null : (
            <Toggle
              label="If WhatsApp can’t reach somebody, text them instead"
              hint="Once, and only where it is certain that the message will not arrive. Who said no gets nothing."
              isOn={choices.fallback_channel === "sms"}
              onChange={(isOn) => change({ fallback_channel: isOn ? "sms" : null })}
            />
          )}
          {choices.channel === "sms" && offersWhatsApp ? (
            <Toggle
              label="If a text can’t reach somebody, try WhatsApp"
              hint="Once, for landlines and the like. It takes a template that WhatsApp has approved."
              isOn={choices.fallback_channel === "whatsapp"}
              onChange={(isOn) => change({ fallback_channel: isOn ? "whatsapp" : null })}
            />
          ) : null}
        </More>
      </Panel>
      <div className="lg:sticky lg:top-6">
        <AudienceCard
          segmentId={choices.segment_id}
          excludeId={choices.exclude_segment_id}
          isChosen={hasAudience}
        />
      </div>
    </div>
  );
}

"use client";

import { ChoiceCards } from "@/components/contacts/import/choice-cards";
import { zoneWords } from "@/components/messages/send/when-words";
import { useClock } from "@/components/ui/clock";
import { Panel } from "@/components/ui/panel";
import { timeWords } from "../words";
import { type Draft, faultOf } from "./draft";
import { Toggle } from "./fields";
import { LocalTimeFields } from "./local-time-fields";
import { MomentField } from "./moment-field";
import { PaceSection } from "./pace-section";
import { WhenCard } from "./when-card";
import { firstDeadline, firstGuess, pastFault, type When, whenOf } from "./when-choice";

const ways = [
  { id: "now", label: "As soon as it is launched", hint: "Everybody whose hour is decent gets it at once." },
  { id: "moment", label: "At a day and hour", hint: "The same moment for everybody." },
  {
    id: "local",
    label: "At each person’s own hour",
    hint: "10:00 AM in New York, and 10:00 AM in Los Angeles.",
  },
] as const;

const lateWays = [
  { id: "cancel", label: "They get nothing", hint: "Right for what is over then: tonight’s tables, a sale." },
  { id: "defer", label: "They get it the next day", hint: "At the same hour, as often as it takes." },
] as const;

/** When it goes out, and until when. */
export function WhenStep({ draft }: { draft: Draft }) {
  const { choices, change } = draft;
  const { now, timeZone } = useClock();
  const when = whenOf(choices);
  const past = when === "moment" ? pastFault(choices.send_at, now) : null;
  const deadline = choices.send_before;
  const deadlineFault =
    faultOf(draft, "send_before") ??
    (deadline === null ? undefined : (pastFault(deadline, now) ?? undefined));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <Panel aria-label="When" className="overflow-hidden">
        <div className="space-y-7 px-5 py-6 md:px-6">
          <div className="space-y-4">
            <ChoiceCards<When>
              label="When does it go out?"
              value={when}
              options={ways}
              onChange={(way) => change(firstGuess(way, now, timeZone))}
            />
            {when === "moment" ? (
              <MomentField
                label="Day and hour"
                value={choices.send_at}
                onChange={(send_at) => change({ send_at })}
                error={faultOf(draft, "send_at") ?? past ?? undefined}
                hint={`${timeWords(choices, now, timeZone)}, ${zoneWords(timeZone)} time.`}
              />
            ) : null}
            {when === "local" ? <LocalTimeFields draft={draft} /> : null}
          </div>
          <Toggle
            label="Nothing goes out after a certain moment"
            hint="For what is over at some time. Also what was held back by quiet hours stops there."
            isOn={deadline !== null}
            onChange={(isOn) =>
              change({ send_before: isOn ? firstDeadline(choices.send_at, now, timeZone) : null })
            }
          >
            <MomentField
              label="Nothing after"
              value={deadline}
              onChange={(send_before) => change({ send_before })}
              error={deadlineFault}
              hint={`${zoneWords(timeZone)} time.`}
            />
            <ChoiceCards
              label="And whose turn has not come by then?"
              value={choices.if_late}
              options={lateWays}
              onChange={(if_late) => change({ if_late })}
            />
          </Toggle>
        </div>
        <PaceSection draft={draft} />
      </Panel>
      <div className="lg:sticky lg:top-6">
        <WhenCard choices={choices} />
      </div>
    </div>
  );
}

"use client";

import { noChoices } from "./choices";
import { type Draft, faultOf } from "./draft";
import { Amount, More, Toggle } from "./fields";

const HOUR = 3_600;
const WAVE = 5;
const PER_HOUR = 200;

const perHour = (perSecond: number | null) => (perSecond === null ? null : Math.round(perSecond * HOUR));

/** How fast, in which order, and when the campaign should stop by itself. */
export function PaceSection({ draft }: { draft: Draft }) {
  const { choices, change } = draft;
  const { first_wave_percent: wave, limits, throttle_per_second: throttle } = choices;
  const limit = (one: Partial<typeof limits>) => change({ limits: { ...limits, ...one } });
  const isUsual =
    throttle === null &&
    wave === noChoices.first_wave_percent &&
    choices.first_wave_minutes === noChoices.first_wave_minutes &&
    limits.filtered_percent === noChoices.limits.filtered_percent &&
    limits.failed_percent === noChoices.limits.failed_percent &&
    limits.opt_out_percent === noChoices.limits.opt_out_percent;
  return (
    <More isOpen={!isUsual} label="More: how fast, and when to stop by itself">
      <Toggle
        label="Spread it out"
        hint="So that your team can keep up with the answers."
        isOn={throttle !== null}
        onChange={(isOn) => change({ throttle_per_second: isOn ? PER_HOUR / HOUR : null })}
      >
        <Amount
          label="Texts an hour, at most"
          value={perHour(throttle)}
          onChange={(n) => n !== null && change({ throttle_per_second: n / HOUR })}
          min={36}
          max={3_600_000}
          error={faultOf(draft, "throttle_per_second")}
          className="w-48"
        />
      </Toggle>
      <Toggle
        label="A few go first"
        hint="The rest follows when these were taken well. If carriers or people mind, only a few have it."
        isOn={wave !== null}
        onChange={(isOn) => change({ first_wave_percent: isOn ? WAVE : null })}
      >
        <div className="flex flex-wrap gap-4">
          <Amount
            label="Percent who go first"
            value={wave}
            onChange={(n) => n !== null && change({ first_wave_percent: n })}
            min={0.1}
            max={50}
            step={0.1}
            error={faultOf(draft, "first_wave_percent")}
            className="w-44"
          />
          <Amount
            label="Minutes before the rest"
            value={choices.first_wave_minutes}
            onChange={(n) => n !== null && change({ first_wave_minutes: n })}
            min={1}
            max={1_440}
            error={faultOf(draft, "first_wave_minutes")}
            className="w-44"
          />
        </div>
      </Toggle>
      <fieldset>
        <legend className="font-medium">It pauses itself when more than this share of the texts</legend>
        <p className="mb-3 text-sm text-muted">
          You are told why, and decide. Empty: it never stops for that.
        </p>
        <div className="grid gap-4 sm:grid-cols-3">
          <Amount
            label="is refused as spam, percent"
            value={limits.filtered_percent}
            onChange={(filtered_percent) => limit({ filtered_percent })}
            min={0}
            max={100}
            step={0.5}
            error={faultOf(draft, "limits")}
          />
          <Amount
            label="does not arrive, percent"
            value={limits.failed_percent}
            onChange={(failed_percent) => limit({ failed_percent })}
            min={0}
            max={100}
            step={0.5}
          />
          <Amount
            label="is answered STOP, percent"
            value={limits.opt_out_percent}
            onChange={(opt_out_percent) => limit({ opt_out_percent })}
            min={0}
            max={100}
            step={0.5}
          />
        </div>
      </fieldset>
    </More>
  );
}

"use client";

import type { UseFormReturn } from "react-hook-form";
import { useClock } from "@/components/ui/clock";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { dayOf } from "@/components/ui/time-words";
import type { PersonDraft, PersonValues } from "./draft";
import { givenOptions } from "./given";

const wishes = [
  { id: "none", label: "Nobody asked yet", hint: "Reminders and answers may go out, offers may not" },
  { id: "yes", label: "They said yes to offers", hint: "Write down how and when" },
  { id: "no", label: "They want no offers", hint: "Reminders may still go out" },
] as const;

/** What a new person said about being texted, with the evidence that the law asks for. */
export function ConsentFields({ form }: { form: UseFormReturn<PersonValues, unknown, PersonDraft> }) {
  const { now, timeZone } = useClock();
  const { control } = form;
  const wish = form.watch("consent");
  return (
    <fieldset className="space-y-4 border-t border-separator pt-5">
      <legend className="sr-only">Consent</legend>
      <SelectField control={control} name="consent" label="May they get offers by text?" options={wishes} />
      {wish === "yes" ? (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <SelectField control={control} name="given" label="How did they say it?" options={givenOptions} />
            <TextField
              control={control}
              name="at"
              label="When?"
              type="date"
              hint="Left empty: today"
              input={{ max: dayOf(now, timeZone) }}
            />
          </div>
          <TextField
            control={control}
            name="wording"
            label="What did they agree to?"
            rows={2}
            hint="The words on the form or what was said. A yes never lifts an earlier STOP."
          />
        </>
      ) : null}
    </fieldset>
  );
}

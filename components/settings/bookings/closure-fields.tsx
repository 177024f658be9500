"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useWatch } from "react-hook-form";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SwitchField } from "@/components/ui/form/switch-field";
import { TextField } from "@/components/ui/form/text-field";
import { dayOf } from "@/components/ui/time-words";
import { toast } from "@/components/ui/toast";
import type { ClosureView } from "@/lib/bookings/setup-schema";
import { emptyClosure, toClosure } from "./closure-form";
import type { ClosureForm } from "./closure-schema";

const closureView = async () => (await import("@/lib/bookings/setup-schema")).closureView;
const closureForm = async () => (await import("./closure-schema")).closureForm;

type Props = { resourceId: number | null; onDone: () => void };

/** Days, or hours of one day, in which nobody is booked. */
export function ClosureFields({ resourceId, onDone }: Props) {
  const { id, api } = useWorkspace();
  const { now, timeZone } = useClock();
  const queries = useQueryClient();
  const today = dayOf(now, timeZone);
  const { control, submit, problem, isSaving } = useApiForm<ClosureForm, ClosureForm, ClosureView>({
    schema: closureForm,
    defaults: emptyClosure(today),
    save: (values, idempotencyKey) =>
      api.post("/closures", toClosure(values, resourceId, timeZone), { answer: closureView, idempotencyKey }),
    onSaved: ({ visits }) => {
      for (const name of ["closures", "availability"])
        void queries.invalidateQueries({ queryKey: [name, id] });
      if (visits === 0) toast.success("Nobody can be booked then");
      else
        toast.warning(visits === 1 ? "1 visit is booked then" : `${visits} visits are booked then`, {
          description: "They stay. Move or cancel them in the calendar.",
        });
      onDone();
    },
  });
  const hasHours = useWatch({ control, name: "has_hours" });
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={resourceId === null ? "Holidays" : "Time off"}
      className="space-y-4 rounded-xl border border-border p-4"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          control={control}
          name="first"
          type="date"
          label={hasHours ? "Day" : "First day"}
          input={{ min: today }}
        />
        {hasHours ? null : <TextField control={control} name="last" type="date" label="Last day" />}
      </div>
      <SwitchField control={control} name="has_hours" label="Only some hours of one day" />
      {hasHours ? (
        <div className="grid grid-cols-2 gap-4">
          <TextField control={control} name="from" type="time" label="From" />
          <TextField control={control} name="until" type="time" label="Until" />
        </div>
      ) : null}
      <TextField
        control={control}
        name="reason"
        label="What for (optional)"
        hint="Shown in the calendar, to staff"
        input={{ placeholder: resourceId === null ? "Thanksgiving" : "Vacation", dir: "auto" }}
      />
      <SaveBar label="Add" isSaving={isSaving} problem={problem?.message ?? null} onCancel={onDone} />
    </form>
  );
}

"use client";

import { Button } from "@heroui/react";
import { Controller } from "react-hook-form";
import { useApiForm } from "@/components/shell/use-api-form";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { Panel } from "@/components/ui/panel";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { ChoiceCards } from "./choice-cards";
import { asStart, ways } from "./confirm-form";
import { useImportAction } from "./use-import";
import { people } from "./words";

const confirmForm = async () => (await import("./confirm-schema")).confirmForm;

type Props = { view: ImportView; onBack: () => void; onStarted: () => void };

const policies = [
  { id: "fill", label: "Fill what is empty", hint: "What you know already stays as it is." },
  { id: "overwrite", label: "Overwrite", hint: "The file wins. Empty cells change nothing." },
  { id: "skip", label: "Leave them alone", hint: "Only new people are added." },
] as const;

const agreements = [
  {
    id: "no",
    label: "No, or I cannot prove it",
    hint: "They can get reminders and replies, but no marketing texts.",
  },
  {
    id: "yes",
    label: "Yes, and I can say how",
    hint: "They may get marketing texts. Your answers are kept as evidence.",
  },
] as const;

/** The last questions: people already here, and whether these people agreed to marketing. Then it starts. */
export function ConfirmStep({ view, onBack, onStarted }: Props) {
  const start = useImportAction(view.id, "start");
  const { control, form, submit, problem, isSaving } = useApiForm({
    schema: confirmForm,
    defaults: {
      on_existing: view.options.on_existing,
      tags: view.options.add_tags.join(", "),
      agreed: "no",
      method: null,
      at: "",
      wording: "",
    },
    save: (values) => start.mutateAsync(asStart(values)),
    onSaved: onStarted,
  });
  const [policy, agreed] = form.watch(["on_existing", "agreed"]);
  const { check } = view;
  const isHere = check.update + check.unchanged > 0;
  const hasColumn = Object.values(view.mapping).includes("marketing");
  const nobody = hasColumn && check.agreed === 0;
  const count = check.new + (policy === "skip" ? 0 : check.update + check.unchanged);
  const stopped = view.problems.find(({ code }) => code === "stays_stopped")?.count ?? 0;
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Panel aria-label="Choices" className="space-y-8 px-5 py-6 md:px-6">
        {isHere ? (
          <Controller
            control={control}
            name="on_existing"
            render={({ field }) => (
              <ChoiceCards
                label={`What about the ${people(check.update + check.unchanged)} already here?`}
                value={field.value}
                options={policies}
                onChange={field.onChange}
              />
            )}
          />
        ) : null}
        {nobody ? (
          <p>
            <span className="block font-semibold tracking-tight">
              Nobody in this file agreed to marketing texts
            </span>
            <span className="block text-sm text-muted">
              No row that goes in has a yes in its column, so nobody is opted in.
            </span>
          </p>
        ) : (
          <Controller
            control={control}
            name="agreed"
            render={({ field }) => (
              <ChoiceCards
                label={
                  hasColumn
                    ? `Did the ${people(check.agreed)} with a yes agree to marketing texts?`
                    : "Did these people agree to marketing texts?"
                }
                value={field.value}
                options={agreements}
                onChange={field.onChange}
              />
            )}
          />
        )}
        {agreed === "yes" ? (
          <div className="space-y-4">
            <div className="grid gap-4 md:grid-cols-2">
              <SelectField
                control={control}
                name="method"
                label="How did they agree?"
                options={ways}
                placeholder="Choose"
              />
              <TextField
                control={control}
                name="at"
                label="When?"
                type="date"
                hint="Of many days, the latest."
              />
            </div>
            <TextField
              control={control}
              name="wording"
              label="What did they agree to?"
              rows={3}
              hint="Copy the sentence from your form. It is shown with each person's consent."
              input={{
                placeholder:
                  "Yes, send me offers and news by text. Message rates may apply. Reply STOP to end.",
              }}
            />
          </div>
        ) : null}
        <TextField
          control={control}
          name="tags"
          label="Tags for everybody in this file"
          hint="Optional. Several are parted by commas. Tags make it easy to find these people again."
        />
        {stopped > 0 ? (
          <p className="text-sm text-muted">
            {people(stopped)} in this file stopped texts earlier. Whatever you choose here, they stay stopped.
          </p>
        ) : null}
      </Panel>
      <SaveBar
        label={`Import ${people(count)}`}
        isSaving={isSaving}
        isDisabled={count === 0}
        problem={problem?.message ?? null}
      >
        <Button variant="ghost" className="mr-auto" onPress={onBack}>
          Back to the check
        </Button>
        <span className="text-sm text-muted max-md:hidden">You can undo it for seven days.</span>
      </SaveBar>
    </form>
  );
}

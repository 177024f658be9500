"use client";

import { useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SaveBar } from "@/components/ui/form/save-bar";
import { TextField } from "@/components/ui/form/text-field";
import { Panel } from "@/components/ui/panel";
import { onSaveKey } from "@/components/ui/save-key";
import type { PathView } from "@/lib/segments/schema";
import { IdeaLinks } from "../idea-links";
import { unfinished } from "./operators";
import { PreviewPanel } from "./preview-panel";
import { ReadOnly } from "./read-only";
import { refusalsIn } from "./refusals";
import { RulePanel } from "./rule-panel";
import { rowsOf } from "./tree";
import type { useBuilder } from "./use-builder";
import type { Preview } from "./use-preview";
import { UsedBy } from "./used-by";

type Props = {
  builder: ReturnType<typeof useBuilder>;
  preview: Preview;
  paths: PathView[];
  isEditable: boolean;
};

/** The rule beside the people it means. */
export function RuleTab({ builder, preview, paths, isEditable }: Props) {
  const { path } = useWorkspace();
  const { state, base, root } = builder;
  const { form, control, submit, problem, isSaving } = state;
  const { isDirty, errors } = form.formState;
  const [broken, setBroken] = useState<string | null>(null);
  const element = useRef<HTMLFormElement>(null);
  const refusals = new Map([...refusalsIn(errors.definition, root), ...preview.refusals]);
  const isNew = base === null;

  /** What is missing is told beside its field; the first of them gets the focus, clear of the bar below. */
  const showFirst = () => {
    const first = element.current?.querySelector<HTMLElement>(
      "[data-invalid] input, [data-invalid] button, [data-invalid] textarea",
    );
    first?.focus();
    first?.scrollIntoView({ block: "center" });
  };
  const save = () => {
    const open = broken !== null || rowsOf(root).some((row) => unfinished(row, paths) !== null);
    if (!open) return void submit();
    builder.setAttempted(true);
    void form.trigger("name").then(() => requestAnimationFrame(showFirst));
  };
  const type = (text: string | null) => {
    setBroken(text);
    if (text !== null) form.setValue("definition", text, { shouldDirty: true });
    else if (broken !== null) builder.change((now) => now);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem] xl:gap-8">
      <div className="min-w-0">
        {isEditable ? (
          <form
            ref={element}
            aria-label="Segment"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
            onKeyDown={onSaveKey(save)}
            className="min-w-0"
          >
            <Panel className="space-y-6 p-4 md:p-6">
              <div className="grid gap-5 sm:grid-cols-2">
                <TextField
                  control={control}
                  name="name"
                  label="Name"
                  input={{ maxLength: 100, placeholder: "Quiet regulars", dir: "auto" }}
                />
                <TextField
                  control={control}
                  name="description"
                  label="Note for the team"
                  input={{ maxLength: 500, placeholder: "Optional: what it is for", dir: "auto" }}
                />
              </div>
              <RulePanel
                root={root}
                paths={paths}
                preview={preview}
                isAttempted={builder.isAttempted}
                refusals={refusals}
                onChange={builder.change}
                onBroken={type}
              />
              {isNew && !isDirty && rowsOf(root).every((row) => row.path === "") ? <IdeaLinks /> : null}
            </Panel>
            <div className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-1 mt-4 bg-background/90 px-1 py-3 backdrop-blur md:bottom-0">
              <SaveBar
                label={isNew ? "Save segment" : "Save"}
                isSaving={isSaving}
                isDisabled={!isNew && !isDirty}
                problem={builder.isOvertaken ? null : (problem?.message ?? null)}
                onCancel={isDirty && base ? () => builder.rebase(base) : undefined}
              >
                <span className="mr-auto text-sm text-muted tabular-nums lg:hidden">
                  {preview.shown
                    ? `${preview.shown.count.toLocaleString("en-US")} of ${preview.shown.everybody.toLocaleString("en-US")} ${preview.shown.everybody === 1 ? "person" : "people"}`
                    : ""}
                </span>
                {isDirty && !isNew ? (
                  <span className="mr-auto text-sm text-muted max-lg:hidden">Not saved yet</span>
                ) : null}
              </SaveBar>
            </div>
          </form>
        ) : (
          <ReadOnly segment={base} root={root} />
        )}
        {base ? <UsedBy segment={base} /> : null}
      </div>
      <div className="min-w-0 lg:sticky lg:top-6">
        <PreviewPanel
          preview={preview}
          isBroken={broken !== null}
          hasSentence={isEditable}
          allHref={base && !isDirty ? path(`/segments/${base.id}?show=people`) : null}
        />
      </div>
    </div>
  );
}

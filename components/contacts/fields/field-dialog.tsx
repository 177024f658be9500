"use client";

import { Modal } from "@heroui/react";
import { useRef } from "react";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { SwitchField } from "@/components/ui/form/switch-field";
import { TextField } from "@/components/ui/form/text-field";
import { toast } from "@/components/ui/toast";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import { keyOf, kindOptions, kindWords, linesOf } from "./field-words";
import { useFieldActions } from "./use-fields";

const definitionView = async () => (await import("@/lib/contacts/attribute-values")).definitionView;
const fieldForm = async () => (await import("./field-schema")).fieldForm;

export type FieldStart = Pick<DefinitionView, "key" | "label" | "kind">;
export type FieldProps = {
  isOpen: boolean;
  /** The field to change, what a new one starts with, or null while closed. */
  target: { field: DefinitionView | null; start: FieldStart | null } | null;
  onClose: () => void;
};

/** Adds or changes one of the workspace's own fields. */
export function FieldDialog({ target, isOpen, onClose }: FieldProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(isKept) => !isKept && onClose()}>
      <Modal.Container placement="center" scroll="inside">
        <Modal.Dialog className="sm:max-w-lg">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">
              {target?.field ? "Change a field" : "Add a field"}
            </Modal.Heading>
          </Modal.Header>
          {target ? <FieldForm {...target} onClose={onClose} /> : null}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function FieldForm({ field, start, onClose }: NonNullable<FieldProps["target"]> & { onClose: () => void }) {
  const { api } = useWorkspace();
  const { refresh } = useFieldActions();
  const isKeyTyped = useRef(start !== null);
  const {
    control,
    form: state,
    submit,
    problem,
    isSaving,
  } = useApiForm({
    schema: fieldForm,
    defaults: {
      label: field?.label ?? start?.label ?? "",
      key: field?.key ?? start?.key ?? "",
      kind: field?.kind ?? start?.kind ?? "text",
      options: field?.options.join("\n") ?? "",
      is_pinned: field?.is_pinned ?? false,
    },
    save: ({ label, key, kind, options, is_pinned }, idempotencyKey) => {
      const choices = kind === "choice" ? { options: linesOf(options) } : {};
      return field
        ? api.patch(
            `/contact-attributes/${field.id}`,
            { label, is_pinned, ...choices },
            { answer: definitionView },
          )
        : api.post(
            "/contact-attributes",
            { label, key: key || keyOf(label), kind, is_pinned, ...choices },
            { answer: definitionView, idempotencyKey },
          );
    },
    onSaved: (saved) => {
      void refresh();
      toast.success(field ? "Saved" : `“${saved.label}” added`);
      onClose();
    },
  });
  const [label, key, kind] = state.watch(["label", "key", "kind"]);
  const shownKey = isKeyTyped.current ? key : keyOf(label);
  return (
    <form onSubmit={submit} noValidate className="contents">
      <Modal.Body className="space-y-5 pt-3 text-foreground">
        <TextField
          control={control}
          name="label"
          label="What is it called?"
          hint={
            shownKey ? (
              <>
                In templates: <code>{`{{${shownKey}}}`}</code>
              </>
            ) : (
              "Such as Favorite color"
            )
          }
          input={{ autoFocus: true, autoComplete: "off", dir: "auto" }}
        />
        {field ? (
          <p className="text-sm text-muted">
            {kindWords[field.kind].label}. What it is stays as it is, because values and templates rest on it.
          </p>
        ) : (
          <SelectField control={control} name="kind" label="What is it?" options={kindOptions} />
        )}
        {kind === "choice" ? (
          <TextField control={control} name="options" label="Choices" rows={4} hint="One a line" />
        ) : null}
        <SwitchField
          control={control}
          name="is_pinned"
          label="Show it in the list of contacts"
          hint="The first three fit beside the name."
        />
      </Modal.Body>
      <Modal.Footer className="block">
        <SaveBar
          label={field ? "Save" : "Add"}
          isSaving={isSaving}
          problem={problem?.message ?? null}
          onCancel={onClose}
        />
      </Modal.Footer>
    </form>
  );
}

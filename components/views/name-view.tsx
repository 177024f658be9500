"use client";

import { Button, FieldError, Label, Modal, Switch, TextField } from "@heroui/react";
import { type FormEvent, useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { Input } from "@/components/ui/input";

export type NameProps = {
  isOpen: boolean;
  start: string;
  mayShare: boolean;
  onClose: () => void;
  onSave: (name: string, isShared: boolean) => Promise<void>;
};

/** Asks for a view's name and, where allowed, whether everybody sees it. */
export function NameView({ isOpen, start, mayShare, onClose, onSave }: NameProps) {
  const [name, setName] = useState(start);
  const [isShared, setShared] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    if (name.trim() === "") return setFault("Give it a name.");
    setSaving(true);
    try {
      await onSave(name.trim(), isShared);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setFault(Object.values(error.fields)[0] ?? error.message);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Modal.Container size="sm" placement="center">
        <Modal.Dialog className="p-6">
          <Modal.CloseTrigger aria-label="Close" />
          <form noValidate onSubmit={(event) => void save(event)} className="space-y-4">
            <Modal.Heading className="text-lg font-semibold tracking-tight">
              {start === "" ? "Save this view" : "Rename this view"}
            </Modal.Heading>
            <TextField
              fullWidth
              variant="secondary"
              value={name}
              onChange={(text) => {
                setName(text);
                setFault(null);
              }}
              isInvalid={fault !== null}
              maxLength={60}
              autoFocus
            >
              <Label>Name</Label>
              <Input placeholder="Failed this week" autoComplete="off" />
              {fault ? <FieldError>{fault}</FieldError> : null}
            </TextField>
            {mayShare ? (
              <Switch isSelected={isShared} onChange={setShared}>
                <Switch.Content className="gap-3">
                  <Switch.Control>
                    <Switch.Thumb />
                  </Switch.Control>
                  <span className="text-sm">Everybody here sees it</span>
                </Switch.Content>
              </Switch>
            ) : null}
            <div className="flex justify-end gap-2">
              <Button variant="tertiary" onPress={onClose}>
                Cancel
              </Button>
              <Button type="submit" isPending={isSaving}>
                Save
              </Button>
            </div>
          </form>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

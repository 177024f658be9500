"use client";

import { Drawer } from "@heroui/react";
import { useState } from "react";
import { Confirm } from "@/components/ui/confirm";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { ContactView, SavedContact } from "@/lib/contacts/schema";
import { shownName } from "../words";
import { PersonForm } from "./person-form";

type Props = {
  isOpen: boolean;
  /** Whom to change; null adds somebody. */
  person: ContactView | null;
  definitions: DefinitionView[];
  country: string;
  startPhone?: string | null;
  onClose: () => void;
  onSaved: (saved: SavedContact) => void;
};

/** A sheet beside the page in which a person is written down. Closing it with changes asks first. */
export function PersonDrawer({ isOpen, person, onClose, ...form }: Props) {
  const [isDirty, setDirty] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const close = () => {
    if (isDirty) setAsking(true);
    else onClose();
  };
  return (
    <>
      <Drawer.Backdrop isOpen={isOpen} onOpenChange={(next) => !next && close()}>
        <Drawer.Content placement="right">
          <Drawer.Dialog
            aria-label={person ? "Change a person" : "Add a person"}
            className="w-full max-w-full gap-0 p-0 sm:w-[32rem] sm:max-w-[32rem]"
          >
            <Drawer.CloseTrigger aria-label="Close" className="z-10" />
            <Drawer.Header className="border-b border-separator px-6 pt-5 pb-4">
              <Drawer.Heading className="pr-10 text-lg font-semibold tracking-tight">
                {person ? <bdi>{shownName(person)}</bdi> : "Add a person"}
              </Drawer.Heading>
            </Drawer.Header>
            <PersonForm person={person} onDirty={setDirty} onCancel={close} {...form} />
          </Drawer.Dialog>
        </Drawer.Content>
      </Drawer.Backdrop>
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Close without saving?"
        action="Close"
        isDestructive
        onConfirm={() => {
          setAsking(false);
          onClose();
        }}
      >
        What you typed here has not been saved.
      </Confirm>
    </>
  );
}

"use client";

import { UserRound, X } from "lucide-react";
import type { ComponentProps } from "react";
import { LaterField } from "@/components/ui/later-field";
import { laterPart } from "@/components/ui/on-demand";
import type { PersonCombo } from "./person-combo";
import { useContact } from "./use-contacts";

const combo = laterPart<ComponentProps<typeof PersonCombo>>(
  async () => (await import("./person-combo")).PersonCombo,
);

type Props = {
  contactId: number | null;
  onChange: (contactId: number | null) => void;
};

/** Narrows the list to one person, found by name or last digits. */
export function PersonFilter({ contactId, onChange }: Props) {
  const chosen = useContact(contactId).data;
  if (contactId !== null) {
    const name = chosen ? (chosen.name ?? chosen.phone) : "One person";
    return (
      <div className="flex h-11 items-center justify-between gap-2 rounded-xl bg-accent-soft pr-1 pl-3.5 text-sm text-accent-soft-foreground md:h-9">
        <span className="truncate font-medium">{name}</span>
        <button
          type="button"
          aria-label={`Show everybody, not only ${name}`}
          onClick={() => onChange(null)}
          className="grid size-9 cursor-pointer place-items-center rounded-lg hover:bg-accent-soft-hover md:size-7"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
    );
  }
  return (
    <LaterField
      part={combo}
      props={{ onChoose: onChange }}
      label="Find a person"
      isLabelHidden
      placeholder="Any person"
      icon={<UserRound aria-hidden className="pointer-events-none absolute left-3 z-10 size-4 text-muted" />}
    />
  );
}

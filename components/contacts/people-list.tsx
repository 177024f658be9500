"use client";

import { Checkbox, cn } from "@heroui/react";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ContactView } from "@/lib/contacts/schema";
import { Face } from "./face";
import { TagChips } from "./tag-chips";
import { shownName } from "./words";

type Props = {
  people: ContactView[];
  selected: ReadonlySet<number>;
  isPicking: boolean;
  onSelect: (ids: Set<number>) => void;
};

/** The phone's view: a list of people to tap, or to pick from. */
export const PeopleList = memo(function PeopleList({ people, selected, isPicking, onSelect }: Props) {
  const { path } = useWorkspace();
  const toggle = (id: number) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <ul aria-label="Contacts" className="divide-y divide-separator md:hidden">
      {people.map((person) => (
        <li key={person.id}>
          {isPicking ? (
            <Checkbox
              isSelected={selected.has(person.id)}
              onChange={() => toggle(person.id)}
              aria-label={`Pick ${shownName(person)}`}
              variant="secondary"
              className="flex min-h-16 w-full items-center gap-3 px-4 py-3"
            >
              <Checkbox.Content className="flex w-full items-center gap-3">
                <Checkbox.Control className="rounded-[0.3125rem] before:rounded-[0.3125rem]">
                  <Checkbox.Indicator />
                </Checkbox.Control>
                <Face person={person} />
              </Checkbox.Content>
            </Checkbox>
          ) : (
            <Link
              href={path(`/contacts/${person.id}`)}
              data-row={person.id}
              className={cn(
                "flex min-h-16 items-center gap-3 px-4 py-3 transition-colors active:bg-surface-secondary",
              )}
            >
              <span className="min-w-0 flex-1 space-y-1.5">
                <Face person={person} />
                <TagChips tags={person.tags} most={3} />
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
});

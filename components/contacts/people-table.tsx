"use client";

import { cn } from "@heroui/react";
import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo, useRef } from "react";
import { stepRow } from "@/components/shell/step-row";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { ContactView } from "@/lib/contacts/schema";
import { Face } from "./face";
import { OfferChip } from "./offer-chip";
import { RowCheckbox } from "./row-checkbox";
import { TagChips } from "./tag-chips";
import { shownName, valueWords } from "./words";

type Props = {
  people: ContactView[];
  pinned: DefinitionView[];
  selected: ReadonlySet<number>;
  canSelect: boolean;
  onSelect: (ids: Set<number>) => void;
  onOpen: (id: number) => void;
};

/**
 * The desk's view: one row a person. Enter or a click opens their page, Space picks the row, Shift and a click pick all
 * between; arrows walk through the rows, which are one stop of Tab. While somebody is picked, a click picks, too.
 */
export const PeopleTable = memo(function PeopleTable(props: Props) {
  const { people, pinned, selected, canSelect, onSelect, onOpen } = props;
  const shown = pinned.slice(0, 3);
  const from = useRef<number | null>(null);
  const toggle = (id: number, isRange: boolean) => {
    const next = new Set(selected);
    const isOn = !next.has(id);
    const ends = [
      people.findIndex((one) => one.id === from.current),
      people.findIndex((one) => one.id === id),
    ];
    const range = isRange && !ends.includes(-1) ? people.slice(Math.min(...ends), Math.max(...ends) + 1) : [];
    for (const one of [id, ...range.map((person) => person.id)]) {
      if (isOn) next.add(one);
      else next.delete(one);
    }
    from.current = id;
    onSelect(next);
  };
  const isAll = people.length > 0 && people.every((person) => selected.has(person.id));
  const style: CSSProperties = {
    gridTemplateColumns: `${canSelect ? "3rem " : ""}minmax(0,1fr) 22% ${shown.map(() => "12% ").join("")}15%`,
  };
  const headings = ["Person", "Tags", ...shown.map((field) => field.label), "Offers by text"];
  return (
    <table
      aria-label="Contacts"
      aria-multiselectable={canSelect || undefined}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are walked, picked and opened as a grid's are.
      role="grid"
      className="hidden text-sm md:block"
    >
      <thead className="block">
        <tr
          style={style}
          className="grid items-center border-b border-separator px-1 text-left text-xs text-muted"
        >
          {canSelect ? (
            <th scope="col" className="pl-1">
              <RowCheckbox
                label="Pick everybody shown"
                isPicked={isAll}
                isSome={!isAll && selected.size > 0}
                onPick={() => onSelect(new Set(isAll ? [] : people.map((person) => person.id)))}
              />
            </th>
          ) : null}
          {headings.map((heading) => (
            <th key={heading} scope="col" className="truncate px-3 py-2.5 font-medium">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y divide-separator">
        {people.map((person, at) => (
          <Row
            key={person.id}
            person={person}
            shown={shown}
            style={style}
            isFirst={at === 0}
            isPicked={selected.has(person.id)}
            onPick={canSelect ? (isRange) => toggle(person.id, isRange) : null}
            onOpen={() => (canSelect && selected.size > 0 ? toggle(person.id, false) : onOpen(person.id))}
          />
        ))}
      </tbody>
    </table>
  );
});

type RowProps = {
  person: ContactView;
  shown: DefinitionView[];
  style: CSSProperties;
  isFirst: boolean;
  isPicked: boolean;
  /** Null for those who may pick nobody. */
  onPick: ((isRange: boolean) => void) | null;
  onOpen: () => void;
};

function Row({ person, shown, style, isFirst, isPicked, onPick, onOpen }: RowProps) {
  const click = ({ target, shiftKey }: MouseEvent) => {
    if (target instanceof Element && target.closest("label, button, a")) return;
    if (shiftKey && onPick) onPick(true);
    else onOpen();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const { currentTarget: row, target, key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") stepRow(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && target === row) onOpen();
    else if (key === " " && target === row && onPick) onPick(event.shiftKey);
    else return;
    event.preventDefault();
  };
  return (
    <tr
      data-row={person.id}
      aria-selected={onPick ? isPicked : undefined}
      tabIndex={isFirst ? 0 : -1}
      style={style}
      onClick={click}
      onKeyDown={press}
      className={cn(
        "grid h-[3.75rem] cursor-pointer items-center px-1 outline-none",
        "[contain-intrinsic-size:auto_3.75rem] [content-visibility:auto]",
        "focus-visible:inset-ring-2 focus-visible:inset-ring-focus",
        isPicked ? "bg-accent-soft" : "hover:bg-surface-secondary",
      )}
    >
      {onPick ? (
        <td className="pl-1">
          <RowCheckbox label={`Pick ${shownName(person)}`} isPicked={isPicked} onPick={onPick} isInRow />
        </td>
      ) : null}
      <td className="min-w-0 px-3">
        <Face person={person} />
      </td>
      <td className="min-w-0 px-3">
        <TagChips tags={person.tags} most={2} />
      </td>
      {shown.map((field) => (
        <td key={field.id} className="truncate px-3 tabular-nums">
          <bdi>{valueWords(person.attributes[field.key])}</bdi>
        </td>
      ))}
      <td className="min-w-0 px-3">
        <OfferChip person={person} className="text-sm" />
      </td>
    </tr>
  );
}

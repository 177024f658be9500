"use client";

import { Checkbox, Table } from "@heroui/react";
import { memo } from "react";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { ContactView } from "@/lib/contacts/schema";
import { NoTexts } from "./no-texts";
import { OfferChip } from "./offer-chip";
import { TagChips } from "./tag-chips";
import { fullName, isStopped, shownName, valueWords } from "./words";

type Props = {
  people: ContactView[];
  pinned: DefinitionView[];
  selected: ReadonlySet<number>;
  canSelect: boolean;
  onSelect: (ids: Set<number>) => void;
  onOpen: (id: number) => void;
};

/** The desk's view: one row a person. Enter or a click opens their page, Space picks the row. */
export const PeopleTable = memo(function PeopleTable({
  people,
  pinned,
  selected,
  canSelect,
  onSelect,
  onOpen,
}: Props) {
  const select = (keys: "all" | Set<string | number>) =>
    onSelect(new Set(keys === "all" ? people.map((person) => person.id) : [...keys].map(Number)));
  const shown = pinned.slice(0, 3);
  return (
    <Table className="ledger hidden bg-transparent p-0 md:block">
      <Table.ScrollContainer>
        <Table.Content
          aria-label="Contacts"
          selectionMode={canSelect ? "multiple" : "none"}
          selectedKeys={selected}
          onSelectionChange={select}
          onRowAction={(key) => onOpen(Number(key))}
          className="table-fixed"
        >
          <Table.Header>
            {canSelect ? (
              <Table.Column className="w-12 pr-0!">
                <RowCheckbox label="Pick everybody shown" />
              </Table.Column>
            ) : null}
            <Table.Column isRowHeader>Person</Table.Column>
            <Table.Column className="w-[22%]">Tags</Table.Column>
            {shown.map((field) => (
              <Table.Column key={field.id} className="w-[12%]">
                {field.label}
              </Table.Column>
            ))}
            <Table.Column className="w-[15%]">Offers by text</Table.Column>
          </Table.Header>
          <Table.Body items={people} dependencies={[shown, canSelect]}>
            {(person) => (
              <Table.Row
                id={person.id}
                data-row={person.id}
                textValue={shownName(person)}
                className="cursor-pointer"
              >
                {canSelect ? (
                  <Table.Cell className="pr-0!">
                    <RowCheckbox label={`Pick ${shownName(person)}`} />
                  </Table.Cell>
                ) : null}
                <Table.Cell>
                  <Face person={person} />
                </Table.Cell>
                <Table.Cell>
                  <TagChips tags={person.tags} most={2} />
                </Table.Cell>
                {shown.map((field) => (
                  <Table.Cell key={field.id} className="truncate tabular-nums">
                    <bdi>{valueWords(person.attributes[field.key])}</bdi>
                  </Table.Cell>
                ))}
                <Table.Cell>
                  <OfferChip person={person} className="text-sm" />
                </Table.Cell>
              </Table.Row>
            )}
          </Table.Body>
        </Table.Content>
      </Table.ScrollContainer>
    </Table>
  );
});

/** A person's name, with NO TEXTS beside it where it matters, over the masked number. */
export function Face({ person }: { person: ContactView }) {
  const name = fullName(person);
  return (
    <span className="block min-w-0">
      <span className="flex min-w-0 items-center gap-2">
        <bdi className="truncate font-medium tabular-nums">{name ?? person.phone}</bdi>
        {isStopped(person) ? <NoTexts /> : null}
      </span>
      <span className="block truncate text-xs font-normal tracking-normal text-muted tabular-nums">
        {name ? person.phone : "No name yet"}
        {person.email ? <bdi> · {person.email}</bdi> : null}
      </span>
    </span>
  );
}

const RowCheckbox = ({ label }: { label: string }) => (
  <Checkbox slot="selection" aria-label={label} variant="secondary">
    <Checkbox.Content>
      <Checkbox.Control className="rounded-[0.3125rem] before:rounded-[0.3125rem]">
        <Checkbox.Indicator />
      </Checkbox.Control>
    </Checkbox.Content>
  </Checkbox>
);

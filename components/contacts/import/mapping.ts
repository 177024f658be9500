import { importFields } from "@/lib/contacts/import/fields";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { fieldWords, kindWords } from "./words";

export type Choice = { id: string; label: string };
type Column = ImportView["columns"][number];

export const LEAVE_OUT = "leave_out";

/** What a column may be read as: the fixed fields, the workspace's own, and a new one made from it. */
export function choicesFor(view: ImportView, column: Column): Choice[] {
  const own = view.fields.map(({ key, label }) => ({ id: `attributes.${key}`, label }));
  const fresh = `attributes.${column.key}`;
  const isKnown = own.some(({ id }) => id === fresh);
  return [
    { id: LEAVE_OUT, label: "Leave out" },
    ...importFields.map((id) => ({ id, label: fieldWords[id] ?? id })),
    ...own,
    ...(isKnown ? [] : [{ id: fresh, label: `New field “${column.name}” (${kindWords[column.kind]})` }]),
  ];
}

/** Fields that the mapping names and the workspace does not have, called after their columns. */
export function newFields(view: ImportView, mapping: Record<string, string | null>) {
  const known = new Set(view.fields.map(({ key }) => key));
  return Object.fromEntries(
    view.columns.flatMap(({ name, kind, key }) => {
      const isNew = mapping[name] === `attributes.${key}` && !known.has(key);
      return isNew ? [[key, { label: name.slice(0, 80), kind }]] : [];
    }),
  );
}

/** Columns that are read as the same thing, where only one can be. */
export function twice(mapping: Record<string, string | null>): Set<string> {
  const by = Map.groupBy(
    Object.entries(mapping).filter(([, field]) => field !== null && field !== "tags"),
    ([, field]) => field,
  );
  return new Set([...by.values()].flatMap((same) => (same.length > 1 ? same.map(([name]) => name) : [])));
}

/** What keeps a mapping from being checked, in words; null when nothing does. */
export function troubleOf(mapping: Record<string, string | null>): string | null {
  const given = Object.values(mapping).filter((field) => field !== null && field !== "tags");
  if (!given.includes("phone")) return "Choose the column that holds the phone numbers.";
  const twice = given.find((field, i) => given.indexOf(field) !== i);
  if (twice)
    return `Two columns are read as “${fieldWords[twice] ?? twice.replace("attributes.", "")}”. Leave one of them out.`;
  return null;
}

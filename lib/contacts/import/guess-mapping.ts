import type { AttributeKind } from "@/db/enums";
import { type ImportField, importFields } from "./fields";
import { headerWords, plainHeader } from "./header-words";
import type { ImportMapping } from "./schema";
import { guessKind, looksLike, readChannel } from "./value-kinds";

export type KnownAttribute = { key: string; label: string };
export type Guess = {
  mapping: ImportMapping;
  /** One column is the number beyond doubt, so that nobody needs to look. */
  isClear: boolean;
};

type Column = { name: string; plain: string; values: string[] };
type PlainField = keyof typeof headerWords;

/**
 * What each column most likely is: by its name, then by what its cells look like. Every field is given once, to the
 * column whose name fits best; a column that nothing fits is left out, unless it is named like one of the workspace's
 * own fields. Pure.
 */
export function guessMapping(columns: string[], rows: string[][], attributes: KnownAttribute[]): Guess {
  const all = columns.map((name, i) => ({
    name,
    plain: plainHeader(name),
    values: rows.map((row) => row[i]?.trim() ?? "").filter((value) => value !== ""),
  }));
  const given = new Map<string, ImportField>();
  for (const field of importFields) {
    const column = bestByName(
      field,
      all.filter(({ name }) => !given.has(name)),
    );
    if (column) given.set(column.name, field);
  }
  // A name in two columns beats one in a single column; a lone "Name" or "Nombre" that holds both is split.
  settleNames(all, given);
  const free = () => all.filter(({ name }) => !given.has(name));
  const phoneLike = free().filter((column) => shareOf(column, "phone") > 0.7);
  const isNamed = [...given.values()].includes("phone");
  if (!isNamed && phoneLike[0]) given.set(phoneLike[0].name, "phone");
  if (![...given.values()].includes("email")) {
    const email = free().find((column) => shareOf(column, "email") > 0.7);
    if (email) given.set(email.name, "email");
  }
  for (const column of free()) {
    const known = attributes.find(({ key, label }) =>
      [plainHeader(key), plainHeader(label), plainHeader(`attributes ${key}`)].includes(column.plain),
    );
    if (known && ![...given.values()].includes(`attributes.${known.key}`)) {
      given.set(column.name, `attributes.${known.key}`);
    }
  }
  const mapping = Object.fromEntries(all.map(({ name }) => [name, given.get(name) ?? null]));
  return { mapping, isClear: isNamed || phoneLike.length === 1 };
}

/** The column whose name stands first in the field's list; a name that says phone over cells that say otherwise is no phone. */
function bestByName(field: PlainField, columns: Column[]): Column | null {
  let best: Column | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    const rank = headerWords[field].indexOf(column.plain.replace(/^attributes /, ""));
    if (rank === -1 && plainHeader(field) !== column.plain) continue;
    if (!fitsContent(field, column)) continue;
    if (Math.max(rank, 0) < bestRank) [best, bestRank] = [column, Math.max(rank, 0)];
  }
  return best;
}

function fitsContent(field: PlainField, column: Column): boolean {
  if (column.values.length === 0) return field !== "phone";
  if (field === "phone") return column.values.some((value) => /\d{3}/.test(value));
  if (field === "email") return column.values.some((value) => value.includes("@"));
  // Other systems know e-mail and calls besides.
  if (field === "preferred_channel") return column.values.some((value) => readChannel(value) !== null);
  return true;
}

function settleNames(columns: Column[], given: Map<string, ImportField>): void {
  const nameOf = (field: ImportField) => [...given].find(([, given_]) => given_ === field)?.[0];
  const [first, last, full] = [nameOf("first_name"), nameOf("last_name"), nameOf("full_name")];
  if (full && first && last) given.delete(full);
  // "Nome" beside "Cognome", "Nom" beside "Prénom", "Name" beside "Vorname": the other half.
  else if (full && last) given.set(full, "first_name");
  else if (full && first) given.set(full, "last_name");
  else if (first && !full) {
    const values = columns.find(({ name }) => name === first)?.values ?? [];
    const hasTwo = values.filter((value) => /\S\s+\S/.test(value)).length;
    if (!last && hasTwo > values.length * 0.6) given.set(first, "full_name");
  }
}

const shareOf = (column: Column, kind: "phone" | "email"): number =>
  column.values.length === 0
    ? 0
    : column.values.filter((value) => looksLike[kind](value)).length / column.values.length;

/** Key of a new field for a column: `Favorite Stylist!` → `favorite_stylist`. */
export const keyFor = (column: string): string =>
  plainHeader(column).replaceAll(" ", "_").slice(0, 64) || "field";

/** What a column's cells look like, for a field that does not exist yet. */
export const kindOf = (rows: string[][], index: number): AttributeKind =>
  guessKind(rows.map((row) => row[index]?.trim() ?? "").filter((value) => value !== ""));

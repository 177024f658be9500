import type { AttributeKind, Channel } from "@/db/enums";
import { canonicalLanguage } from "@/lib/language";
import type { Phone } from "@/lib/phone";
import { isValidTimeZone } from "@/lib/time-zone";
import type { ImportField } from "./fields";
import type { StoredProblem } from "./problems";
import { type NumberRules, readNumber } from "./read-number";
import type { RowCells } from "./row-cells";
import type { ImportMapping } from "./schema";
import { looksLike, readNumber as readAmount, readChannel, readDate, readYesNo } from "./value-kinds";

export type AttributeRule = { kind: AttributeKind; label: string; options: string[] };
export type RowRules = NumberRules & {
  columns: string[];
  mapping: ImportMapping;
  attributes: Map<string, AttributeRule>;
  /** Countries outside North America write the day first. */
  dayFirst: boolean;
};

/** What a row says of a person; what it leaves empty is null. */
export type PersonRow = {
  phone: Phone | null;
  isLandline: boolean;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  language: string | null;
  timeZone: string | null;
  preferredChannel: Channel | null;
  tags: string[];
  attributes: Record<string, string | number | boolean>;
  /** The row's own word on marketing, when a column holds it. */
  marketing: boolean | null;
  problems: StoredProblem[];
};

/** Reads one row by the mapping. Never throws: whatever is wrong is a problem of the row. Pure. */
export function readRow(row: RowCells, rules: RowRules): PersonRow {
  const person: PersonRow = {
    phone: null,
    isLandline: false,
    firstName: null,
    lastName: null,
    email: null,
    language: null,
    timeZone: null,
    preferredChannel: null,
    tags: [],
    attributes: {},
    marketing: null,
    problems: [],
  };
  if (row.trouble) person.problems.push(row.trouble);
  else if (row.cells.slice(rules.columns.length).some((cell) => cell.trim() !== ""))
    person.problems.push("too_many_cells");
  if (person.problems.length > 0) return person;
  let hasPhone = false;
  for (const [i, column] of rules.columns.entries()) {
    const field = rules.mapping[column];
    if (!field) continue;
    if (field === "phone") hasPhone = true;
    const value = clean(row.cells[i] ?? "");
    if (value.includes("\ufffd") && !person.problems.includes("unreadable_characters"))
      person.problems.push("unreadable_characters");
    if (value !== "" || field === "phone") readField(person, field, value, rules);
  }
  if (!hasPhone) person.problems.push("phone_missing");
  return person;
}

/** Control characters cannot be stored or shown; direction marks stay, names in Arabic or Hebrew need them. */
const clean = (cell: string): string => cell.replace(/(?![\n\t\r])\p{Cc}/gu, "").trim();

function readField(person: PersonRow, field: ImportField, value: string, rules: RowRules): void {
  switch (field) {
    case "phone": {
      const read = readNumber(value, rules);
      if (!read.ok) person.problems.push(read.problem);
      else [person.phone, person.isLandline] = [read.phone, read.isLandline];
      if (read.ok && read.isLandline) person.problems.push("landline");
      return;
    }
    case "first_name":
      person.firstName = cut(person, value);
      return;
    case "last_name":
      person.lastName = cut(person, value);
      return;
    case "full_name": {
      const [first, last] = splitName(value);
      person.firstName ??= cut(person, first);
      person.lastName ??= last === "" ? null : cut(person, last);
      return;
    }
    case "email":
      if (looksLike.email(value) && value.length <= 320) person.email = value;
      else person.problems.push("email_invalid");
      return;
    case "language":
      person.language = readLanguage(value);
      if (person.language === null) person.problems.push("language_invalid");
      return;
    case "time_zone":
      if (isValidTimeZone(value)) person.timeZone = value;
      else person.problems.push("time_zone_invalid");
      return;
    case "preferred_channel":
      person.preferredChannel = readChannel(value);
      if (person.preferredChannel === null) person.problems.push("channel_invalid");
      return;
    case "tags":
      readTags(person, value);
      return;
    case "marketing":
      person.marketing = readYesNo(value);
      if (person.marketing === null) person.problems.push("marketing_unclear");
      return;
    default:
      readAttribute(person, field.slice("attributes.".length), value, rules);
  }
}

function cut(person: PersonRow, name: string): string | null {
  const whole = name.replace(/\s+/g, " ");
  if (whole.length > 200) person.problems.push("name_too_long");
  return (
    whole
      .slice(0, 200)
      .toWellFormed()
      .replace(/\ufffd$/, "") || null
  );
}

/** "Ann Marie Roe" → Ann Marie, Roe; "Roe, Ann" → Ann, Roe; particles stay with the family name. */
export function splitName(name: string): [first: string, last: string] {
  const comma = /^([^,]+),\s*(.+)$/.exec(name);
  if (comma) return [comma[2] ?? "", comma[1] ?? ""];
  const words = name.split(/\s+/);
  if (words.length < 2) return [name, ""];
  let at = words.length - 1;
  while (
    at > 1 &&
    /^(van|von|der|den|de|del|della|di|da|dos|das|la|le|el|al|bin|ten|ter|zu|st\.?)$/i.test(
      words[at - 1] ?? "",
    )
  )
    at--;
  return [words.slice(0, at).join(" "), words.slice(at).join(" ")];
}

function readTags(person: PersonRow, value: string): void {
  const all = value
    .split(/[,;|\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const fitting = all.filter((tag) => tag.length <= 50);
  const merged = [...new Set([...person.tags, ...fitting])];
  person.tags = merged.slice(0, 50);
  if (fitting.length < all.length || merged.length > 50) person.problems.push("too_many_tags");
}

const languages = new Map<string, string>();

/** A tag, or a language's name in English or in itself. */
function readLanguage(value: string): string | null {
  if (/^[a-z]{2,3}([-_][a-z]{2,4})?$/i.test(value)) return canonicalLanguage(value);
  if (languages.size === 0) {
    const english = new Intl.DisplayNames("en", { type: "language" });
    for (const tag of [
      "en",
      "es",
      "fr",
      "de",
      "it",
      "pt",
      "nl",
      "pl",
      "ru",
      "uk",
      "zh",
      "ja",
      "ko",
      "vi",
      "ar",
      "he",
      "tr",
      "hi",
      "tl",
      "sv",
      "da",
      "nb",
      "fi",
      "el",
      "ro",
    ]) {
      languages.set(english.of(tag)?.toLowerCase() ?? tag, tag);
      languages.set(new Intl.DisplayNames(tag, { type: "language" }).of(tag)?.toLowerCase() ?? tag, tag);
    }
  }
  return languages.get(value.toLowerCase()) ?? null;
}

const readers: Record<
  AttributeKind,
  (value: string, rules: RowRules, rule: AttributeRule) => string | number | boolean | null
> = {
  text: (value) => value.slice(0, 2000).toWellFormed(),
  number: (value) => readAmount(value),
  date: (value, rules) => readDate(value, rules.dayFirst),
  boolean: (value) => readYesNo(value),
  choice: (value, _, { options }) =>
    options.find((option) => option.toLowerCase() === value.toLowerCase()) ??
    (options.length === 0 ? value.slice(0, 200) : null),
};

function readAttribute(person: PersonRow, key: string, value: string, rules: RowRules): void {
  const rule = rules.attributes.get(key) ?? { kind: "text", label: key, options: [] };
  const read = readers[rule.kind](value, rules, rule);
  if (read === null) {
    person.problems.push(`value_invalid:${rule.label}`);
    return;
  }
  if (rule.kind === "text" && value.length > 2000) person.problems.push(`value_too_long:${rule.label}`);
  person.attributes[key] = read;
}

import type { DefinitionView } from "@/lib/contacts/attribute-values";
import type { Fragment, Frame } from "./comparisons";
import type { Op } from "./grammar";
import { column, type PathEntry } from "./path";
import type { Condition, PathKind } from "./schema";
import { readDay, readMoment } from "./values";

type Kind = DefinitionView["kind"];
const prefix = "attributes.";

/** The key of an own field, or null when the path is no such path. Keys may have dots of their own. */
export const keyOf = (path: string): string | null =>
  path.startsWith(prefix) && path.length > prefix.length && path.length <= prefix.length + 64
    ? path.slice(prefix.length)
    : null;

/** A field of the workspace's own: what its definition says its values are decides how they compare. */
export const attributePath = ({
  key,
  label,
  kind,
  options,
}: Pick<DefinitionView, "key" | "label" | "kind" | "options">): PathEntry => ({
  path: prefix + key,
  label,
  group: "fields",
  kind,
  options: options.map((value) => ({ value, label: value })),
  readsContact: false,
  where: column(kind, (frame) => read[kind](frame, key)),
});

/** Nobody defined it, so what is asked says what it is: numbers compare as numbers, days as days. */
export const looseAttributePath = (key: string, condition: Condition): PathEntry =>
  attributePath({ key, label: key, kind: kindAsked(condition), options: [] });

const inTime: Op[] = ["before", "after", "within_days", "not_within_days"];
const ordered: Op[] = ["gt", "gte", "lt", "lte"];

function kindAsked({ op, value }: Condition): Exclude<PathKind, "tags" | "moment" | "choice"> {
  const first = Array.isArray(value) ? value[0] : value;
  if (inTime.includes(op)) return "date";
  if (typeof first === "number") return "number";
  if (typeof first === "boolean") return "boolean";
  // Words have no order: whoever asks for more or less means a day, or is told that it takes a number.
  if (ordered.includes(op))
    return first !== undefined && (readDay(first) || readMoment(first)) ? "date" : "number";
  return "text";
}

const text = ({ sql }: Frame, key: string): Fragment => sql`(k.attributes ->> ${key})`;

/** A value as its kind, null where what is stored is none: imports and integrations write numbers and days as text too. */
const read: Record<Kind, (frame: Frame, key: string) => Fragment> = {
  text,
  choice: text,
  number: (frame, key) => frame.sql`case
    when jsonb_typeof(k.attributes -> ${key}) = 'number' then (k.attributes -> ${key})::numeric
    when ${text(frame, key)} ~ '^\\s*-?\\d{1,15}(\\.\\d{1,15})?\\s*$' then ${text(frame, key)}::numeric end`,
  boolean: (frame, key) => frame.sql`case lower(${text(frame, key)})
    when 'true' then true when 'yes' then true when 'false' then false when 'no' then false end`,
  date: (frame, key) => frame.sql`case
    when ${text(frame, key)} ~ '^\\d{4}-(0\\d|1[0-2])-([0-2]\\d|3[01])(T|$)' then left(${text(frame, key)}, 10) end`,
};

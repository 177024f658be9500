import type { Op } from "@/lib/segments/grammar";
import { ops, takesDays, takesList, takesNothing } from "@/lib/segments/grammar";
import type { PathKind, PathView } from "@/lib/segments/schema";
import type { Row, Value } from "./tree";

const plain: Record<Op, string> = {
  eq: "is",
  neq: "is not",
  in: "is one of",
  not_in: "is none of",
  contains: "contains",
  starts_with: "begins with",
  gt: "is more than",
  gte: "is at least",
  lt: "is less than",
  lte: "is at most",
  exists: "is known",
  not_exists: "is not known",
  before: "is before",
  after: "is after",
  within_days: "in the last … days",
  not_within_days: "not in the last … days",
};

const onDays: Partial<Record<Op, string>> = {
  eq: "is on",
  neq: "is not on",
  gt: "is after",
  gte: "is on or after",
  lt: "is before",
  lte: "is on or before",
};

const particular: Partial<Record<PathKind, Partial<Record<Op, string>>>> = {
  date: onDays,
  moment: onDays,
  tags: {
    eq: "include all of",
    neq: "do not include",
    contains: "include all of",
    in: "include any of",
    not_in: "include none of",
    starts_with: "include one beginning with",
    exists: "are set",
    not_exists: "are not set",
  },
};

/** Where a room says it in its own way. */
const byGroup: Record<string, Partial<Record<Op, string>>> = {
  consent: {
    eq: "answer is",
    neq: "answer is not",
    in: "answer is one of",
    not_in: "answer is none of",
  },
  messages: { exists: "ever happened", not_exists: "never happened" },
  bookings: { exists: "ever happened", not_exists: "never happened" },
  bookings_by: { exists: "ever happened", not_exists: "never happened" },
  bookings_ahead: {
    exists: "is booked",
    not_exists: "is not booked",
    within_days: "in the next … days",
    not_within_days: "not in the next … days",
  },
};

/** How something is asked about, as it is said: "is more than", "in the last … days". */
export const opWords = (op: Op, { kind, group }: Pick<PathView, "kind" | "group">): string =>
  byGroup[group]?.[op] ?? particular[kind]?.[op] ?? plain[op];

/** Ops that say what another one says too; the API takes them, the builder need not offer both. */
const twins: Partial<Record<PathKind, Op[]>> = {
  date: ["gt", "lt"],
  moment: ["gt", "lt"],
  tags: ["contains", "neq"],
};

/** The ways to ask that are offered, with the one that is on. */
export const offeredOps = (view: PathView, current: string): Op[] =>
  view.ops.filter((op) => op === current || !twins[view.kind]?.includes(op));

/** Whether several values may be named. */
export const namesSeveral = (op: Op, kind: PathKind): boolean =>
  takesList(op) || (kind === "tags" && (op === "eq" || op === "contains"));

const prefix = "attributes.";

/** What is known of a row's path. An own field that nobody described is taken for what its value is. */
export function viewOf({ path, value }: Row, paths: readonly PathView[]): PathView | null {
  const known = paths.find((one) => one.path === path);
  if (known || !path.startsWith(prefix)) return known ?? null;
  const [first] = Array.isArray(value) ? value : [value];
  const kind: PathKind =
    typeof first === "number" ? "number" : typeof first === "boolean" ? "boolean" : "text";
  return { path, label: path.slice(prefix.length), group: "fields", kind, ops: [...ops], options: [] };
}

const preferred: Record<PathKind, Op[]> = {
  text: ["eq"],
  number: ["gte", "eq"],
  date: ["within_days", "before"],
  moment: ["within_days", "before"],
  boolean: ["eq"],
  choice: ["eq", "in"],
  tags: ["in", "eq", "contains"],
};

/** The row about something else; how it asks and what for stay where they still fit. */
export function withPath(row: Row, view: PathView): Row {
  const kept = view.ops.find((op) => op === row.op);
  const op = kept ?? preferred[view.kind].find((one) => view.ops.includes(one)) ?? view.ops[0] ?? "eq";
  return { ...row, path: view.path, op, value: valueFor(view, op, row.value) };
}

/** The row asked another way; one value becomes a list of one and back. */
export const withOp = (row: Row, view: PathView, op: Op): Row => ({
  ...row,
  op,
  value: valueFor(view, op, row.value),
});

function valueFor(view: PathView, op: Op, value: Value): Value {
  if (takesNothing(op)) return undefined;
  if (takesDays(op)) return isDays(value) ? value : 30;
  const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter((one) =>
    fits(view, one),
  );
  if (namesSeveral(op, view.kind)) return values;
  return values[0] ?? (view.kind === "boolean" ? true : undefined);
}

const isDays = (value: Value): boolean => typeof value === "number" && Number.isInteger(value) && value >= 0;

function fits({ kind, options }: PathView, value: Value): boolean {
  if (kind === "number") return typeof value === "number";
  if (kind === "boolean") return typeof value === "boolean";
  if (typeof value !== "string") return false;
  if (kind === "choice") return options.some((option) => option.value === value);
  const isDay = /^\d{4}-\d{2}-\d{2}/.test(value);
  return kind === "date" || kind === "moment" ? isDay : value.trim() !== "" && !isDay;
}

/** Why a row cannot be counted yet, in words; null when it can. What the builder does not know is for the server. */
export function unfinished(row: Row, paths: readonly PathView[]): string | null {
  if (row.path === "") return "Choose what to look at.";
  const view = viewOf(row, paths);
  const op = view?.ops.find((one) => one === row.op);
  if (!view || !op || takesNothing(op)) return null;
  if (takesDays(op)) return isDays(row.value) ? null : "Write a whole number of days.";
  if (Array.isArray(row.value)) return row.value.length > 0 ? null : "Choose at least one.";
  if (row.value !== undefined && row.value !== "") return null;
  return asks[view.kind] ?? "Choose a value.";
}

/** What is wrong with a row in words that need no API; the server's own say the rest. */
export function misfit(row: Row, paths: readonly PathView[]): string | null {
  const view = viewOf(row, paths);
  if (row.path !== "" && !view) return "There is nothing of that name to look at. Choose something else.";
  if (view && !view.ops.some((op) => op === row.op))
    return `“${view.label}” cannot be asked about this way. Choose another.`;
  return null;
}

const asks: Partial<Record<PathKind, string>> = {
  number: "Write a number.",
  date: "Choose a day.",
  moment: "Choose a day.",
  text: "Write what to look for.",
  tags: "Choose a tag.",
};

const groupNames: Record<string, string> = {
  person: "The person",
  fields: "Your own fields",
  tags: "Tags",
  consent: "Permission",
  messages: "Texts",
  bookings: "Visits",
  bookings_ahead: "Visits ahead",
  bookings_by: "Visits by service and person",
};

/** The paths under their headings, in the server's order. */
export function grouped(paths: readonly PathView[]): { id: string; title: string; paths: PathView[] }[] {
  return [...Map.groupBy(paths, ({ group }) => group)].map(([id, members]) => ({
    id,
    title: groupNames[id] ?? id.charAt(0).toUpperCase() + id.slice(1),
    paths: members,
  }));
}

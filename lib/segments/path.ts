import type { Sql } from "@/lib/contacts/contact-filter";
import {
  type Ask,
  compareBoolean,
  compareDay,
  compareMoment,
  compareNumber,
  compareText,
  type Fragment,
  type Frame,
} from "./comparisons";
import type { Op } from "./grammar";
import type { PathKind, PathView } from "./schema";

export type Option = PathView["options"][number];

/** SQL that is true for who fits; `isNot` asks for all the others, whoever has no value among them. */
export type Where = (frame: Frame, ask: Ask & { isNot: boolean }) => Fragment;

/**
 * One thing that segments can ask about, as data: what it is called, what its values are, and how it is asked of the
 * database. A room adds its own by adding entries to the table in paths.ts.
 */
export type PathEntry = {
  path: string;
  label: string;
  group: string;
  kind: PathKind;
  /** Where fewer ops make sense than its kind allows. */
  ops?: readonly Op[];
  options?: Option[];
  /** Choices that a workspace has of its own, read from the database when they are needed. */
  choices?: (sql: Sql, workspaceId: number) => Promise<Option[]>;
  /** Whether it reads the contact's own row `c`, beside the marks `k` that every count reads. */
  readsContact: boolean;
  /** Asks about something that was put away: kept for rules that ask it, offered to nobody. */
  isRetired?: boolean;
  where: Where;
};

const compare: Record<Exclude<PathKind, "tags">, typeof compareText> = {
  text: compareText,
  choice: compareText,
  number: compareNumber,
  boolean: compareBoolean,
  date: compareDay,
  moment: compareMoment,
};

/** Asks a column, or an expression that is null where there is no value. */
export const column =
  (kind: Exclude<PathKind, "tags">, of: (frame: Frame) => Fragment): Where =>
  (frame, { isNot, ...ask }) => {
    const fits = compare[kind](frame, of(frame), ask);
    // Null is neither: without this, people without a value would fit neither a rule nor its opposite.
    return isNot ? frame.sql`(${fits}) is not true` : fits;
  };

/** Asks whether the person is among those that a subquery names; never null. */
export const among = ({ sql }: Frame, isNot: boolean, people: Fragment): Fragment =>
  isNot
    ? sql`not exists (select 1 from (${people}) p where p.person = k.contact_id)`
    : sql`k.contact_id in (select person from (${people}) p)`;

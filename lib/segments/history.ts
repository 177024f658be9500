import { type Ask, type Fragment, type Frame, span } from "./comparisons";
import { among, type Where } from "./path";

/** Rows that fit, by the person they are of: what happened with other numbers of a person is theirs. */
export const people = ({ sql, workspaceId }: Frame, which: Fragment, of: Table = "messages"): Fragment => sql`
  select coalesce(o.merged_into_id, m.contact_id) as person from ${sql(of)} m
  left join contacts o on o.workspace_id = ${workspaceId} and o.id = m.contact_id and o.merged_into_id is not null
  where m.workspace_id = ${workspaceId} and ${which}`;

type Table = "messages" | "short_links" | "bookings";
/** Something that happens to people: which rows tell of it, and when it was. */
export type Sort = {
  of?: Table;
  which: (frame: Frame) => Fragment;
  at: (frame: Frame) => Fragment;
};

/**
 * “The last one lies within” is asked as “there is one within, and none later”, which indexes by time answer without
 * looking at everybody's history.
 */
export const last =
  ({ of, which, at }: Sort): Where =>
  (frame, { isNot, ...ask }) => {
    const { sql } = frame;
    const { from, to } = span(frame, ask);
    const since = from ? sql`${which(frame)} and ${at(frame)} >= ${from}` : which(frame);
    if (!to) return among(frame, isNot, people(frame, since, of));
    const within = among(frame, false, people(frame, sql`${since} and ${at(frame)} < ${to}`, of));
    const later = among(frame, true, people(frame, sql`${which(frame)} and ${at(frame)} >= ${to}`, of));
    return isNot ? sql`not (${within} and ${later})` : sql`(${within} and ${later})`;
  };

const holds = (count: number, { op, values }: Ask): boolean => {
  const numbers = values.map(Number);
  const [first = 0] = numbers;
  if (op === "gt") return count > first;
  if (op === "gte") return count >= first;
  if (op === "lt") return count < first;
  if (op === "lte") return count <= first;
  return numbers.includes(count);
};

/** Whoever has none is in no group of a count: if none fits, those are asked for whose number does not fit. */
export const howMany =
  ({ of, which }: Sort): Where =>
  (frame, { isNot, ...ask }) => {
    const { sql } = frame;
    const numbers = sql`${ask.values.map(String)}::text[]::numeric[]`;
    const first = sql`${String(ask.values[0] ?? 0)}::text::numeric`;
    const fits: Partial<Record<Ask["op"], Fragment>> = {
      gt: sql`count(*) > ${first}`,
      gte: sql`count(*) >= ${first}`,
      lt: sql`count(*) < ${first}`,
      lte: sql`count(*) <= ${first}`,
    };
    const fit = fits[ask.op] ?? sql`count(*) = any(${numbers})`;
    const noneFits = holds(0, ask);
    const groups = sql`select person from (${people(frame, which(frame), of)}) t
      group by person having ${noneFits ? sql`not (${fit})` : fit}`;
    return among(frame, isNot !== noneFits, groups);
  };

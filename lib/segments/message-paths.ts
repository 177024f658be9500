import { type Ask, type Fragment, type Frame, span } from "./comparisons";
import { among, type Option, type PathEntry, type Where } from "./path";

/** Texts that fit, by the person they are of: what other numbers of a person wrote and got is theirs. */
const people = ({ sql, workspaceId }: Frame, which: Fragment, of: Table = "messages"): Fragment => sql`
  select coalesce(o.merged_into_id, m.contact_id) as person from ${sql(of)} m
  left join contacts o on o.workspace_id = ${workspaceId} and o.id = m.contact_id and o.merged_into_id is not null
  where m.workspace_id = ${workspaceId} and ${which}`;

type Table = "messages" | "short_links";
type Sort = { of?: Table; which: (frame: Frame) => Fragment; at: (frame: Frame) => Fragment };
const received: Sort = {
  which: ({ sql }) => sql`m.direction = 'inbound'`,
  at: ({ sql }) => sql`m.created_at`,
};
const sent: Sort = { which: ({ sql }) => sql`m.sent_at is not null`, at: ({ sql }) => sql`m.sent_at` };
const delivered: Sort = {
  which: ({ sql }) => sql`m.delivered_at is not null`,
  at: ({ sql }) => sql`m.delivered_at`,
};

/** Short links that a person, no machine, has opened. */
const clicked: Sort = {
  of: "short_links",
  which: ({ sql }) => sql`m.clicked_at is not null`,
  at: ({ sql }) => sql`m.clicked_at`,
};

/**
 * “The last one lies within” is asked as “there is one within, and none later”, which indexes by time answer without
 * looking at everybody's history.
 */
const last =
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
const howMany =
  ({ which }: Sort): Where =>
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
    const groups = sql`select person from (${people(frame, which(frame))}) t
      group by person having ${noneFits ? sql`not (${fit})` : fit}`;
    return among(frame, isNot !== noneFits, groups);
  };

const sentFrom =
  (source: (frame: Frame, ids: Fragment) => Fragment): Where =>
  (frame, { isNot, values }) => {
    const ids = frame.sql`any(${values.map(String)}::text[]::bigint[])`;
    return among(frame, isNot, people(frame, frame.sql`${source(frame, ids)} and m.sent_at is not null`));
  };

type Named = { id: number; name: string };
const asOptions = (rows: Named[]): Option[] =>
  rows.map(({ id, name }) => ({ value: String(id), label: name }));
const MOST_OPTIONS = 1_000;

const base = { group: "messages", readsContact: false };
const numberOps = ["eq", "neq", "in", "not_in", "gt", "gte", "lt", "lte"] as const;
const choiceOps = ["eq", "neq", "in", "not_in"] as const;

/** What was written to people and what they wrote. */
export const messagePaths: PathEntry[] = [
  {
    ...base,
    path: "messages.last_received_at",
    label: "Last text from them",
    kind: "moment",
    where: last(received),
  },
  { ...base, path: "messages.last_sent_at", label: "Last text to them", kind: "moment", where: last(sent) },
  {
    ...base,
    path: "messages.last_delivered_at",
    label: "Last text that arrived",
    kind: "moment",
    where: last(delivered),
  },
  {
    ...base,
    path: "messages.last_clicked_at",
    label: "Last link they opened",
    kind: "moment",
    where: last(clicked),
  },
  {
    ...base,
    path: "messages.received_count",
    label: "Texts from them",
    kind: "number",
    ops: numberOps,
    where: howMany(received),
  },
  {
    ...base,
    path: "messages.sent_count",
    label: "Texts to them",
    kind: "number",
    ops: numberOps,
    where: howMany(sent),
  },
  {
    ...base,
    path: "messages.template_id",
    label: "Template they got",
    kind: "choice",
    ops: choiceOps,
    choices: async (sql, workspaceId) =>
      asOptions(
        await sql<
          Named[]
        >`select id, name from templates where workspace_id = ${workspaceId} order by id desc limit ${MOST_OPTIONS}`,
      ),
    where: sentFrom(({ sql }, ids) => sql`m.template_id = ${ids}`),
  },
  {
    ...base,
    path: "messages.campaign_id",
    label: "Campaign they got",
    kind: "choice",
    ops: choiceOps,
    choices: async (sql, workspaceId) =>
      asOptions(
        await sql<
          Named[]
        >`select id, name from campaigns where workspace_id = ${workspaceId} and status <> 'draft'
          order by id desc limit ${MOST_OPTIONS}`,
      ),
    where: sentFrom(({ sql }, ids) => sql`m.campaign_id = ${ids}`),
  },
];

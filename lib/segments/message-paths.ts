import type { Fragment, Frame } from "./comparisons";
import { howMany, last, people, type Sort } from "./history";
import { among, type Option, type PathEntry, type Where } from "./path";

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

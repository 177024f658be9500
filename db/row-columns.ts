import type postgres from "postgres";

type Sql = postgres.TransactionSql<{ bigint: number }>;
type Row = Record<string, unknown>;
/** Names of columns and PostgreSQL's types of them. Written into statements as they are: never from outside. */
export type ColumnTypes<R> = { readonly [Name in keyof R]: string };

/**
 * Rows for a statement, column by column: what all of them have in common, which is most of what a campaign's rows
 * say, is sent and read once; the others come as arrays `r`. Objects are written as JSON, moments as ISO text.
 * @param keys columns that the statement asks `r` for: always arrays.
 * @returns for `insert into t (names) select values from source`, or the whole as a table `r` for `update t … from table`.
 */
export function rowColumns<R extends Row>(
  sql: Sql,
  types: ColumnTypes<R>,
  rows: readonly R[],
  keys: readonly (keyof R & string)[],
): Record<"names" | "values" | "source" | "table", postgres.Fragment> {
  const names = Object.keys(types) as (keyof R & string)[];
  const first = rows[0];
  const isOwn = (name: keyof R & string) =>
    keys.includes(name) || rows.some((row) => !isSame(row[name], first?.[name]));
  const own = names.filter(isOwn);
  const list = (parts: postgres.Fragment[]) =>
    parts.reduce((all, part, i) => (i === 0 ? part : sql`${all}, ${part}`), sql``);
  const all = sql`${sql.unsafe(names.join(", "))}`;
  const values = list(
    names.map((name) =>
      own.includes(name)
        ? sql`${sql.unsafe(`r.${name}`)}`
        : sql`${valueText(first?.[name])}::${sql.unsafe(types[name])}`,
    ),
  );
  const arrays = own.map(
    (name) => sql`${arrayText(rows.map((row) => row[name]))}::${sql.unsafe(types[name])}[]`,
  );
  const source = sql`unnest(${list(arrays)}) as r(${sql.unsafe(own.join(", "))})`;
  return { names: all, values, source, table: sql`(select ${values} from ${source}) as r(${all})` };
}

/** Objects are never taken for the same: what looks alike is found out no faster than it is sent. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return (one ?? null) === (other ?? null);
}

function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** An array as PostgreSQL reads it: by the driver's own way it takes longer than the rows do. */
const arrayText = (values: readonly unknown[]): string => `{${values.map(elementText).join(",")}}`;

function elementText(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = valueText(value);
  return text === null ? "NULL" : `"${text.replace(/["\\]/g, "\\$&")}"`;
}

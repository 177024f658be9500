import type { PendingQuery, Row } from "postgres";
import type { raw } from "@/db/client";

type Sql = ReturnType<typeof raw>;
type Fragment = PendingQuery<Row[]>;

/**
 * An array of the contacts that one person's texts may name: theirs, and every number merged into them. For the newest
 * few of many texts join it by `unnest`: each number's own are in order in the index, those of several are not.
 */
export const numbersOf = (sql: Sql, workspaceId: number, personId: number | Fragment): Fragment => sql`
  array(select ${personId}::bigint union all
    select id from contacts where workspace_id = ${workspaceId} and merged_into_id = ${personId})`;

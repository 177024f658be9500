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

/** Whose number a contact is: the person it was merged into, else itself. Null for nobody of this workspace. */
export const personOf = (sql: Sql, workspaceId: number, contactId: number): Fragment => sql`
  (select coalesce(merged_into_id, id) from contacts where workspace_id = ${workspaceId} and id = ${contactId})`;

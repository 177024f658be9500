import { beforeAll, describe, expect, test } from "vitest";
import { asRouter, ownerSql, raw, withoutWorkspace, withWorkspace } from "@/db/client";
import { sqlState } from "@/db/errors";
import { dispatchMessages } from "@/lib/messages/dispatch";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { queue, setScene, textIn } from "./scene";

let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
  for (const tenant of [mine, theirs]) {
    await queue(tenant, { to: numberOf(1), body: "Your table is ready", category: "order" });
    await textIn(tenant, numberOf(2), "STOP");
  }
  await dispatchMessages({ budgetMs: 500 });
}, 60_000);

type Table = {
  name: string;
  kind: string;
  enabled: boolean;
  forced: boolean;
  policies: number;
  tenant: boolean;
  partition: boolean;
  granted: boolean;
};

describe("in the catalog", () => {
  const tables = () => ownerSql()<Table[]>`
    select c.relname as name, c.relkind as kind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)
        or c.relname = 'workspaces' as tenant,
      c.relispartition as partition,
      has_table_privilege('parley_app', c.oid, 'select') or has_table_privilege('parley_router', c.oid, 'select') as granted
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;

  test("every table with a workspace forces row-level security and has its policies", async () => {
    const tenant = (await tables()).filter((table) => table.tenant);
    expect(tenant.length).toBeGreaterThan(15);
    for (const table of tenant) {
      expect(table, table.name).toMatchObject({ enabled: true, forced: true });
      // A month of a ledger is reached through its parent only: nobody is granted anything on it.
      if (table.partition && !table.granted) continue;
      expect(table.policies, table.name).toBeGreaterThanOrEqual(2);
    }
  });

  test("the tables without one are known by name", async () => {
    const others = (await tables()).filter((table) => !table.tenant).map((table) => table.name);
    expect(others.filter((name) => !name.startsWith("sandbox_"))).toEqual(["provider_events", "users"]);
  });

  test("the months to come are as closed as the first", async () => {
    await ownerSql()`select ensure_months('2031-01-01'::date, 2)`;
    const later = (await tables()).filter((table) => table.name.endsWith("2031_02"));
    expect(later).toHaveLength(2);
    for (const table of later) expect(table).toMatchObject({ enabled: true, forced: true, granted: false });
  });

  test("policies hold the workspace for parley_app and let only the router see all", async () => {
    const policies = await ownerSql()<
      { table: string; name: string; role: string; using: string; check: string | null }[]
    >`
      select p.polrelid::regclass::text as table, p.polname as name, r.rolname as role,
        pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
      from pg_policy p join pg_roles r on r.oid = any(p.polroles)`;
    for (const policy of policies) {
      if (policy.role === "parley_router") continue;
      expect(policy.role).toBe("parley_app");
      expect(policy.using, policy.table).toMatch(
        /^\(?(workspace_id|id) = \( SELECT current_workspace_id\(\)/,
      );
    }
    const roles = await ownerSql()<{ name: string; super: boolean; bypass: boolean; login: boolean }[]>`
      select rolname as name, rolsuper as super, rolbypassrls as bypass, rolcanlogin as login
      from pg_roles where rolname in ('parley_app', 'parley_router', current_user)`;
    expect(roles).toHaveLength(3);
    for (const role of roles) expect(role).toMatchObject({ super: false, bypass: false });
    const owned = await ownerSql()`select 1 from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname in ('parley_app', 'parley_router')`;
    expect(owned).toHaveLength(0);
  });

  test("the router can write nothing", async () => {
    const writable = await ownerSql()`select c.relname from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and has_table_privilege('parley_router', c.oid, 'insert, update, delete, truncate')`;
    expect(writable).toEqual([]);
  });

  test("ledgers can only be added to", async () => {
    const open = await ownerSql()`select c.relname as name from pg_class c
      where c.relname in ('consent_events', 'message_events', 'audit_events')
        and has_table_privilege('parley_app', c.oid, 'update, delete, truncate')`;
    expect(open).toEqual([]);
  });

  test("references between tenants' tables carry the workspace", async () => {
    const loose = await ownerSql()<{ name: string }[]>`
      select k.conname as name from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute a where a.attrelid = f.oid and a.attname = 'workspace_id' and not a.attisdropped)
        and cardinality(k.conkey) < 2`;
    expect(loose).toEqual([]);
  });
});

describe("a transaction in one workspace", () => {
  const tenantTables = async () =>
    (
      await ownerSql()<{ name: string }[]>`select c.relname as name from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and has_table_privilege('parley_app', c.oid, 'select')`
    ).map(({ name }) => name);

  test("sees and changes no row of another, whatever it asks", async () => {
    const names = await tenantTables();
    expect(names).toContain("messages");
    for (const name of names) {
      const theirsIn = await withWorkspace(
        theirs.workspaceId,
        (tx) => raw(tx)`select 1 from ${raw(tx)(name)} limit 1`,
      );
      const seen = await withWorkspace(
        mine.workspaceId,
        (tx) => raw(tx)`select 1 from ${raw(tx)(name)} where workspace_id = ${theirs.workspaceId}`,
      );
      expect(seen, name).toHaveLength(0);
      const attempts = [
        (sql: ReturnType<typeof raw>) =>
          sql`update ${sql(name)} set workspace_id = ${mine.workspaceId} where workspace_id = ${theirs.workspaceId}`,
        (sql: ReturnType<typeof raw>) =>
          sql`delete from ${sql(name)} where workspace_id = ${theirs.workspaceId}`,
      ];
      for (const attempt of attempts) {
        const outcome = await withWorkspace(mine.workspaceId, (tx) => attempt(raw(tx))).then(
          (rows) => rows.count,
          (error) => sqlState(error),
        );
        expect([0, "42501"], name).toContain(outcome);
      }
      const after = await withWorkspace(
        theirs.workspaceId,
        (tx) => raw(tx)`select 1 from ${raw(tx)(name)} limit 1`,
      );
      expect(after.length, name).toBe(theirsIn.length);
    }
  });

  test("cannot write into another, nor move a row there", async () => {
    const write = withWorkspace(
      mine.workspaceId,
      (tx) => raw(tx)`insert into batches (workspace_id, name) values (${theirs.workspaceId}, 'x')`,
    );
    await expect(write).rejects.toSatisfy((error) => sqlState(error) === "42501");
    const move = withWorkspace(
      mine.workspaceId,
      (tx) =>
        raw(
          tx,
        )`update senders set workspace_id = ${theirs.workspaceId} where workspace_id = ${mine.workspaceId}`,
    );
    await expect(move).rejects.toSatisfy((error) => ["42501", "23503"].includes(sqlState(error) ?? ""));
  });

  test("that names no workspace sees none; nothing is left behind for the next user of the connection", async () => {
    for (const name of await tenantTables()) {
      const rows = await withoutWorkspace((tx) => raw(tx)`select 1 from ${raw(tx)(name)} limit 1`);
      expect(rows, name).toHaveLength(0);
    }
    for (let n = 0; n < 40; n++) {
      const [left] = await ownerSql()<{ workspace: string | null; role: string }[]>`
        select nullif(current_setting('app.workspace_id', true), '') as workspace, current_setting('role') as role`;
      expect(left).toEqual({ workspace: null, role: "none" });
      const rows = await ownerSql()`select 1 from messages limit 1`;
      expect(rows).toHaveLength(0);
    }
  });

  test("the router sees all and can keep no secret of a contact", async () => {
    const rows = await asRouter(
      (tx) => raw(tx)<{ n: number }[]>`select count(distinct workspace_id)::int as n from messages`,
    );
    expect(rows[0]?.n).toBeGreaterThan(0);
    await expect(asRouter((tx) => raw(tx)`select 1 from contacts`)).rejects.toSatisfy(
      (e) => sqlState(e) === "42501",
    );
    await expect(asRouter((tx) => raw(tx)`select 1 from consent_events`)).rejects.toSatisfy(
      (e) => sqlState(e) === "42501",
    );
  });
});

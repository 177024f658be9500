import { expect } from "vitest";
import { testDatabase } from "@/db/testing";
import type { Reply, TestTenant } from "@/lib/http/testing";

export const databaseUrl = await testDatabase();
export const { testTenant } = await import("@/lib/http/testing");
export const { raw, withWorkspace } = await import("@/db/client");
export const { systemActor } = await import("@/lib/actor");
export const { recordConsent } = await import("@/lib/consent/record-consent");
export const { indexesOf } = await import("@/lib/contacts/phone-identity");
export const { runImports } = await import("@/lib/contacts/import/run-imports");
export const upload = await import("@/app/api/v1/contacts/import/route");
export const imports = await import("@/app/api/v1/contacts/imports/route");
export const one = await import("@/app/api/v1/contacts/imports/[id]/route");
export const rowsRoute = await import("@/app/api/v1/contacts/imports/[id]/rows/route");
export const problemsRoute = await import("@/app/api/v1/contacts/imports/[id]/problems/route");
export const start = await import("@/app/api/v1/contacts/imports/[id]/start/route");
export const check = await import("@/app/api/v1/contacts/imports/[id]/check/route");
export const cancel = await import("@/app/api/v1/contacts/imports/[id]/cancel/route");
export const undo = await import("@/app/api/v1/contacts/imports/[id]/undo/route");
export const contacts = await import("@/app/api/v1/contacts/route");
export const contact = await import("@/app/api/v1/contacts/[id]/route");

/** Two businesses; what one imports the other never sees. */
export const salon: TestTenant = await testTenant({ name: "Salon" });
export const other: TestTenant = await testTenant({ name: "Other" });

export type Json = Record<string, unknown>;
export type View = Json & {
  status: string;
  check: Record<string, number>;
  result: Record<string, number>;
  undo: Record<string, number>;
  problems: { code: string; count: number }[];
  mapping: Record<string, string | null>;
};

let last = 0;
export const freshPhone = () => `+1415${String(5_552_000 + ++last)}`;
export const drain = () => runImports({ budgetMs: 60_000 });
export const params = (id: unknown) => ({ params: { id: String(id) } });
export const csv = (body: string, tenant = salon, query = "", headers: Record<string, string> = {}) =>
  tenant.call(upload.POST, {
    method: "POST",
    body,
    query,
    headers: { "Content-Type": "text/csv", ...headers },
  });
export const json = (body: unknown, tenant = salon) => tenant.call(upload.POST, { body });
export const view = async (id: unknown, tenant = salon) =>
  (await tenant.call(one.GET, params(id))).json as View;
export const post = (route: { POST: typeof start.POST }, id: unknown, body: unknown = {}, tenant = salon) =>
  tenant.call(route.POST, { ...params(id), method: "POST", body });
export const rowsOf = async (id: unknown, query = "", tenant = salon) =>
  ((await tenant.call(rowsRoute.GET, { ...params(id), query })).json.data ?? []) as {
    line: number;
    cells: Record<string, string>;
    outcome: string | null;
    contact_id: number | null;
    problems: { code: string; message: string; column: string | null }[];
  }[];

export async function imported(reply: Reply, tenant = salon): Promise<View> {
  expect(reply.status, reply.text).toBe(202);
  await drain();
  return view(reply.json.import_id, tenant);
}

export type Contact = Json & {
  id: number;
  consent: { sms: { opted_out: boolean; opted_in: string[]; opted_out_of: string[] } };
};

export async function find(phone: string, tenant = salon): Promise<Contact | null> {
  const { json: page } = await tenant.call(contacts.GET, { query: `phone=${encodeURIComponent(phone)}` });
  return (page.data as Contact[])[0] ?? null;
}

export async function stop(phone: string, tenant = salon): Promise<void> {
  await withWorkspace(tenant.workspaceId, (tx) =>
    recordConsent(tx, systemActor(tenant.workspaceId), [
      {
        phoneIdx: indexesOf(tenant.workspaceId, phone)[0] ?? "",
        phoneLast4: phone.slice(-4),
        channel: null,
        category: null,
        action: "opted_out",
        method: "keyword",
      },
    ]),
  );
}

export const evidence = { sms: { method: "paper_form", at: "2026-01-05", wording: "Yes, text me offers." } };

export async function ownerCount(table: string, tenant: TestTenant, where: string): Promise<number> {
  const [row] = await withWorkspace(tenant.workspaceId, (tx) =>
    raw(tx).unsafe<{ n: number }[]>(
      `select count(*) as n from ${table} where workspace_id = ${tenant.workspaceId} and ${where}`,
    ),
  );
  return row?.n ?? -1;
}

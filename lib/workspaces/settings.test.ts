import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing";
import type { TestTenant } from "@/lib/http/testing";

await testDatabase();
const { raw, withWorkspace } = await import("@/db/client");
const { testTenant } = await import("@/lib/http/testing");
const { listDueSenders } = await import("@/lib/messages/due-senders");
const { claimBatch } = await import("@/lib/messages/claim-batch");
const { testPerson } = await import("./testing");
const workspace = await import("@/app/api/v1/workspace/route");
const senders = await import("@/app/api/v1/senders/route");
const messages = await import("@/app/api/v1/messages/route");
const audit = await import("@/app/api/v1/audit-events/route");
const auditExport = await import("@/app/api/v1/audit-events/export/route");
const keys = await import("@/app/api/v1/api-keys/route");

let salon: TestTenant;
let other: TestTenant;

beforeEach(async () => {
  salon = await testTenant({ name: "Bella Salon", timeZone: "America/New_York" });
  other = await testTenant({ name: "Secret Bistro" });
});

const change = (body: unknown, tenant = salon) => tenant.call(workspace.PATCH, { method: "PATCH", body });
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const span = (start: string, end: string) => ({ start, end });

describe("the business", () => {
  test("address, phone, website and hours are kept; the log never holds the phone", async () => {
    const business = {
      address: "214 Elm Street, Portland",
      phone: "(503) 555-0100",
      website: "https://bella.example.com",
      opening_hours: { ...closed, fri: [span("11:00", "14:30"), span("17:00", "01:00")] },
    };
    expect(await change(business)).toMatchObject({ status: 200, json: business });
    expect((await salon.call(workspace.GET)).json).toMatchObject(business);
    const log = await salon.call(audit.GET);
    expect(log.text).not.toContain("555-0100");
    expect(log.text).toContain("••• 0100");
    expect((await other.call(workspace.GET)).json).toMatchObject({ address: null, opening_hours: null });
  });

  test.each([
    [
      { opening_hours: { ...closed, mon: [span("09:00", "12:00"), span("11:00", "14:00")] } },
      "opening_hours.mon.1.start",
    ],
    [
      { opening_hours: { ...closed, mon: [span("18:00", "03:00")], tue: [span("02:00", "09:00")] } },
      "opening_hours.tue.0.start",
    ],
    [
      { opening_hours: { ...closed, sun: [span("18:00", "03:00")], mon: [span("02:00", "09:00")] } },
      "opening_hours.mon.0.start",
    ],
    [{ opening_hours: { ...closed, mon: [span("09:00", "09:00")] } }, "opening_hours.mon.0"],
    [{ opening_hours: { mon: [] } }, "opening_hours.tue"],
    [{ website: "javascript:alert(1)" }, "website"],
    [{ phone: "call us!" }, "phone"],
    [{ time_zone: "Mars/Base" }, "time_zone"],
    [{ name: "x".repeat(201) }, "name"],
  ])("%j is refused beside its field", async (body, path) => {
    const reply = await change(body);
    expect(reply.status).toBe(422);
    expect((reply.json.errors as { path: string }[]).map((error) => error.path)).toContain(path);
  });

  test("who saved an older version than the present one is told, and overwrites nothing", async () => {
    const { version } = (await salon.call(workspace.GET)).json;
    expect((await change({ name: "First", version })).status).toBe(200);
    expect(await change({ name: "Second", version })).toMatchObject({
      status: 409,
      json: { code: "workspace_changed" },
    });
    expect((await salon.call(workspace.GET)).json.name).toBe("First");
    expect((await change({ name: "Third" })).status).toBe(200);
  });

  test("twenty people who save the same version at once: one does", async () => {
    const { version } = (await salon.call(workspace.GET)).json;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => change({ name: `N${n}`, version })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe("the kill switch", () => {
  test("a paused workspace claims nothing, others go on, and what waited goes out when sending goes on", async () => {
    for (const tenant of [salon, other]) {
      await tenant.call(senders.POST, { body: { number: `+1415555${tenant.workspaceId + 2000}` } });
      const sent = await tenant.call(messages.POST, {
        body: { to: "+14155550137", body: "Your table is ready." },
      });
      expect(sent.status).toBe(202);
    }
    const due = async () => (await listDueSenders()).filter((d) => d.workspaceId === salon.workspaceId);
    const [before] = await due();
    expect(await change({ sending_paused: true })).toMatchObject({
      json: { sending_paused_at: expect.any(String) },
    });
    expect(await due()).toEqual([]);
    expect(await claimBatch(salon.workspaceId, before?.senderId ?? 0, 10)).toEqual([]);
    expect((await listDueSenders()).some((d) => d.workspaceId === other.workspaceId)).toBe(true);
    expect((await change({ sending_paused: false })).json.sending_paused_at).toBeNull();
    expect(await claimBatch(salon.workspaceId, before?.senderId ?? 0, 10)).toHaveLength(1);
    const log = await salon.call(audit.GET, { query: "subject_type=workspace" });
    expect((log.json.data as { verb: string }[]).map(({ verb }) => verb)).toEqual([
      "workspace.sending_resumed",
      "workspace.sending_paused",
    ]);
  });

  test("pausing twice keeps the first moment", async () => {
    const first = await change({ sending_paused: true });
    expect((await change({ sending_paused: true })).json.sending_paused_at).toBe(
      first.json.sending_paused_at,
    );
  });
});

describe("the audit log", () => {
  test("is filtered by person, kind and day, and the export says it in sentences", async () => {
    const owner = await testPerson(salon.workspaceId, "owner");
    await owner.call(workspace.PATCH, { method: "PATCH", body: { quiet_hours: span("21:00", "08:00") } });
    await change({ name: "=HYPERLINK(1)" });
    const by = await owner.call(audit.GET, { query: `actor_kind=member&actor_id=${owner.id}` });
    expect(by.json.data).toHaveLength(1);
    const none = await owner.call(audit.GET, { query: "end_date=2020-01-01" });
    expect(none.json.data).toEqual([]);
    const all = await owner.call(audit.GET, { query: "start_date=2020-01-01" });
    expect(all.json.data).toHaveLength(2);
    const csv = await owner.call(auditExport.GET);
    expect(csv.text).toContain("The owner changed quiet hours from none to 21:00–08:00.");
    expect(csv.text).not.toMatch(/(^|,)=/m);
    expect((await other.call(auditExport.GET)).text).not.toContain("quiet hours");
  });

  test("what concerns keys is told to those who may see keys", async () => {
    await salon.call(keys.POST, { body: { name: "Till", scopes: ["messages:read"] } });
    const owner = await testPerson(salon.workspaceId, "owner");
    const viewer = await testPerson(salon.workspaceId, "viewer");
    expect((await owner.call(audit.GET)).text).toContain("api_key.created");
    expect((await viewer.call(audit.GET)).text).not.toContain("api_key");
    expect((await viewer.call(auditExport.GET)).text).not.toContain("Till");
  });

  test.each([
    "start_date=yesterday",
    "start_date=2026-02-30",
    "actor_kind=ghost",
    "actor_id=-1",
    "end_date=%00",
  ])("asked with %s it refuses", async (query) =>
    expect((await salon.call(audit.GET, { query })).status).toBe(400),
  );

  test("a thousand entries come page by page, and whole in the export", async () => {
    await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`insert into audit_events (workspace_id, actor_kind, actor_name, verb, subject_type)
        select ${salon.workspaceId}, 'system', 'Parley', 'contact.exported', 'contact' from generate_series(1, 2100)`,
    );
    const first = await salon.call(audit.GET, { query: "limit=200" });
    const second = await salon.call(audit.GET, { query: `limit=200&cursor=${first.json.next_cursor}` });
    expect(second.json.data).toHaveLength(200);
    expect((await salon.call(auditExport.GET)).text.trim().split("\n")).toHaveLength(2101);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { shiftClock } from "@/lib/clock";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import type { PathView } from "./schema";

await testDatabase();
const contacts = await import("@/app/api/v1/contacts/route");
const preview = await import("@/app/api/v1/segments/preview/route");
const segments = await import("@/app/api/v1/segments/route");
const paths = await import("@/app/api/v1/segments/paths/route");

const NOW = "2026-11-25T15:00:00Z";
let salon: TestTenant;
let other: TestTenant;
const names = new Map<number, string>();
let cut: number;
let color: number;
let dana: number;
let foreign: number;

/** Days from now (negative: ago), status, service: who was in, will be, and did not come. */
type Visit = [days: number, status: string, service?: "color"];
const people: Record<string, Visit[]> = {
  regular: [
    [-200, "completed"],
    [-70, "completed"],
  ],
  soon: [
    [-70, "completed"],
    [2, "booked"],
  ],
  recent: [
    [-90, "completed", "color"],
    [-10, "booked"],
  ],
  missed: [
    [-61, "completed"],
    [-5, "no_show"],
    [-4, "canceled"],
    [3, "canceled"],
  ],
  later: [
    [-61, "completed", "color"],
    [20, "confirmed"],
    [40, "booked"],
  ],
  never: [],
};

beforeAll(async () => {
  shiftClock(new Date(NOW).getTime() - Date.now());
  salon = await testTenant({ timeZone: "America/New_York" });
  other = await testTenant();
  for (const tenant of [salon, other]) {
    const { workspaceId } = tenant;
    const [a = 0, b = 0, r = 0] = await withWorkspace(workspaceId, async (tx) => {
      const made = await raw(tx)<{ id: number }[]>`
        insert into services (workspace_id, name, duration_minutes)
        values (${workspaceId}, 'Haircut', 30), (${workspaceId}, 'Color', 60) returning id`;
      const [resource] = await raw(tx)<{ id: number }[]>`
        insert into resources (workspace_id, kind, name) values (${workspaceId}, 'person', 'Dana') returning id`;
      return [...made.map(({ id }) => id), resource?.id ?? 0];
    });
    if (tenant === salon) [cut, color, dana] = [a, b, r];
    else foreign = a;
    let n = 0;
    for (const [name, visits] of Object.entries(people)) {
      const phone = `+1415557${String(1000 + ++n)}`;
      const { json } = await tenant.call(contacts.POST, {
        body: { phone, first_name: name, tags: ["regular"] },
      });
      if (tenant === salon) names.set(Number(json.id), name);
      for (const [days, status, service] of visits) {
        const at = new Date(new Date(NOW).getTime() + days * 86_400_000 + ++n * 31 * 60_000).toISOString();
        await withWorkspace(
          workspaceId,
          (tx) => raw(tx)`
            insert into bookings (workspace_id, service_id, resource_id, contact_id, starts_at, ends_at, blocked_until,
              status, source, created_by)
            select ${workspaceId}, ${service === "color" ? b : a}, ${r}, ${Number(json.id)}, at, at + interval '30 min',
              at + interval '30 min', ${status}, 'staff', 'test' from (select ${at}::timestamptz as at) t`,
        );
      }
    }
  }
});
afterAll(() => shiftClock(0));

async function who(definition: unknown, tenant = salon): Promise<string> {
  const { status, json, text } = await tenant.call(preview.POST, { body: { definition } });
  expect(status, text).toBe(200);
  const sample = json.sample as { id: number }[];
  expect(sample).toHaveLength(Number(json.count));
  return sample
    .map(({ id }) => names.get(id) ?? "stranger")
    .sort()
    .join(" ");
}
const is = (path: string, op: string, value?: unknown) => ({ path: `bookings.${path}`, op, value });

describe("segments that know of visits", () => {
  test("the regulars who haven't been in for 60 days, not those with a visit this week", async () => {
    const definition = {
      all: [
        { path: "tags", op: "in", value: ["regular"] },
        is("last_at", "exists"),
        is("last_at", "not_within_days", 60),
        { not: is("next_at", "within_days", 7) },
      ],
    };
    expect(await who(definition)).toBe("later missed regular");
    const { json } = await salon.call(segments.POST, { body: { name: "Away", definition } });
    expect(json.sentence).toBe(
      "People tagged regular, who have been in at least once, who have not been in for 60 days and who have no visit in the next 7 days",
    );
  });

  test.each<[object, string]>([
    [is("last_at", "within_days", 30), "recent"],
    [is("last_at", "not_exists"), "never"],
    [is("last_at", "before", "2026-09-01"), ""],
    [is("last_at", "before", "2026-09-20"), "regular soon"],
    [is("next_at", "exists"), "later soon"],
    [is("next_at", "not_exists"), "missed never recent regular"],
    [is("next_at", "within_days", 2), "soon"],
    [is("next_at", "within_days", 0), ""],
    [is("next_at", "after", "2026-12-01"), "later"],
    [is("next_at", "after", "2026-12-30"), ""],
    [{ not: is("next_at", "after", "2026-12-01") }, "missed never recent regular soon"],
    [is("count", "gte", 2), "recent regular"],
    [is("count", "eq", 0), "never"],
    [is("count", "lt", 2), "later missed never soon"],
    [is("no_shows", "gte", 1), "missed"],
    [is("no_shows", "eq", 0), "later never recent regular soon"],
  ])("%j is %s", async (definition, expected) => {
    expect(await who(definition)).toBe(expected);
  });

  test("by service and by person", async () => {
    expect(await who(is("service_id", "eq", String(color)))).toBe("later recent");
    expect(await who(is("service_id", "not_in", [String(color)]))).toBe("missed never regular soon");
    expect(await who(is("resource_id", "in", [String(dana)]))).toBe("later missed recent regular soon");
    expect(await who(is(`service.${color}.last_at`, "not_within_days", 70))).toBe(
      "missed never recent regular soon",
    );
    expect(await who(is(`service.${cut}.count`, "gte", 2))).toBe("regular");
    expect(await who(is(`resource.${dana}.next_at`, "within_days", 30))).toBe("later soon");
    const { json } = await salon.call(segments.POST, {
      body: { name: "Cuts", definition: is(`service.${cut}.next_at`, "within_days", 7) },
    });
    expect(json.sentence).toBe("People who have a visit for Haircut in the next 7 days");
  });

  test("another workspace's services are unknown, and its visits are nobody's", async () => {
    for (const path of [`service.${foreign}.last_at`, `service.${cut}.price`, "service.x.last_at"]) {
      const { status, json } = await salon.call(preview.POST, { body: { definition: is(path, "exists") } });
      expect([status, json.errors], path).toMatchObject([422, [{ code: "unknown_path" }]]);
    }
    const { status } = await salon.call(preview.POST, {
      body: { definition: is("service_id", "eq", String(foreign)) },
    });
    expect(status).toBe(422);
  });

  test("the builder is told of them, but not of services that were put away; rules about those still read", async () => {
    const offered = async () =>
      ((await salon.call(paths.GET)).json.data as PathView[])
        .map(({ path }) => path)
        .filter((p) => p.startsWith("bookings."));
    expect(await offered()).toEqual(
      expect.arrayContaining(["bookings.last_at", "bookings.no_shows", `bookings.service.${color}.count`]),
    );
    await withWorkspace(
      salon.workspaceId,
      (tx) => raw(tx)`update services set archived_at = now() where id = ${color}`,
    );
    expect(await offered()).not.toContain(`bookings.service.${color}.count`);
    expect(await who(is(`service.${color}.count`, "gte", 1))).toBe("later recent");
  });
});

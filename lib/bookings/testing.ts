import { systemActor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { type Reply, type TestTenant, testTenant } from "@/lib/http/testing";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { type Person, testPerson } from "@/lib/workspaces/testing";
import { createResource } from "./create-resource";
import { createService } from "./create-service";

export const daily = (...spans: [string, string][]): OpeningHours => {
  const day = spans.map(([start, end]) => ({ start, end }));
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
};

export type Salon = {
  salon: TestTenant;
  /** Another workspace that is open at the same hours. */
  other: TestTenant;
  desk: Person;
  haircut: number;
  ava: number;
  theo: number;
};

/** A salon on UTC, open from nine to six with a break at noon, with two who cut hair in an hour. Tests only. */
export async function openSalon(): Promise<Salon> {
  const openingHours = daily(["09:00", "12:00"], ["13:00", "18:00"]);
  const salon = await testTenant({ name: "Bella Salon", timeZone: "UTC", openingHours });
  const other = await testTenant({ name: "Other", timeZone: "UTC", openingHours });
  const actor = systemActor(salon.workspaceId);
  const person = { kind: "person", capacity: 1, hours: null } as const;
  const ava = await createResource(actor, { ...person, name: "Ava" });
  const theo = await createResource(actor, { ...person, name: "Theo" });
  const haircut = await createService(actor, {
    name: "Haircut",
    description: null,
    duration_minutes: 60,
    buffer_minutes: 15,
    price_micros: 65_000_000,
    currency: "USD",
    is_price_from: false,
    takes_party: false,
    resource_ids: [],
  });
  const desk = await testPerson(salon.workspaceId, "operator");
  return { salon, other, desk, haircut: haircut.id, ava: ava.id, theo: theo.id };
}

const DAY_MS = 86_400_000;
let days = 0;
let phones = 0;

/** A day of its own for each caller: `day("10:00")` is a moment of it. */
export function freshDay(): (time: string) => string {
  const day = new Date(now().getTime() + ++days * DAY_MS);
  return (time) => `${day.toISOString().slice(0, 10)}T${time}:00.000Z`;
}

export const freshPhone = (): string => `+1415557${String(1000 + ++phones)}`;

/** The id of what was made; says what went wrong otherwise. */
export function idOf({ status, text, json }: Reply): number {
  if (status !== 201) throw new Error(text);
  return Number(json.id);
}

export const at = (id: unknown) => ({ params: { id: String(id) } });

/** "starts_at outside_hours" for each field at fault. */
export const fieldsOf = ({ json }: Reply): string[] =>
  ((json.errors ?? []) as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);

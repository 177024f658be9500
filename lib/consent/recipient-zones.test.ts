import { describe, expect, test } from "vitest";
import { COUNTRY_ZONES } from "./country-zones";
import { isValidTimeZone, zonesFor } from "./recipient-zones";
import { wallClockMs } from "./zone-clock";

const workspaceTimeZone = "Europe/Rome";

describe("the zones of a recipient", () => {
  test("a stated zone is the only one", () => {
    expect(zonesFor({ timeZone: "America/Phoenix", country: "US", workspaceTimeZone })).toEqual([
      "America/Phoenix",
    ]);
  });

  test("without one, or with a wrong one, all of the country's", () => {
    const us = zonesFor({ timeZone: "Mars/Olympus", country: "us", workspaceTimeZone });
    for (const zone of [
      "America/New_York",
      "America/Chicago",
      "America/Denver",
      "America/Phoenix",
      "America/Los_Angeles",
      "America/Anchorage",
      "Pacific/Honolulu",
    ]) {
      expect(us).toContain(zone);
    }
    expect(zonesFor({ country: "GB", workspaceTimeZone })).toEqual(["Europe/London"]);
    expect(zonesFor({ country: "IN", workspaceTimeZone })).toEqual(["Asia/Kolkata"]);
    expect(zonesFor({ country: "LK", workspaceTimeZone })).toEqual(["Asia/Colombo"]);
    expect(zonesFor({ country: "AU", workspaceTimeZone })).toContain("Australia/Lord_Howe");
  });

  test("with no known country, the workspace's", () => {
    expect(zonesFor({ workspaceTimeZone })).toEqual([workspaceTimeZone]);
    expect(zonesFor({ timeZone: null, country: null, workspaceTimeZone })).toEqual([workspaceTimeZone]);
    for (const country of ["", "ZZ", "constructor", "toString", "__PROTO__"]) {
      expect(zonesFor({ country, workspaceTimeZone })).toEqual([workspaceTimeZone]);
    }
    expect(zonesFor({ workspaceTimeZone: "bad" })).toEqual(["UTC"]);
  });
});

test.each([
  ["Europe/Rome", true],
  ["America/Argentina/Buenos_Aires", true],
  ["UTC", true],
  ["US/Pacific", true],
  ["", false],
  ["+02:00", false],
  ["GMT+25", false],
  ["Europe/Roma", false],
  ["constructor", false],
  ["Europe/Rome; drop table", false],
  ["a".repeat(10_000), false],
])("is %j a time zone: %s", (name, expected) => {
  expect(isValidTimeZone(name)).toBe(expected);
});

describe("the table of countries", () => {
  test("names only zones that exist, each country at least one", () => {
    for (const [country, zones] of Object.entries(COUNTRY_ZONES)) {
      expect(country).toMatch(/^[A-Z]{2}$/);
      expect(zones.length).toBeGreaterThan(0);
      expect(zones.filter((zone) => !isValidTimeZone(zone))).toEqual([]);
    }
  });

  test("leaves out no clock that the platform knows of a country", () => {
    const instants = [0, 2, 4, 6, 8, 10].flatMap((month) =>
      [2026, 2027].map((year) => Date.UTC(year, month, 15, 12)),
    );
    const clocks = (zone: string) => instants.map((ms) => wallClockMs(ms, zone)).join();
    const missing: string[] = [];
    for (const [country, zones] of Object.entries(COUNTRY_ZONES)) {
      const covered = new Set(zones.map(clocks));
      for (const zone of platformZones(country))
        if (!covered.has(clocks(zone))) missing.push(`${country} ${zone}`);
    }
    expect(missing).toEqual([]);
  });
});

function platformZones(country: string): string[] {
  const locale: object = new Intl.Locale(`und-${country}`);
  if (!("getTimeZones" in locale) || typeof locale.getTimeZones !== "function") return [];
  const zones: unknown = locale.getTimeZones();
  return Array.isArray(zones) ? zones.filter((zone) => typeof zone === "string") : [];
}

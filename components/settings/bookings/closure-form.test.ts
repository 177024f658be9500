import { expect, test } from "vitest";
import { emptyClosure, toClosure } from "./closure-form";
import { closureForm } from "./closure-schema";

const zone = "America/New_York";
const holiday = { ...emptyClosure("2026-12-24"), last: "2026-12-26", reason: "Holidays" };

test("whole days run from midnight to the midnight after the last, on the business's clock", () => {
  expect(toClosure(holiday, null, zone)).toEqual({
    resource_id: null,
    starts_at: "2026-12-24T05:00:00.000Z",
    ends_at: "2026-12-27T05:00:00.000Z",
    reason: "Holidays",
  });
  // The day on which clocks go back has 25 hours.
  expect(toClosure(emptyClosure("2026-11-01"), 3, zone)).toMatchObject({
    resource_id: 3,
    starts_at: "2026-11-01T04:00:00.000Z",
    ends_at: "2026-11-02T05:00:00.000Z",
    reason: null,
  });
});

test("hours lie on the first day alone, and the end comes after the start", () => {
  const dentist = { ...holiday, has_hours: true, from: "09:00", until: "11:30" };
  expect(toClosure(dentist, 3, zone)).toMatchObject({ ends_at: "2026-12-24T16:30:00.000Z" });
  const wrong = (values: unknown) => closureForm.safeParse(values).error?.issues[0]?.path;
  expect(wrong({ ...dentist, until: "08:00" })).toEqual(["until"]);
  expect(wrong({ ...holiday, last: "2026-12-20" })).toEqual(["last"]);
});

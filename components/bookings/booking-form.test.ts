import { expect, test } from "vitest";
import { bookingForm, startValues, toBooking } from "./booking-form";

const chosen = {
  ...startValues({ startsAt: "2026-11-27T15:00:00.000Z" }, []),
  service_id: "3",
  contact_id: { kind: "contact", id: 7, name: "Ava Lee", phone: "••• 0137" } as const,
};

test("a visit is asked for by contact, by a new number with its name, or by a name alone", () => {
  expect(toBooking(chosen, undefined)).toEqual({
    contact_id: 7,
    service_id: 3,
    starts_at: "2026-11-27T15:00:00.000Z",
    force: false,
  });
  const number = {
    ...chosen,
    contact_id: { kind: "number", to: "415 555 0137" } as const,
    first_name: " Kim ",
  };
  expect(toBooking(number, undefined)).toMatchObject({ phone: "415 555 0137", first_name: "Kim" });
  const alone = { ...chosen, is_without_number: true, guest_name: "Walk-in" };
  expect(toBooking(alone, undefined)).not.toHaveProperty("contact_id");
  expect(toBooking(alone, undefined)).toMatchObject({ guest_name: "Walk-in" });
});

test("how many come is said only where the service asks for it", () => {
  expect(toBooking({ ...chosen, party_size: 5 }, { takes_party: false })).not.toHaveProperty("party_size");
  expect(toBooking({ ...chosen, party_size: 5 }, { takes_party: true })).toMatchObject({ party_size: 5 });
});

test("what is missing is told beside its field", () => {
  const faults = (values: unknown) =>
    bookingForm.safeParse(values).error?.issues.map(({ path }) => path.join(".")) ?? [];
  expect(faults(chosen)).toEqual([]);
  expect(faults(startValues({}, []))).toEqual(["contact_id", "service_id"]);
  expect(faults({ ...chosen, starts_at: "" })).toEqual(["starts_at"]);
  expect(faults({ ...chosen, is_without_number: true })).toEqual(["guest_name"]);
});

import { getCountries } from "libphonenumber-js/max";
import { expect, test } from "vitest";
import { countries } from "./countries";

test("the countries are those that the phone library knows", () => {
  expect([...countries].sort()).toEqual([...getCountries()].sort());
});

import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength";

test.each([
  ["", 0],
  ["short", 0],
  ["password12345", 1],
  ["aaaaaaaaaaaaaa", 1],
  ["rosa-delgado-1", 1],
  ["plum kettle 4", 2],
  ["plum kettle orbit sand", 3],
] as const)("“%s” is of strength %i", (password, level) => {
  expect(passwordStrength(password, ["Delgado"]).level).toBe(level);
});

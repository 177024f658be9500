import { expect, test } from "vitest";
import { roleScopes } from "../../lib/actor";
import { stepsFor } from "./first-steps";

const nothing = { sender: false, contacts: false, texts: false, hours: false, team: false };
const toDo = (role: "owner" | "operator" | "viewer", done = nothing) =>
  stepsFor(done, (scope) => roleScopes[role].has(scope)).map(({ key, isDone, ways }) => [
    key,
    isDone,
    ways.length,
  ]);

test("an owner is led from the number to the team, and what is done is ticked", () => {
  expect(toDo("owner", { ...nothing, sender: true })).toEqual([
    ["sender", true, 1],
    ["hours", false, 1],
    ["contacts", false, 2],
    ["texts", false, 1],
    ["team", false, 1],
  ]);
});

test("an operator is not offered what only others may do", () => {
  expect(toDo("operator")).toEqual([
    ["sender", false, 0],
    ["contacts", false, 2],
    ["texts", false, 1],
  ]);
});

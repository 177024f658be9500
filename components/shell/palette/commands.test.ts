import { expect, test } from "vitest";
import { roleScopes, type Scope } from "../../../lib/actor";
import type { WorkspaceFacts } from "../workspace-context";
import { commandsFor, fittingCommands } from "./commands";

const facts = (role: "owner" | "viewer", others: WorkspaceFacts["others"] = []): WorkspaceFacts => ({
  id: 7,
  name: "Juniper Salon",
  kind: "salon",
  timeZone: "UTC",
  quietHours: null,
  isSandbox: false,
  person: { name: "Rosa", email: "rosa@juniper.example", role },
  others,
});
const commands = (role: "owner" | "viewer", others?: WorkspaceFacts["others"]) =>
  commandsFor(facts(role, others), (scope: Scope) => roleScopes[role].has(scope));
const titles = (list: { title: string }[]) => list.map(({ title }) => title);

test("a viewer is offered pages but nothing that writes", () => {
  expect(titles(commands("viewer"))).toContain("Contacts");
  for (const title of ["Send a text", "Add a contact", "Import contacts", "New template", "Invite someone"]) {
    expect(titles(commands("viewer"))).not.toContain(title);
    expect(titles(commands("owner"))).toContain(title);
  }
});

test("what was typed finds by title first, then by what else people call it", () => {
  expect(titles(fittingCommands(commands("owner"), "con")).slice(0, 3)).toEqual([
    "Contacts",
    "Add a contact",
    "Import contacts",
  ]);
  expect(titles(fittingCommands(commands("owner"), "csv"))).toEqual(["Import contacts"]);
  expect(titles(fittingCommands(commands("owner"), "dark"))).toEqual(["Dark colors"]);
  expect(fittingCommands(commands("owner"), "zebra")).toEqual([]);
});

test("other workspaces are there to switch to, by name", () => {
  const list = commands("viewer", [{ id: 9, name: "Oak & Ember", kind: "restaurant" }]);
  expect(fittingCommands(list, "oak")[0]?.doing).toEqual({ kind: "go", href: "/w/9" });
  expect(titles(fittingCommands(list, "switch"))).toEqual(["Oak & Ember"]);
});

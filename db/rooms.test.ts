import { describe, expect, test } from "vitest";
import { browserFaults, isForTests, orderFaults, parseSource, readSources } from "./rooms";

const sources = readSources();

describe("the house keeps its order", () => {
  test("rooms import only rooms above them, leaves only leaves", () => {
    expect(orderFaults(sources)).toEqual([]);
  });

  test("components bring no server code into the browser", () => {
    expect(browserFaults(sources)).toEqual([]);
  });

  test("no file is a drawer without a name", () => {
    const drawers = /(^|\/)(utils|helpers|types|constants|index)(\.test)?\.tsx?$/;
    expect(sources.map(({ path }) => path).filter((path) => drawers.test(path))).toEqual([]);
  });

  test("there are no server actions", () => {
    const directive = /^\s*["']use server["'];?\s*$/m;
    const offenders = sources.filter(({ path, text }) => !isForTests(path) && directive.test(text));
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  test("no file is longer than 400 lines", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > 401);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});

describe("the check itself sees", () => {
  const faults = (path: string, ...lines: string[]) => orderFaults([parseSource(path, lines.join("\n"))]);

  test("a room that looks down", () => {
    expect(faults("lib/contacts/a.ts", 'import { b } from "@/lib/messages/b";')).toHaveLength(1);
    expect(faults("lib/messages/a.ts", 'import { b } from "@/lib/contacts/b";')).toEqual([]);
  });

  test("a relative, lazy, re-exported or many-lined import", () => {
    expect(faults("lib/contacts/a.ts", 'export { b } from "../messages/b";')).toHaveLength(1);
    expect(faults("lib/contacts/a.ts", 'const b = await import("@/lib/messages/b");')).toHaveLength(1);
    expect(faults("lib/contacts/a.ts", "import {", "  b,", '} from "@/lib/messages/b";')).toHaveLength(1);
    expect(faults("lib/contacts/a.ts", 'import "@/lib/messages/b";')).toHaveLength(1);
  });

  test("a leaf that is none, a door's room, the sandbox, an unknown room, test material", () => {
    expect(faults("lib/phone.ts", 'import { b } from "@/db/client";')).toHaveLength(1);
    expect(faults("lib/phone.ts", 'import { b } from "@/db/enums";', 'import { c } from "./env";')).toEqual(
      [],
    );
    expect(faults("lib/consent/a.ts", 'import { b } from "@/lib/http/endpoint";')).toHaveLength(1);
    expect(faults("lib/http/a.ts", 'import { b } from "@/lib/auth/session";')).toEqual([]);
    expect(faults("lib/sandbox/a.ts", 'import { b } from "@/lib/contacts/b";')).toHaveLength(1);
    expect(faults("lib/providers/a.ts", 'import { b } from "@/lib/sandbox/b";')).toHaveLength(1);
    expect(faults("lib/misc/a.ts", 'import { b } from "@/lib/env";')).toHaveLength(1);
    expect(faults("lib/contacts/a.ts", 'import { b } from "@/db/testing";')).toHaveLength(1);
  });

  test("a component that reaches the database through a pure-looking file", () => {
    const chain = [
      parseSource("components/a.tsx", 'import { b } from "@/lib/messages/schema";'),
      parseSource("lib/messages/schema.ts", 'import { c } from "@/db/client";'),
    ];
    expect(browserFaults(chain)).toEqual(["components/a → lib/messages/schema → db/client"]);
  });
});

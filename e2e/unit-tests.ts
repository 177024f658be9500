import { readSources } from "../db/rooms";

/** Test files that do not lead to the test database by any chain of imports. */
export function unitTests(): string[] {
  const imports = new Map(
    readSources().map(({ path, imports }) => [
      path.replace(/\.tsx?$/, ""),
      imports.map(({ target }) => target),
    ]),
  );
  const leads = (module: string, seen = new Set<string>()): boolean => {
    if (module === "db/testing") return true;
    if (seen.has(module)) return false;
    seen.add(module);
    return (imports.get(module) ?? []).some((next) => leads(next, seen));
  };
  return [...imports.keys()]
    .filter((module) => module.endsWith(".test") && !leads(module))
    .map((module) => `${module}.ts`);
}

import { readSources } from "../db/rooms";

/** What one file puts in a module's place, the next one to load it would find. */
const changesModules = (text: string): boolean => /\bvi\.(mock|doMock|stubEnv)\(/.test(text);

/** Test files that share what was loaded: they reach no test database by any chain of imports, and replace no module. */
export function unitTests(): string[] {
  const sources = readSources();
  const imports = new Map(
    sources.map(({ path, imports }) => [path.replace(/\.tsx?$/, ""), imports.map(({ target }) => target)]),
  );
  const leads = (module: string, seen = new Set<string>()): boolean => {
    if (module === "db/testing") return true;
    if (seen.has(module)) return false;
    seen.add(module);
    return (imports.get(module) ?? []).some((next) => leads(next, seen));
  };
  return sources
    .filter(({ path, text }) => path.endsWith(".test.ts") && !changesModules(text))
    .map(({ path }) => path)
    .filter((path) => !leads(path.replace(/\.ts$/, "")));
}

import { globSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";

/** A source file of this repository and the modules it imports, as paths from the root without extension. */
export type Source = { path: string; text: string; imports: { target: string; isTypeOnly: boolean }[] };

/** The rooms of `lib` in their order: each may import only those before it. */
export const rooms = [
  "auth",
  "http",
  "workspaces",
  "consent",
  "contacts",
  "segments",
  "billing",
  "media",
  "templates",
  "links",
  "providers",
  "messages",
  "inbox",
  "campaigns",
  "bookings",
  "programs",
  "automations",
  "assistant",
  "privacy",
  "reports",
];

/** The carrier stand-in: in no order, because it knows leaves only and no room knows it. */
const sandbox = "sandbox";

/** Every TypeScript file of the house. */
export function readSources(): Source[] {
  const paths = globSync("{app,components,db,e2e,inngest,lib}/**/*.{ts,tsx}");
  return paths.map((path) => parseSource(path.replaceAll("\\", "/"), readFileSync(path, "utf8")));
}

const importStatement = /^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"/gm;
const importCall = /\bimport\(\s*"([^"]+)"\s*\)/g;

/** Reads the imports of our own modules out of `text`, the content of the file at `path`. */
export function parseSource(path: string, text: string): Source {
  const statements = [...text.matchAll(importStatement)].map(([, type, target = ""]) => ({
    target,
    isTypeOnly: !!type,
  }));
  const calls = [...text.matchAll(importCall)].map(([, target = ""]) => ({ target, isTypeOnly: false }));
  const imports = [...statements, ...calls].flatMap(({ target, isTypeOnly }) => {
    if (target.startsWith("@/")) return [{ target: target.slice(2), isTypeOnly }];
    if (target.startsWith(".")) return [{ target: posix.join(dirname(path), target), isTypeOnly }];
    return [];
  });
  return { path, text, imports };
}

/** Tests, and what only they use, may reach wherever their story leads. */
export const isForTests = (path: string): boolean => /(\.test\.tsx?|\/testing(\.ts)?)$/.test(path);

/** One sentence for every import in `lib` that goes against the order of rooms. */
export function orderFaults(sources: Source[]): string[] {
  return sources
    .filter(({ path }) => path.startsWith("lib/") && !isForTests(path))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ target }) => {
        const why = whyForbidden(path, target);
        return why ? [`${path} imports ${target}: ${why}`] : [];
      }),
    );
}

function whyForbidden(path: string, target: string): string | null {
  if (isForTests(target)) return "only tests import what is made for tests";
  const [from, to] = [roomOf(path), roomOf(target)];
  if (from !== null && from !== sandbox && !rooms.includes(from))
    return `${from} is not in the list of rooms`;
  if (from === null) {
    return isLeaf(target) || target === "db/enums" ? null : "a leaf imports only leaves and db/enums";
  }
  if (to === null || to === from) return null;
  if (from === sandbox) return "the sandbox imports leaves only";
  if (to === sandbox) return "no room knows the sandbox";
  if (rooms.indexOf(to) < 0) return `${to} is not in the list of rooms`;
  if (rooms.indexOf(to) > rooms.indexOf(from)) return `${to} comes after ${from}`;
  const isDoorsOnly = (to === "auth" || to === "http") && from !== "http";
  return isDoorsOnly ? "auth and http are for doors" : null;
}

/** Modules that a browser must never receive, with the chain of imports by which `components` would bring them in. */
export function browserFaults(sources: Source[]): string[] {
  const byModule = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ""), source]));
  const faults: string[] = [];
  const seen = new Set<string>();
  const visit = (module: string, chain: string[]): void => {
    if (seen.has(module)) return;
    seen.add(module);
    const source = byModule.get(module);
    const isServerOnly =
      (module.startsWith("db/") && module !== "db/enums") || /from "node:/.test(source?.text ?? "");
    if (isServerOnly) faults.push([...chain, module].join(" → "));
    else
      for (const next of source?.imports ?? []) if (!next.isTypeOnly) visit(next.target, [...chain, module]);
  };
  for (const module of byModule.keys())
    if (module.startsWith("components/") && !isForTests(module)) visit(module, []);
  return faults;
}

const roomOf = (path: string): string | null => /^lib\/([^/]+)\//.exec(path)?.[1] ?? null;
const isLeaf = (path: string): boolean => /^lib\/[^/]+$/.test(path);

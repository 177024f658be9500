import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { beginGuarded, type Sql } from "./lost-connections";
import * as assistant from "./schema/assistant";
import * as bookings from "./schema/bookings";
import * as campaigns from "./schema/campaigns";
import * as contacts from "./schema/contacts";
import * as conversations from "./schema/conversations";
import * as deliveries from "./schema/deliveries";
import * as links from "./schema/links";
import * as media from "./schema/media";
import * as messages from "./schema/messages";
import * as segments from "./schema/segments";
import * as senders from "./schema/senders";
import * as services from "./schema/services";
import * as templates from "./schema/templates";
import * as waitlist from "./schema/waitlist";
import * as workspaces from "./schema/workspaces";

const schema = {
  ...workspaces,
  ...contacts,
  ...senders,
  ...templates,
  ...messages,
  ...deliveries,
  ...segments,
  ...campaigns,
  ...links,
  ...media,
  ...services,
  ...bookings,
  ...waitlist,
  ...conversations,
  ...assistant,
};
export type Database = PostgresJsDatabase<typeof schema>;

/** The driver's own tag, and drizzle over it. */
export type Pool = { sql: Sql; db: Database };

// `next dev` reloads modules; the pool must outlive them.
const home = globalThis as typeof globalThis & {
  parleyPool?: Pool;
  parleyRetired?: Set<Pool>;
  parleyArrays?: { database: string; types: ArrayTypes };
  parleyLastWords?: Set<() => void>;
};

/** The connections of this process, opened when they are first needed. */
export function pool(): Pool {
  if (home.parleyPool) return home.parleyPool;
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
  const sql = postgres(DATABASE_URL, {
    max: Number(process.env.PARLEY_POOL_SIZE ?? 16),
    connect_timeout: 10,
    idle_timeout: 300,
    // A direct URL beside it means that this one is a transaction pooler.
    prepare: !DATABASE_DIRECT_URL,
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    onnotice: () => {},
    connection: { application_name: "parley" },
  });
  const begin = (work: Parameters<typeof beginGuarded>[1]) => beginGuarded(sql, work);
  const guarded = Object.assign((...given: Parameters<typeof sql>) => sql(...given), sql, { begin });
  home.parleyPool = { sql, db: drizzle(guarded as unknown as typeof sql, { schema }) };
  bringArrayTypes(sql);
  // drizzle stringifies its own json columns and takes the driver's serializers away; `sql.json()` needs one.
  for (const json of [114, 3802]) sql.options.serializers[json] = jsonText;
  return home.parleyPool;
}

/** Whether what begins now would use this pool. Opens none: the process may be about to end. */
export const isCurrent = (one: Pool): boolean => home.parleyPool === one;

type ArrayTypes = Record<"parsers" | "serializers" | "typeArrayMap", Record<number, unknown>>;

const arrayTypesOf = ({ options }: Pool["sql"]): ArrayTypes => ({
  parsers: options.parsers,
  serializers: options.serializers,
  typeArrayMap: (options as unknown as { shared: Pick<ArrayTypes, "typeArrayMap"> }).shared.typeArrayMap,
});

/**
 * Each new connection would ask which types are arrays, and when it dies over that question nobody hears of it: an
 * unhandled rejection, which ends the process. So only the first ones of a process ask.
 */
export function keepArrayTypes({ sql }: Pool): void {
  if (!sql.options.fetch_types) return;
  sql.options.fetch_types = false;
  home.parleyArrays = { database: env().DATABASE_URL, types: arrayTypesOf(sql) };
}

function bringArrayTypes(sql: Pool["sql"]): void {
  const known = home.parleyArrays;
  if (known?.database !== env().DATABASE_URL) return;
  sql.options.fetch_types = false;
  const types = arrayTypesOf(sql);
  for (const part of ["parsers", "serializers", "typeArrayMap"] as const)
    Object.assign(types[part], { ...known.types[part], ...types[part] });
}

const jsonText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Has `say` called when the pool is about to close: for what waits a moment, and would open it again. */
export function beforeClose(say: () => void): void {
  home.parleyLastWords ??= new Set();
  home.parleyLastWords.add(say);
}

const CLOSE_MS = 6_000;

export async function closePool(): Promise<void> {
  for (const say of home.parleyLastWords ?? []) say();
  const open = home.parleyPool;
  home.parleyPool = undefined;
  const retired = [...(home.parleyRetired ?? [])];
  // A replaced pool may be ending already, and slowly.
  const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS).unref());
  await Promise.race([late, Promise.all([...retired, open].map((pool) => pool?.sql.end({ timeout: 5 })))]);
}

/** Time for what is under way in a pool that has been replaced. */
const RETIRED_AFTER_MS = 10_000;

/**
 * A connection of this pool died. The driver makes it anew, but one that died with something half written never says
 * a word again: whoever is given it waits in vain. So all that begins from now on has a pool of its own.
 */
export function retire(old: Pool): void {
  if (!isCurrent(old)) return;
  home.parleyPool = undefined;
  log.warn("a database connection was lost; the others are replaced");
  home.parleyRetired ??= new Set();
  const retired = home.parleyRetired.add(old);
  setTimeout(() => {
    void old.sql.end({ timeout: 60 }).finally(() => retired.delete(old));
  }, RETIRED_AFTER_MS).unref();
}

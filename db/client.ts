import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { beginGuarded, isBroken, isConnectionLoss, isUnreachable } from "./lost-connections";
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
type Database = PostgresJsDatabase<typeof schema>;

/** A transaction that has named its role and workspace. Typed queries through drizzle; `raw` for batches. */
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

type Pool = { sql: postgres.Sql<{ bigint: number }>; db: Database };

// `next dev` reloads modules; the pool must outlive them.
const home = globalThis as typeof globalThis & {
  parleyPool?: Pool;
  parleyRetired?: Set<Pool>;
  parleyArrays?: { database: string; types: ArrayTypes };
  parleySizes?: { areKnown: boolean; askAt: number };
  parleyLastWords?: Set<() => void>;
};

function pool(): Pool {
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
function keepArrayTypes({ sql }: Pool): void {
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
function retire(old: Pool): void {
  if (home.parleyPool !== old) return;
  home.parleyPool = undefined;
  log.warn("a database connection was lost; the others are replaced");
  home.parleyRetired ??= new Set();
  const retired = home.parleyRetired.add(old);
  setTimeout(() => {
    void old.sql.end({ timeout: 60 }).finally(() => retired.delete(old));
  }, RETIRED_AFTER_MS).unref();
}

type Options = {
  timeoutMs?: number;
  /** For batches that look rows up by key: see `byKey`. */
  byKey?: boolean;
};

/**
 * The one door to tenant data: a transaction that can see this workspace and no other (row-level security).
 * Settings are local to the transaction, so nothing leaks through a pooler. Deadlocks and serialization
 * failures are retried: `work` must do nothing but talk to this transaction.
 */
export function withWorkspace<T>(
  workspaceId: number,
  work: (tx: Tx) => Promise<T>,
  options: Options = {},
): Promise<T> {
  return transaction("parley_app", String(workspaceId), work, options);
}

/** Tables without a tenant: users, provider events. Sees no workspace's rows. */
export function withoutWorkspace<T>(work: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
  return transaction("parley_app", "", work, options);
}

/** Finds whose work it is, over all workspaces: reads of the routing tables only (granted no write at all). */
export function asRouter<T>(work: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
  return transaction("parley_router", "", work, options);
}

/**
 * What `work` asks within this transaction is looked up by key, thousands of rows at a time; afterwards all is as
 * before. A planner that knows nothing yet of a table, or of one tenant's part of it, takes that part for one row and
 * reads the whole of it for every key. So no plan may read a table or an index whole to join it; plans are the general
 * ones, which ask how large a tenant is on average, not whether this one was among the large ones of the last analyze;
 * and until sizes are known at all, plans are made anew each time, as the tables grow.
 *
 * A batch joined to a table carries the workspace in every row (`r.of`): by that the planner takes it for few rows and
 * the key for the cheapest way in.
 */
export async function byKey<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const sql = raw(tx);
  if (byKeyAlready.has(sql)) return work();
  byKeyAlready.add(sql);
  const [, result] = await Promise.all([sql`select ${planning(sql, true)}`.execute(), work()]);
  byKeyAlready.delete(sql);
  await sql`select ${planning(sql, false)}`;
  return result;
}

/** Transactions that look everything up by key. */
const byKeyAlready = new WeakSet<object>();

const planning = (sql: postgres.TransactionSql<{ bigint: number }>, isByKey: boolean) => {
  const plain = isByKey ? "off" : "on";
  const plans = !isByKey ? "auto" : sizes().areKnown ? "force_generic_plan" : "force_custom_plan";
  return sql`set_config('enable_seqscan', ${plain}, true), set_config('enable_hashjoin', ${plain}, true),
    set_config('enable_mergejoin', ${plain}, true), set_config('enable_bitmapscan', ${plain}, true),
    set_config('plan_cache_mode', ${plans}, true)`;
};

/** From here on a table says something about itself. */
const KNOWN_ROWS = 1_000;
const ASK_EVERY_MS = 10_000;

/** Whether PostgreSQL has looked at the large tables since they became large: once it has, for good. */
const sizes = (): { areKnown: boolean; askAt: number } => {
  home.parleySizes ??= { areKnown: false, askAt: 0 };
  return home.parleySizes;
};

/** Asked along with a transaction's settings, now and then, until it is so. */
const askSizes = (sql: postgres.TransactionSql<{ bigint: number }>) => {
  const { areKnown, askAt } = sizes();
  if (areKnown || Date.now() < askAt) return sql``;
  sizes().askAt = Date.now() + ASK_EVERY_MS;
  return sql`, (select min(reltuples) >= ${KNOWN_ROWS} from pg_class
    where oid in ('messages'::regclass, 'message_attempts'::regclass, 'contacts'::regclass)) as knows_sizes`;
};

const learnSizes = (row: { knows_sizes?: boolean } | undefined): void => {
  if (row?.knows_sizes) sizes().areKnown = true;
};

/** The postgres.js tag of a transaction, for batch SQL. Pass moments as ISO text with `::timestamptz`. */
export function raw(tx: Tx): postgres.TransactionSql<{ bigint: number }> {
  return (tx as unknown as { session: { client: postgres.TransactionSql<{ bigint: number }> } }).session
    .client;
}

/** The owner's tag, for tests and benchmarks: what it asks does not outlive a lost connection. */
export function ownerSql(): postgres.Sql<{ bigint: number }> {
  return pool().sql;
}

/**
 * Runs as the owner, outside any tenant: keys by their hash, notifications, months of the ledgers. Reads no tenant
 * table. One statement, which is asked once more when its connection turns out to be dead: it must be harmless twice.
 */
export async function asOwner<T>(ask: (sql: postgres.Sql<{ bigint: number }>) => PromiseLike<T>): Promise<T> {
  for (let round = 1; ; round++) {
    const used = pool();
    try {
      return await ask(used.sql);
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      if (isBroken(error)) retire(used);
      if (round >= 2 || isUnreachable(error)) throw error;
    }
  }
}

/** Milliseconds. A process that was paused in the middle gives its locks back: a STOP may be waiting for them. */
const IDLE_LIMIT = "5000";

/** PostgreSQL 17 also ends a transaction whose process was paused within a statement's messages; 16 cannot. */
const overallLimit = (): string =>
  Number.parseInt(String(pool().sql.parameters.server_version ?? ""), 10) >= 17
    ? "transaction_timeout"
    : "idle_in_transaction_session_timeout";

const retryable = new Set(["40P01", "40001", "55P03"]);

async function transaction<T>(
  role: string,
  workspace: string,
  work: (tx: Tx) => Promise<T>,
  options: Options,
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? 10_000;
  for (let round = 1; ; round++) {
    const used = pool();
    let hasBegun = false;
    try {
      return await used.db.transaction(async (tx) => {
        hasBegun = true;
        if (options.byKey) byKeyAlready.add(raw(tx));
        // Not waited for: the connection keeps the order, so it comes before everything that `work` asks.
        const settings = raw(tx)<
          { knows_sizes?: boolean }[]
        >`select set_config('role', ${role}, true), set_config('app.workspace_id', ${workspace}, true),
          set_config('statement_timeout', ${String(timeoutMs)}, true),
          set_config(${overallLimit()}, ${String(timeoutMs + 1_000)}, true),
          set_config('idle_in_transaction_session_timeout', ${IDLE_LIMIT}, true),
          ${planning(raw(tx), options.byKey === true)}${options.byKey ? askSizes(raw(tx)) : raw(tx)``}`.execute();
        const [result, [told]] = await Promise.all([work(tx), settings]);
        learnSizes(told);
        keepArrayTypes(used);
        return result;
      });
    } catch (error) {
      const isLost = isConnectionLoss(error);
      const wasRetired = home.parleyPool !== used;
      if (isBroken(error)) retire(used);
      const mayRunAgain = isLost
        ? // Nothing was asked yet: an idle connection was found dead, or the pool was replaced meanwhile.
          !hasBegun && (wasRetired || !isUnreachable(error))
        : retryable.has(sqlState(error) ?? "");
      if (round >= 4 || !mayRunAgain) throw error;
      await new Promise((done) => setTimeout(done, round * 15 * (0.5 + Math.random())));
    }
  }
}

/** SQLSTATE of a database error, also when drizzle has wrapped it. */
export function sqlState(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && /^(?=.*\d)[0-9A-Z]{5}$/.test(e.code)) return e.code;
  }
  return null;
}

/** Name of the unique index or constraint that a write ran into, or null. */
export function violated(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("constraint_name" in e && typeof e.constraint_name === "string") return e.constraint_name;
  }
  return null;
}

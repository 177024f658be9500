import type postgres from "postgres";
import { isBroken, isConnectionLoss, isUnreachable, sqlState } from "./errors";
import type { Sql } from "./lost-connections";
import { type Database, isCurrent, keepArrayTypes, pool, retire } from "./pool";
import { areSizesKnown, askSizes, learnSizes, type SizesTold } from "./table-sizes";

/** A transaction that has named its role and workspace. Typed queries through drizzle; `raw` for batches. */
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

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
  const plans = !isByKey ? "auto" : areSizesKnown() ? "force_generic_plan" : "force_custom_plan";
  return sql`set_config('enable_seqscan', ${plain}, true), set_config('enable_hashjoin', ${plain}, true),
    set_config('enable_mergejoin', ${plain}, true), set_config('enable_bitmapscan', ${plain}, true),
    set_config('plan_cache_mode', ${plans}, true)`;
};

/** The postgres.js tag of a transaction, for batch SQL. Pass moments as ISO text with `::timestamptz`. */
export function raw(tx: Tx): postgres.TransactionSql<{ bigint: number }> {
  return (tx as unknown as { session: { client: postgres.TransactionSql<{ bigint: number }> } }).session
    .client;
}

/** The owner's tag, for tests and benchmarks: what it asks does not outlive a lost connection. */
export function ownerSql(): Sql {
  return pool().sql;
}

/**
 * Runs as the owner, outside any tenant: keys by their hash, notifications, months of the ledgers. Reads no tenant
 * table. One statement, which is asked once more when its connection turns out to be dead: it must be harmless twice.
 */
export async function asOwner<T>(ask: (sql: Sql) => PromiseLike<T>): Promise<T> {
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
          SizesTold[]
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
      const wasRetired = !isCurrent(used);
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

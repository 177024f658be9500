import type postgres from "postgres";
import { pool } from "./pool";

type Asking = postgres.TransactionSql<{ bigint: number }>;
/** What a transaction was told along with its settings. */
export type SizesTold = { sizes?: "known" | "grown" | "small" };

/** From here on a table says something about itself. */
const KNOWN_ROWS = 1_000;
const GROWN_BYTES = 1_000_000;
const ASK_EVERY_MS = 3_000;
const LOOK_EVERY_MS = 60_000;

type Sizes = { areKnown: boolean; askAt: number; lookAt: number };
// `next dev` reloads modules; what was learned must outlive them.
const home = globalThis as typeof globalThis & { parleySizes?: Sizes };
const state = (): Sizes => {
  home.parleySizes ??= { areKnown: false, askAt: 0, lookAt: 0 };
  return home.parleySizes;
};

/** Whether PostgreSQL has looked at the large tables since they became large: once it has, for good. */
export const areSizesKnown = (): boolean => state().areKnown;

/** Asked along with a transaction's settings, now and then, until it is so. */
export function askSizes(sql: Asking) {
  const known = state();
  if (known.areKnown || Date.now() < known.askAt) return sql``;
  known.askAt = Date.now() + ASK_EVERY_MS;
  return sql`, (select case when min(reltuples) >= ${KNOWN_ROWS} then 'known'
      when min(pg_relation_size(oid)) > ${GROWN_BYTES} then 'grown' else 'small' end
    from pg_class where oid in ('messages'::regclass, 'message_attempts'::regclass, 'contacts'::regclass)) as sizes`;
}

/**
 * PostgreSQL looks at what has grown by itself, a minute later. An installation's first campaign may be over by then,
 * after making every plan of it anew for each row: so it is asked to look now.
 */
export function learnSizes(told: SizesTold | undefined): void {
  const known = state();
  if (told?.sizes === "known") known.areKnown = true;
  if (told?.sizes !== "grown" || Date.now() < known.lookAt) return;
  known.lookAt = Date.now() + LOOK_EVERY_MS;
  const { sql } = pool();
  void sql`analyze messages, message_attempts, contacts`.then(
    () => {
      known.askAt = 0;
    },
    // It is asked again; until then plans are made anew.
    () => {},
  );
}

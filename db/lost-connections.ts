import type postgres from "postgres";
import { isConnectionLoss } from "./errors";

/** The driver's tag of a pool. */
export type Sql = postgres.Sql<{ bigint: number }>;
type Scope = postgres.TransactionSql<{ bigint: number }>;
type Query = postgres.PendingQuery<postgres.Row[]>;

/**
 * The driver's `begin`, for connections that die. The driver goes on with the work of a transaction whose connection
 * is gone: it writes into nothing, which ends the process, and when the connection has been made anew for another
 * transaction, the rest of the work, its commit too, is said in the midst of that one. Here the work's statements are
 * refused from the moment of the loss, and neither commit nor rollback is said after it.
 * @throws what the connection died of, at once; the work's own error when it failed by itself.
 */
export function beginGuarded<T>(sql: Sql, work: (scope: Scope) => Promise<T>): Promise<T> {
  const tie = new Tie();
  const run = sql.begin(
    (scope) =>
      // After a loss it stays without an end: its end would be said to the connection.
      new Promise<T>((resolve, reject) => {
        work(tied(tie, scope)).then(
          (result) => {
            if (!tie.loss) resolve(result);
          },
          (error: unknown) => {
            if (isConnectionLoss(error)) tie.lose(error);
            if (!tie.loss) reject(error);
          },
        );
      }),
  );
  run.catch((error: unknown) => isConnectionLoss(error) && tie.lose(error));
  return Promise.race([run as Promise<T>, tie.lost]);
}

/** A transaction's hold on its connection. */
class Tie {
  loss: { error: unknown } | null = null;
  #reject: (error: unknown) => void = () => {};
  /** Rejects with what the connection died of. */
  readonly lost = new Promise<never>((_, reject) => {
    this.#reject = reject;
  });

  lose(error: unknown): void {
    this.loss ??= { error };
    this.#reject(error);
  }
}

/** The same tag, whose statements are looked at in the moment they would be written. */
function tied(tie: Tie, scope: Scope): Scope {
  const tag = (...given: Parameters<Scope>) => watch(tie, scope(...given));
  const unsafe = (...given: Parameters<Scope["unsafe"]>) => watch(tie, scope.unsafe(...given));
  return Object.assign(tag, scope, { unsafe }) as unknown as Scope;
}

/** The driver calls a query's `handler` when it is to be written; fragments and helpers have none of their own to call. */
type Handled = { handler?: (query: Query) => void; reject: (error: unknown) => void };

function watch<Q>(tie: Tie, query: Q): Q {
  const handled = query as Q & Handled;
  const write = handled.handler;
  if (!write) return query;
  handled.handler = (q) => {
    if (tie.loss) return handled.reject(tie.loss.error);
    q.catch((error: unknown) => isConnectionLoss(error) && tie.lose(error));
    write(q);
  };
  return query;
}

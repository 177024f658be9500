/** An error and what caused it, outermost first: drizzle wraps the driver's own. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let e = error; e instanceof Error; e = e.cause) causes.push(e);
  return causes;
}

/** SQLSTATE of a database error. */
export function sqlState(error: unknown): string | null {
  for (const e of causesOf(error)) {
    if ("code" in e && typeof e.code === "string" && /^(?=.*\d)[0-9A-Z]{5}$/.test(e.code)) return e.code;
  }
  return null;
}

/** Name of the unique index or constraint that a write ran into, or null. */
export function violated(error: unknown): string | null {
  for (const e of causesOf(error)) {
    if ("constraint_name" in e && typeof e.constraint_name === "string") return e.constraint_name;
  }
  return null;
}

/** The driver's and the system's words for a connection that died, or did not come to be in time. */
const broken =
  /^(CONNECTION_(CLOSED|DESTROYED|ENDED)|CONNECT_TIMEOUT|ECONN(RESET|ABORTED)|EPIPE|ETIMEDOUT|ERR_STREAM_\w+)$/;
/** For a database that nobody is at. */
const unreachable = /^(ECONNREFUSED|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether with this error the connection is gone, or was never had. */
export const isConnectionLoss = (error: unknown): boolean =>
  someCause(
    error,
    ({ code, severity }) =>
      severity === "FATAL" || severity === "PANIC" || broken.test(code) || unreachable.test(code),
  );

/** Whether the driver's connection may have died with something half written: see `retire` in pool.ts. */
export const isBroken = (error: unknown): boolean => someCause(error, ({ code }) => broken.test(code));

/** Whether asking again at once would only make the caller wait. */
export const isUnreachable = (error: unknown): boolean =>
  someCause(error, ({ code }) => code === "CONNECT_TIMEOUT" || unreachable.test(code));

const someCause = (error: unknown, is: (words: { code: string; severity: unknown }) => boolean): boolean =>
  causesOf(error).some((e) =>
    is({ code: String(Reflect.get(e, "code")), severity: Reflect.get(e, "severity") }),
  );

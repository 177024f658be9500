import pino from "pino";

/**
 * Structured logs. Nothing that could hold a phone number, a body or a token is ever passed in;
 * as a last net, anything shaped like an E.164 number inside a string is blanked.
 */
const phoneShaped = /\+\d{7,15}\b/g;

export const log = pino({
  level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === "test" ? "silent" : "info"),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  hooks: {
    streamWrite: (line) => line.replace(phoneShaped, "[phone]"),
  },
  serializers: {
    err: (err: unknown) =>
      err instanceof Error
        ? { name: err.name, message: err.message, stack: err.stack?.split("\n").slice(0, 6) }
        : {},
  },
});

/** One offending field of a request. `path` is dotted (`recipients.3.to`), `code` is stable. */
export type FieldError = { path: string; message: string; code: string };

/**
 * A refusal that a caller should hear about. Thrown by verbs, translated once, at the edge, into
 * RFC 9457 `application/problem+json`. Anything else that is thrown is a bug and answers 500 without detail.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extra: {
      errors?: FieldError[];
      retryAfterSeconds?: number;
      message_id?: number;
      /** What is free instead of a slot that is taken. */
      alternatives?: { starts_at: string; ends_at: string; resource_ids: number[] }[];
      headers?: Record<string, string>;
    } = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = "Problem";
  }
}

/** Another tenant's row and a row that never was answer alike. */
export const notFound = () => new Problem(404, "not_found", "There is nothing here under that id.");

export const conflict = (code: string, detail: string) => new Problem(409, code, detail);

export const invalid = (path: string, code: string, message: string) =>
  new Problem(422, "validation_failed", "Some fields need another look.", {
    errors: [{ path, message, code }],
  });

export const forbidden = (scope: string) =>
  new Problem(403, "insufficient_scope", `This needs the permission ${scope}.`);

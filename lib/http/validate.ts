import { z } from "zod";
import { type FieldError, notFound, Problem } from "@/lib/errors";
import { hidePhones } from "@/lib/phone";

/** Ids in a path. Anything that is no id answers like an id that does not exist. */
export const idParams = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
});

export function parseParams(
  schema: z.ZodType | undefined,
  params: Record<string, string | string[]>,
): unknown {
  if (!schema) return params;
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** Unknown or malformed query parameters are 400: a typo must not silently widen a list. */
export function parseQuery(schema: z.ZodType | undefined, request: Request): unknown {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const parsed = (schema ?? noQuery).safeParse(query);
  if (parsed.success) return parsed.data;
  throw new Problem(400, "invalid_query", "Some query parameters need another look.", {
    errors: fieldErrors(parsed.error),
  });
}

// Made once: a schema costs more to make than to use.
const noQuery = z.strictObject({});

export function parseBody(schema: z.ZodType | undefined, body: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Problem(422, "validation_failed", "Some fields need another look.", {
    errors: fieldErrors(parsed.error),
  });
}

/** zod's issues as our field errors, the first hundred; an unrecognized key names itself, unless it may be a number. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const all = error.issues.slice(0, MAX_ERRORS).flatMap((issue) => {
    const path = issue.path.join(".");
    if (issue.code === "unrecognized_keys") {
      return issue.keys.slice(0, MAX_ERRORS).map((key) => ({
        path: path ? `${path}.${key}` : key,
        message: "This field is not known here.",
        code: "unknown_field",
      }));
    }
    const params: unknown = "params" in issue ? issue.params : undefined;
    const own =
      typeof params === "object" && params !== null && "code" in params ? String(params.code) : null;
    return [{ path, message: issue.message, code: own ?? issue.code }];
  });
  return all.slice(0, MAX_ERRORS).map(({ path, message, code }) => ({
    path: hidePhones(path).slice(0, 200),
    message: hidePhones(message),
    code,
  }));
}

const MAX_ERRORS = 100;

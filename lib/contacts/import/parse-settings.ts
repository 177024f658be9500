import type { z } from "zod";
import { Problem } from "@/lib/errors";

/** Settings beside a file, refused like any body. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem(422, "validation_failed", "Some fields need another look.", {
    errors: parsed.error.issues.slice(0, 100).map((issue) => ({
      path: issue.path.join("."),
      message: issue.message,
      code:
        "params" in issue && issue.params && "code" in issue.params ? String(issue.params.code) : issue.code,
    })),
  });
}

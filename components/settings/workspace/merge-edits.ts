import { hashKey } from "@tanstack/react-query";

/**
 * Two people changed the same settings, starting from `base`. What only one of them touched is kept of both; where
 * both set different things, mine stands in `values` and the field is named in `conflicts`.
 */
export function mergeEdits<F extends object>(base: F, mine: F, theirs: F) {
  const conflicts: string[] = [];
  const values = { ...theirs };
  for (const field of Object.keys(base) as (keyof F & string)[]) {
    if (isSame(mine[field], base[field])) continue;
    values[field] = mine[field];
    if (!isSame(theirs[field], base[field]) && !isSame(theirs[field], mine[field])) conflicts.push(field);
  }
  return { values, conflicts };
}

/** By what they hold: the database and the API name an object's fields in orders of their own. */
export const isSame = (a: unknown, b: unknown): boolean => hashKey([a]) === hashKey([b]);

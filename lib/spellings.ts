/**
 * Renames a request's accepted spellings to the canonical field before it is parsed. Where both are given the
 * other spelling stays and is refused as unknown: a clash is told, never guessed.
 */
export const canonicalSpelling =
  (spellings: readonly (readonly [canonical: string, also: string])[]) =>
  (input: unknown): unknown => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
    const out: Record<string, unknown> = { ...input };
    for (const [canonical, also] of spellings) {
      if (!Object.hasOwn(out, also) || Object.hasOwn(out, canonical)) continue;
      out[canonical] = out[also];
      delete out[also];
    }
    return out;
  };

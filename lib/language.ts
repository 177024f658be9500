/** BCP-47 in canonical form (`pt-br` → `pt-BR`), or null when it is no language tag. */
export function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

/** A tag and the wider ones around it, narrowest first: `zh-Hant-TW`, `zh-Hant`, `zh`. None for what is no tag. */
export function widerTags(language: string | null | undefined): string[] {
  const tag = language ? canonicalLanguage(language) : null;
  if (tag === null) return [];
  const parts = tag.split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
}

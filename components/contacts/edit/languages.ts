const common = [
  "en",
  "es",
  "zh",
  "tl",
  "vi",
  "fr",
  "ar",
  "ko",
  "ru",
  "pt",
  "pt-BR",
  "ht",
  "de",
  "hi",
  "pl",
  "it",
  "ja",
  "fa",
  "uk",
  "bn",
  "tr",
  "nl",
  "he",
  "th",
  "sv",
];

const names = new Intl.DisplayNames("en", { type: "language" });

/** What a language is called in English; a tag that nobody named stays a tag. */
export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Languages to choose from, with the one a person already has. */
export function languageOptions(current: string | null | undefined) {
  const tags = current && !common.includes(current) ? [current, ...common] : common;
  return [{ id: "", label: "Not known" }, ...tags.map((id) => ({ id, label: languageName(id) }))];
}

import type { PathView } from "../../../lib/segments/schema";

const placeholders: Record<PathView["kind"], string> = {
  tags: "Choose a tag",
  choice: "Choose",
  number: "A number, then Enter",
  text: "A word, then Enter",
  date: "2026-05-31, then Enter",
  moment: "2026-05-31, then Enter",
  boolean: "Choose",
};

/** What an empty field asks for, by what it holds and how many are chosen already. */
export const chipPlaceholder = (kind: PathView["kind"], taken: number) =>
  taken > 0 ? "Add another" : placeholders[kind];

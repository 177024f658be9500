import { z } from "zod";

const item = z.object({
  id: z.string(),
  kind: z.enum(["contact", "template", "segment"]),
  title: z.string(),
  hint: z.string().nullable(),
  href: z.string(),
});
export type RecentItem = z.output<typeof item>;

const KEPT = 4;
const keyOf = (place: string) => `parley.recent.${place}`;

/** What was opened last from here. Kept by this tab alone: the desk's computer is used by several people. */
export function readRecent(place: string): RecentItem[] {
  try {
    return z.array(item).parse(JSON.parse(sessionStorage.getItem(keyOf(place)) ?? "[]"));
  } catch {
    return [];
  }
}

export function keepRecent(place: string, opened: RecentItem): void {
  const others = readRecent(place).filter(({ id }) => id !== opened.id);
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify([opened, ...others].slice(0, KEPT)));
  } catch {
    // A browser that keeps nothing only forgets what was opened last.
  }
}

import type { PathView, Rule } from "@/lib/segments/schema";
import { ideas } from "./ideas";

/** How a new segment begins: a name, and a definition of any shape. */
export type Start = { name: string; definition: unknown };

export const emptyStart: Start = { name: "", definition: { all: [] } };

const LONGEST = 4_000;
type Query = { from?: string | string[]; rule?: string | string[] };

/** What the address of the page for a new segment asks for: an idea, or a whole rule. */
export function startOf({ from, rule }: Query, paths: readonly PathView[]): Start {
  const idea = ideas.find(({ id }) => id === from);
  if (idea) return { name: idea.name, definition: withOwnTags(idea.definition, paths) };
  if (typeof rule !== "string" || rule.length > LONGEST) return emptyStart;
  try {
    return { ...emptyStart, definition: JSON.parse(rule) };
  } catch {
    return emptyStart;
  }
}

/** "vip" becomes the workspace's own "VIP"; a tag that nobody has is left open, to be chosen. */
function withOwnTags(rule: Rule, paths: readonly PathView[]): Rule {
  if ("all" in rule) return { all: rule.all.map((part) => withOwnTags(part, paths)) };
  if (!("path" in rule) || rule.path !== "tags" || !Array.isArray(rule.value)) return rule;
  const known = paths.find(({ path }) => path === "tags")?.options ?? [];
  const value = rule.value.flatMap((tag) => {
    const own = known.find((option) => option.value.toLowerCase() === String(tag).toLowerCase());
    return own ? [own.value] : [];
  });
  return { ...rule, value };
}

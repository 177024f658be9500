import { parseBody } from "@/lib/templates/placeholders";
import type { SamplePeople, SamplePerson, TemplateVariable } from "@/lib/templates/preview-schema";
import { BUILT_IN_VARIABLES, resolveVariables } from "@/lib/templates/render";
import type { TemplateForm, TemplateView } from "@/lib/templates/schema";
import { countSegments, type SegmentCount } from "@/lib/templates/segments";
import { sampleValue } from "@/lib/templates/variables";
import type { StartingText } from "./starting-texts";

/** What the editor knows beyond the text itself. */
export type EditorFacts = { variables: TemplateVariable[]; people: SamplePeople };

/** One person's copy of the text. */
export type Copy = { person: SamplePerson; body: string; missing: string[]; count: SegmentCount };

export const toForm = (template: TemplateView): TemplateForm => ({
  name: template.name,
  category: template.category,
  description: template.description,
  body: template.body,
  bodies: template.bodies,
  whatsapp_contents: template.whatsapp_contents,
  media_urls: template.media_urls,
  is_active: template.is_active,
});

export const emptyForm = (start: StartingText | null): TemplateForm => ({
  name: start?.name ?? "",
  category: start?.category ?? "marketing",
  description: null,
  body: start?.body ?? "",
  bodies: {},
  whatsapp_contents: {},
  media_urls: [],
  is_active: true,
});

/** Only what differs: two people who change different things do not undo each other. */
export function changesOf(before: TemplateForm, after: TemplateForm): Partial<TemplateForm> {
  const changed = Object.entries(after).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof TemplateForm]),
  );
  return Object.fromEntries(changed);
}

/** The text as this person would get it; what nothing fills stays visible as `{{name}}` and is named. */
export function copyFor(person: SamplePerson, text: string, business: string, facts: EditorFacts): Copy {
  const stored = resolveVariables({ request: person.values, workspace: { name: business } });
  const theirs = new Set([
    ...BUILT_IN_VARIABLES,
    ...facts.variables.filter(({ group }) => group === "own_field").map(({ name }) => name),
  ]);
  const resolve = (name: string) => stored(name) ?? (theirs.has(name) ? undefined : sampleValue(name));
  const missing = new Set<string>();
  const body = parseBody(text)
    .map((part) => {
      if (part.kind !== "placeholder") return part.text;
      const value = resolve(part.name);
      if (value === undefined) missing.add(part.name);
      return value ?? `{{${part.name}}}`;
    })
    .join("");
  return { person, body, missing: [...missing], count: countSegments(body) };
}

/** The text with a plausible value in every blank: long enough to judge, never to send. */
export function filledWithSamples(text: string, business: string): string {
  const resolve = resolveVariables({
    contact: { firstName: "Maria", lastName: "Lopez", email: "maria@example.com", language: "en" },
    workspace: { name: business },
  });
  return parseBody(text)
    .map((part) => (part.kind === "placeholder" ? (resolve(part.name) ?? sampleValue(part.name)) : part.text))
    .join("");
}

/** What would be typed as a variable's name at the caret: where its braces begin and the letters so far. */
export function openBraces(text: string, caret: number): { start: number; query: string } | null {
  const match = /\{\{\s*([\w. ]{0,40})$/.exec(text.slice(Math.max(0, caret - 60), caret));
  return match ? { start: caret - match[0].length, query: (match[1] ?? "").trim() } : null;
}

/** The variable that ends (or begins) exactly at the caret, so that one keystroke takes it away as a whole. */
export function variableAt(
  text: string,
  caret: number,
  side: "before" | "after",
): { start: number; end: number } | null {
  if (side === "before") {
    const match = /\{\{[^{}]*\}\}$/.exec(text.slice(Math.max(0, caret - 80), caret));
    return match ? { start: caret - match[0].length, end: caret } : null;
  }
  const match = /^\{\{[^{}]*\}\}/.exec(text.slice(caret, caret + 80));
  return match ? { start: caret, end: caret + match[0].length } : null;
}

/** Variables whose name or label fits what was typed; those that begin with it first. */
export function matching(variables: readonly TemplateVariable[], query: string): TemplateVariable[] {
  const wanted = query.toLowerCase().replaceAll(/[\s_]+/g, " ");
  const plain = (text: string) => text.toLowerCase().replaceAll("_", " ");
  const rank = ({ name, label }: TemplateVariable) =>
    plain(name).startsWith(wanted) || plain(label).startsWith(wanted)
      ? 0
      : plain(`${name} ${label}`).includes(wanted)
        ? 1
        : 2;
  return variables.filter((variable) => rank(variable) < 2).toSorted((a, b) => rank(a) - rank(b));
}

/** A variable of one text that another language's text does not use: likely forgotten in translation. */
export function forgottenIn(main: string, translation: string): string[] {
  const names = (text: string) =>
    new Set(parseBody(text).flatMap((part) => (part.kind === "placeholder" ? [part.name] : [])));
  const used = names(translation);
  return [...names(main)].filter((name) => !used.has(name));
}

/** A text cut into words with the space after them, so that a comparison does not break variables or cling to blanks. */
export const words = (text: string): string[] =>
  text.match(/(?:\{\{[^{}]*\}\}|[\p{L}\p{N}\p{M}'’]+|[^\s])\s*|\s+/gu) ?? [];

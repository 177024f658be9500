import { countSegments } from "@/lib/templates/segments";
import { toGsmSafe } from "@/lib/templates/smart-encoding";
import { type Draft, fieldKey } from "./draft";

/** Typographic signs that make a text longer than it need be: what to change in the draft, and what that saves. */
export type Saving = { signs: string[]; segments: number; change: Partial<Draft> };

/**
 * Whether plain signs for fancy ones would save a segment, and how to write them. In a template only what was filled
 * in can be changed here. Null: nothing to save. `render` fills the draft's text anew.
 */
export function findSaving(
  draft: Draft,
  placeholders: readonly string[],
  render: (draft: Draft) => string,
): Saving | null {
  const before = render(draft);
  const change: Partial<Draft> =
    draft.mode === "words"
      ? { body: toGsmSafe(draft.body).text }
      : { variables: { ...draft.variables, ...plainValues(draft, placeholders) } };
  const after = render({ ...draft, ...change });
  const segments = countSegments(before).segments - countSegments(after).segments;
  if (segments <= 0) return null;
  return {
    signs: toGsmSafe(before)
      .replacements.map(({ from }) => from)
      .slice(0, 4),
    segments,
    change,
  };
}

const plainValues = (draft: Draft, placeholders: readonly string[]) =>
  Object.fromEntries(
    placeholders.flatMap((name) => {
      const value = draft.variables[fieldKey(name)];
      return value ? [[fieldKey(name), toGsmSafe(value).text]] : [];
    }),
  );

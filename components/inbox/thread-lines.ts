import type { NoteView } from "@/lib/contacts/schema";
import type { ThreadMessage } from "@/lib/inbox/conversations-schema";

export type Line =
  | { kind: "text"; key: string; at: string; text: ThreadMessage }
  | { kind: "note"; key: string; at: string; note: NoteView };

/**
 * Texts and notes in one order, newest first. Notes older than the oldest text shown wait for the page they belong to.
 * Pure.
 */
export function weave(
  texts: readonly ThreadMessage[],
  notes: readonly NoteView[],
  hasEarlierTexts: boolean,
): Line[] {
  const oldest = texts.at(-1)?.created_at;
  const shown = hasEarlierTexts && oldest ? notes.filter(({ created_at: at }) => at >= oldest) : notes;
  const lines: Line[] = [
    ...texts.map((text): Line => ({ kind: "text", key: `text ${text.id}`, at: text.created_at, text })),
    ...shown.map((note): Line => ({ kind: "note", key: `note ${note.id}`, at: note.created_at, note })),
  ];
  return lines.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}

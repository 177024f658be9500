import { isOneOf, isRecord, isText, isTextRecord, isTexts } from "@/components/shell/record";
import { type Draft, emptyDraft, type Recipient } from "./draft";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;
const keyOf = (place: string) => `parley.draft.${place}`;

/**
 * What was being written here before a reload. In this tab alone, and until it is sent or its writer signs out: it may
 * hold a number. `place`: the workspace and the person.
 */
export function readDraft(place: string, store: Store): Draft {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(place)) ?? "null");
    return isDraft(kept) ? kept : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

export function writeDraft(place: string, draft: Draft, store: Store): void {
  try {
    if (isUntouched(draft)) store.removeItem(keyOf(place));
    else store.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing has the draft until the page is loaded anew.
  }
}

const isUntouched = (draft: Draft): boolean => JSON.stringify(draft) === JSON.stringify(emptyDraft);

// An older version of the page may have written it.
const isDraft = (kept: unknown): kept is Draft =>
  isRecord(kept) &&
  (kept.recipient === null || isRecipient(kept.recipient)) &&
  isOneOf(["template", "words"], kept.mode) &&
  (kept.templateId === null || typeof kept.templateId === "number") &&
  isText(kept.body) &&
  isTexts(kept.pictures) &&
  isTextRecord(kept.variables) &&
  isOneOf(["now", "later"], kept.when) &&
  isText(kept.sendAt) &&
  typeof kept.isPersonal === "boolean";

const isRecipient = (kept: unknown): kept is Recipient =>
  isRecord(kept) &&
  (kept.kind === "number"
    ? isText(kept.to)
    : kept.kind === "contact" &&
      typeof kept.id === "number" &&
      (kept.name === null || isText(kept.name)) &&
      isText(kept.phone));

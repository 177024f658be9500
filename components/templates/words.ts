import type { Category } from "@/db/enums";
import { categories } from "@/db/enums";
import type { SampleKind } from "@/lib/templates/preview-schema";
import type { TemplateView } from "@/lib/templates/schema";

export type Purpose = {
  label: string;
  hint: string;
  /** Who gets it, and at what hours, the way the gate decides. */
  who: string;
  when: string;
};

/** What each category means for the people who get such texts, in plain words. */
export const purposes: Record<Category, Purpose> = {
  marketing: {
    label: "Marketing",
    hint: "Offers, news, invitations to come back",
    who: "Only people who opted in to marketing. Anyone else is skipped, and the reason is shown.",
    when: "Waits through quiet hours on the reader's own clock and counts toward the limit per person.",
  },
  reminder: {
    label: "Reminder",
    hint: "An appointment or table is coming up",
    who: "Everyone who has not said STOP.",
    when: "At the hour you choose; quiet hours hold it only if your settings say so.",
  },
  reservation: {
    label: "Reservation",
    hint: "A booking was made, changed or canceled",
    who: "Everyone who has not said STOP.",
    when: "Right away; quiet hours hold it only if your settings say so.",
  },
  order: {
    label: "Order",
    hint: "An order is ready, delivered or delayed",
    who: "Everyone who has not said STOP.",
    when: "Right away; quiet hours hold it only if your settings say so.",
  },
  conversation: {
    label: "Conversation",
    hint: "An answer to what somebody wrote or asked",
    who: "Anyone who wrote to you and has not said STOP.",
    when: "At any hour, because somebody is waiting for it.",
  },
  authentication: {
    label: "Login code",
    hint: "A code that proves who is asking",
    who: "Whoever just asked for it, unless they said STOP.",
    when: "At once and before everything else, at any hour.",
  },
  program: {
    label: "Program",
    hint: "A recurring text that people signed up for",
    who: "Only people who joined the program.",
    when: "Waits through quiet hours on the reader's own clock and counts toward the limit per person.",
  },
};

export const purposeOptions = (Object.keys(purposes) as Category[])
  .filter((category) => categories.includes(category))
  .map((id) => ({ id, label: purposes[id].label, hint: purposes[id].hint }));

export const sampleWords: Record<SampleKind, { label: string; hint: string }> = {
  typical: { label: "Typical", hint: "a name of ordinary length" },
  longest: { label: "Longest name", hint: "the longest name you have" },
  unicode: { label: "Special letters", hint: "a name outside the plain alphabet" },
  nameless: { label: "Nothing known", hint: "only a number, no name" },
};

/** The API marks an archived name with its id, so that the name is free again; people need not see that. */
export const shownName = ({
  name,
  id,
  archived_at,
}: Pick<TemplateView, "name" | "id" | "archived_at">): string => {
  const suffix = ` (archived ${id})`;
  return archived_at !== null && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
};

/** "Used 12 times", "Used 1,000+ times", "Not used yet" */
export function usageWords({ count, is_more }: TemplateView["usage"]): string {
  if (count === 0) return "Not used yet";
  if (count === 1) return "Used once";
  return `Used ${count.toLocaleString("en-US")}${is_more ? "+" : ""} times`;
}

/** "es" → "Spanish", "pt-BR" → "Brazilian Portuguese"; a tag nobody knows stays as it is. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export const segmentWords = (count: number): string => `${count} ${count === 1 ? "segment" : "segments"}`;

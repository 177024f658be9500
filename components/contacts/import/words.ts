import type { ImportStatus } from "@/db/enums";
import type { ImportSummary } from "@/lib/contacts/import/schema";

/** "1 person", "1,204 people". */
export const people = (n: number): string => counted(n, "person", "people");

export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString("en-US")} ${n === 1 ? one : many}`;

/** "a, b and c" of what is not empty. */
export function listed(parts: (string | false)[]): string {
  const given = parts.filter((part): part is string => part !== false);
  if (given.length < 2) return given[0] ?? "";
  return `${given.slice(0, -1).join(", ")} and ${given.at(-1)}`;
}

const isWorking: readonly ImportStatus[] = ["reading", "checking", "running", "undoing"];
export const isBusy = (status: ImportStatus): boolean => isWorking.includes(status);

export const statusWords: Record<ImportStatus, string> = {
  reading: "Uploading",
  checking: "Being checked",
  ready: "Waiting for you",
  running: "Importing",
  finished: "Imported",
  undoing: "Being undone",
  undone: "Undone",
  canceled: "Canceled",
  failed: "Failed",
};

/** What would happen, in one sentence. */
export function checkSentence({ check }: Pick<ImportSummary, "check">): string {
  const parts = listed([
    check.new > 0 && `${people(check.new)} would be added`,
    check.update > 0 && `${check.update.toLocaleString("en-US")} would be updated`,
    check.unchanged > 0 && `${check.unchanged.toLocaleString("en-US")} stay as they are`,
  ]);
  return parts === "" ? "Nobody in this file can be imported yet." : `${parts}.`;
}

/** What happened, in one sentence. */
export function resultSentence({
  status,
  result,
  undo,
}: Pick<ImportSummary, "status" | "result" | "undo">): string {
  if (status === "undone") {
    const parts = listed([
      undo.removed > 0 && `${people(undo.removed)} removed again`,
      undo.restored > 0 && `${undo.restored.toLocaleString("en-US")} back to what they were`,
    ]);
    return parts === "" ? "There was nothing to take back." : `${parts}.`;
  }
  const parts = listed([
    result.created > 0 && `${people(result.created)} added`,
    result.updated > 0 && `${result.updated.toLocaleString("en-US")} updated`,
    result.unchanged > 0 && `${result.unchanged.toLocaleString("en-US")} stayed as they were`,
  ]);
  return parts === "" ? "Nobody was added or changed." : `${parts}.`;
}

export const fieldWords: Record<string, string> = {
  phone: "Phone number",
  first_name: "First name",
  last_name: "Last name",
  full_name: "Full name (split in two)",
  email: "E-mail",
  tags: "Tags",
  marketing: "Agreed to marketing (yes or no)",
  language: "Language",
  time_zone: "Time zone",
  attributes: "Own fields",
};

export const kindWords: Record<string, string> = {
  text: "text",
  number: "number",
  date: "date",
  boolean: "yes or no",
  choice: "choice",
};

import type { ImportStatus } from "@/db/enums";
import type { ImportSummary, ImportView } from "@/lib/contacts/import/view-schema";

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

/** How the file was read, in words. */
export function fileSentence({ file }: Pick<ImportView, "file">): string {
  const encoding = file.encoding ? `Read as ${encodingWords[file.encoding] ?? file.encoding}` : "";
  const cells = file.separator
    ? `cells are parted by ${separatorWords[file.separator] ?? file.separator}`
    : "";
  const how = [encoding, cells].filter((part) => part !== "").join("; ");
  const head = file.has_header
    ? "The first line names the columns."
    : "The first line is a person already, so the columns are numbered.";
  return how === "" ? head : `${how[0]?.toUpperCase()}${how.slice(1)}. ${head}`;
}

const encodingWords: Record<string, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
};
const separatorWords: Record<string, string> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** What taking an import back would do, to how many. */
export function undoSentence({ result }: Pick<ImportSummary, "result">): string {
  const { created, updated, opted_in } = result;
  const parts = listed([
    created > 0 && `${people(created)} who ${created === 1 ? "was" : "were"} added will be removed`,
    updated > 0 && `${people(updated)} will get back the details they had before`,
    opted_in > 0 && `${counted(opted_in, "opt-in", "opt-ins")} from this file will be withdrawn`,
  ]);
  return parts === "" ? "This import changed nobody, so nothing will be taken back." : `${parts}.`;
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
  preferred_channel: "Likes best (text or WhatsApp)",
  attributes: "Own fields",
};

export const kindWords: Record<string, string> = {
  text: "text",
  number: "number",
  date: "date",
  boolean: "yes or no",
  choice: "choice",
};

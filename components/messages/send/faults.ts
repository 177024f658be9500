import type { ApiProblem } from "@/components/shell/api";
import { sendMessageInput } from "@/lib/messages/schema";
import { type Draft, type DraftField, fieldOf } from "./draft";
import type { SendRequest } from "./request";

/** What is wrong, by field of the dialog. */
export type Faults = Partial<Record<DraftField, string>>;
type ApiFields = Readonly<Record<string, string>>;

/** The longest text that is taken; what is longer is kept and told, never cut. */
export const LONGEST_TEXT = 1600;

export const tooLong = (body: string): string | null =>
  body.length > LONGEST_TEXT
    ? `Too long by ${(body.length - LONGEST_TEXT).toLocaleString("en-US")}: a text has room for ${LONGEST_TEXT.toLocaleString("en-US")} characters.`
    : null;

/** The API's field errors, each at the field of the dialog that it belongs to. */
export function faultsOf(fields: ApiFields, mode: Draft["mode"]): Faults {
  const placed = Object.entries(fields).flatMap(([path, message]) => {
    const field = fieldOf(path, mode);
    return field ? [[field, message]] : [];
  });
  return Object.fromEntries(placed);
}

/** A field that is being mended is no longer at fault. */
export function withoutChanged(faults: Faults, change: Partial<Draft>): Faults {
  const isMended = (field: string) => Object.hasOwn(change, field.split(".")[0] ?? field);
  return Object.fromEntries(Object.entries(faults).filter(([field]) => !isMended(field)));
}

/** What to say beside the button: a refusal that no field can carry. */
export function besideButton(problem: ApiProblem, mode: Draft["mode"]): string | null {
  const fields = Object.entries(problem.fields);
  const homeless = fields.filter(([path]) => fieldOf(path, mode) === null).map(([, message]) => message);
  if (homeless.length > 0) return homeless.join(" ");
  return fields.length > 0 ? null : problem.message;
}

/** What is wrong before asking anybody: the API's own schema, and what only the dialog knows. By path of the API. */
export function findFaults(
  draft: Draft,
  request: SendRequest,
  missing: readonly string[],
  hourFault: string | null,
): Record<string, string> {
  const faults: Record<string, string> = {};
  const parsed = sendMessageInput.safeParse(request);
  for (const issue of parsed.error?.issues ?? []) faults[issue.path.join(".")] ??= issue.message;
  if (draft.recipient === null) faults.to = "Who should get it?";
  if (draft.mode === "template" && draft.templateId === null)
    faults.body = "Choose a template, or write your own words.";
  if (draft.mode === "words") {
    const length = tooLong(draft.body);
    if (length) faults.body = length;
    if (draft.body.trim() === "" && draft.pictures.length === 0)
      faults.body = "There is no text to send yet.";
    if (/\{\{|\}\}/.test(draft.body))
      faults.body = "Write the word itself: blanks in braces are filled in templates only.";
  }
  if (hourFault) faults.send_at = hourFault;
  for (const name of missing) faults[`variables.${name}`] = "Fill this in.";
  return faults;
}

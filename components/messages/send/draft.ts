/** Who gets it: somebody known, or a number as typed. */
export type Recipient =
  | { kind: "contact"; id: number; name: string | null; phone: string }
  | { kind: "number"; to: string };

/** What the dialog holds while a text is being written. Kept when the dialog closes, until the text is sent. */
export type Draft = {
  recipient: Recipient | null;
  mode: "template" | "words";
  templateId: number | null;
  body: string;
  /** Pictures that go with one's own words. */
  pictures: readonly string[];
  /** Keyed by placeholder; dots in names are kept apart from the form library's paths by `fieldKey`. */
  variables: Record<string, string>;
  when: "now" | "later";
  /** `2026-11-20T18:00` on the recipient's clock where it is known, else on the workspace's. */
  sendAt: string;
  /** Sent by a person, to this person, now: the workspace's own quiet hours for reminders do not hold it. */
  isPersonal: boolean;
};

export const emptyDraft: Draft = {
  recipient: null,
  mode: "template",
  templateId: null,
  body: "",
  pictures: [],
  variables: {},
  when: "now",
  sendAt: "",
  isPersonal: false,
};

/** `attributes.city` as a form field's name: the form library reads dots as nesting. */
export const fieldKey = (placeholder: string) => placeholder.replaceAll(".", "~");
export const placeholderOf = (key: string) => key.replaceAll("~", ".");

export type DraftField = "recipient" | "templateId" | "body" | "pictures" | "sendAt" | `variables.${string}`;

/** Where in the dialog an error of the API belongs. Null: beside the button. */
export function fieldOf(path: string, mode: Draft["mode"]): DraftField | null {
  if (path === "to" || path === "contact_id") return "recipient";
  if (path === "template_id" || path === "template_name") return "templateId";
  if (path === "body") return mode === "template" ? "templateId" : "body";
  if (path.startsWith("media_urls") && mode === "words") return "pictures";
  if (path === "send_at") return "sendAt";
  if (path.startsWith("variables.")) return `variables.${fieldKey(path.slice("variables.".length))}`;
  return null;
}

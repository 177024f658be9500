import type { Known } from "./find-people";
import type { PersonRow } from "./read-row";
import type { ImportOptions } from "./schema";

/** The fields of a contact that an import may change, as the database names them. */
export type ContactFields = Pick<
  Known,
  | "first_name"
  | "last_name"
  | "email"
  | "language"
  | "time_zone"
  | "preferred_channel"
  | "tags"
  | "attributes"
>;

export const MAX_TAGS = 50;
export const MAX_ATTRIBUTES = 100;

const simple = ["first_name", "last_name", "email", "language", "time_zone", "preferred_channel"] as const;

/** What the row says, in the contact's own fields. */
export const fieldsOf = (person: PersonRow, addTags: string[]): ContactFields => ({
  first_name: person.firstName,
  last_name: person.lastName,
  email: person.email,
  language: person.language,
  time_zone: person.timeZone,
  preferred_channel: person.preferredChannel,
  tags: [...new Set([...person.tags, ...addTags])].slice(0, MAX_TAGS),
  attributes: person.attributes,
});

/**
 * What a row changes about somebody who is already here, by the policy that was chosen: only what differs, null when
 * nothing does. Empty cells never empty a field; tags are added, never taken. Pure.
 */
export function planChange(
  contact: ContactFields,
  row: ContactFields,
  policy: ImportOptions["on_existing"],
): Partial<ContactFields> | null {
  if (policy === "skip") return null;
  const change: Partial<ContactFields> = {};
  for (const name of simple) {
    const value = row[name];
    if (value === null || value === contact[name]) continue;
    if (policy === "overwrite" || contact[name] === null || contact[name] === "")
      Object.assign(change, { [name]: value });
  }
  const tags = [...new Set([...contact.tags, ...row.tags])].slice(0, Math.max(MAX_TAGS, contact.tags.length));
  if (tags.length > contact.tags.length) change.tags = tags;
  const attributes = { ...contact.attributes };
  let differs = false;
  for (const [key, value] of Object.entries(row.attributes)) {
    const before = attributes[key];
    if (before === value || (policy === "fill" && before !== undefined && before !== null && before !== ""))
      continue;
    if (before === undefined && Object.keys(attributes).length >= MAX_ATTRIBUTES) continue;
    attributes[key] = value;
    differs = true;
  }
  if (differs) change.attributes = attributes;
  return Object.keys(change).length > 0 ? change : null;
}

/** What happened, as far as a sentence needs it. Pure: the page and the export say the same words. */
export type AuditFact = {
  actor: { name: string };
  verb: string;
  subject_type: string;
  subject_id: number | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

type Snapshot = Record<string, unknown>;
type Told = { before: Snapshot; after: Snapshot; of: (noun: string) => string };

/** "Rosa changed quiet hours from 21:00–08:00 to 22:00–08:00." */
export const auditSentence = (fact: AuditFact): string => `${fact.actor.name} ${auditDeed(fact)}`;

/** The sentence without its first word, for where the name stands on its own. */
export function auditDeed({ verb, subject_type, subject_id, before, after }: AuditFact): string {
  const told: Told = {
    before: before ?? {},
    after: after ?? {},
    of: (noun) => nameOf(noun, before, after) ?? (subject_id === null ? noun : `${noun} ${subject_id}`),
  };
  const deed = deeds[verb]?.(told);
  if (deed) return `${deed}.`;
  const [, past = verb] = verb.split(".");
  const changes = verb.endsWith(".updated") ? changesIn(told) : "";
  return changes === ""
    ? `${past.replaceAll("_", " ")} ${told.of(`the ${nounOf(subject_type)}`)}.`
    : `changed ${changes} of ${told.of(nounOf(subject_type))}.`;
}

/** Staff know people and tables; only the API calls both a resource. */
const nounOf = (type: string): string =>
  type === "resource" ? "person or table" : type.replaceAll("_", " ");

const deeds: Record<string, (told: Told) => string> = {
  "workspace.created": () => "opened this workspace",
  "workspace.updated": (told) => `changed ${changesIn(told) || "settings"}`,
  "workspace.sending_paused": () => "paused all sending",
  "workspace.sending_resumed": () => "let sending go on",
  "workspace.sessions_ended": ({ after }) => `signed everybody out${people(after.people)}`,
  "workspace.suspended": () => "suspended this workspace",
  "workspace.reactivated": () => "opened this workspace again",
  "member.added": ({ after }) => `added ${after.name ? say(after.name) : "a member"} as ${say(after.role)}`,
  "member.role_changed": ({ before, after }) =>
    `made ${say(after.name)} ${article(after.role)} (was ${say(before.role)})`,
  "member.removed": ({ before }) => `removed ${say(before.name)} (${say(before.role)})`,
  "member.left": () => "left the workspace",
  "member.renamed": ({ before, after }) =>
    `changed their name from ${say(before.name)} to ${say(after.name)}`,
  "member.password_changed": () => "changed their password",
  "member.reset_link_made": ({ after }) =>
    `made a link for a new password${after.name ? ` of ${say(after.name)}` : ""}`,
  "member.password_reset": () => "set a new password by link",
  "member.sessions_ended": () => "signed out on all their other devices",
  "invite.created": ({ after }) => `invited ${say(after.email)} as ${say(after.role)}`,
  "invite.revoked": ({ before }) => `took back the invitation for ${say(before.email)}`,
  "invite.accepted": ({ after }) => `joined as ${say(after.role)}, invited by ${say(after.invited_by)}`,
  "api_key.created": ({ after }) => `made the API key “${say(after.name)}” (${say(after.prefix)}…)`,
  "api_key.revoked": ({ before }) => `revoked the API key “${say(before.name)}” (${say(before.prefix)}…)`,
  "sender.created": ({ after }) => `added the sender ${say(after.number ?? after.messaging_service_sid)}`,
  "sender.updated": (told) => `changed ${namesIn(told.after) || "settings"} of ${told.of("sender")}`,
  "sender.webhooks_set": ({ after }) => `set where Twilio delivers texts for ${say(after.name)}`,
  "media.uploaded": (told) => `put in the ${told.of("picture")}`,
  "media.deleted": (told) => `deleted the ${told.of("picture")}`,
  "template.updated": (told) =>
    told.after.version !== undefined && told.after.version !== told.before.version
      ? `saved version ${say(told.after.version)} of ${told.of("template")}`
      : `changed ${changesIn(told) || "settings"} of ${told.of("template")}`,
  "contact.created": ({ of }) => `added ${of("contact")}`,
  "contact.exported": ({ of }) => `exported the data of ${of("contact")}`,
  "contact.erased": ({ of }) => `erased ${of("contact")}`,
  "contact.updated": (told) => `changed ${namesIn(told.after) || "details"} of ${told.of("contact")}`,
  "contact.revealed": ({ of }) => `looked at the full number of ${of("contact")}`,
  "contact.opted_in": ({ after, of }) =>
    `noted that ${of("contact")} agreed to ${say(after.categories)} texts${after.was_opted_out === true ? " again, after an opt-out" : ""}`,
  "contact.merged": ({ after, of }) => `merged contact ${say(after.contact_id)} into ${of("contact")}`,
  "contact.unmerged": ({ after, of }) =>
    `took contact ${say(after.contact_id)} out of ${of("contact")} again`,
  "contacts.exported": ({ after }) => `exported contacts as CSV, ${numbersIn(after)}`,
  "contacts.tagged": ({ after }) => `${tagsIn(after)} ${counted(after.contacts, "contact")}`,
  "contact_attribute.created": ({ after }) => `added the field “${say(after.key)}”`,
  "contact_attribute.updated": ({ before, after }) => fieldDeed(before, after),
  "import.uploaded": ({ after, of }) => `uploaded ${of("import")}, ${counted(after.rows, "row")}`,
  "import.started": ({ of }) => `started ${of("import")}`,
  "import.canceled": ({ of }) => `canceled ${of("import")}`,
  "import.undone": ({ of }) => `took back ${of("import")}`,
  "import.problems_exported": ({ of }) => `downloaded the problem rows of ${of("import")}`,
  "messages.exported": ({ after }) => `exported messages as CSV, ${numbersIn(after)}`,
  "service.ordered": () => "changed the order of services",
  "resource.ordered": () => "changed the order of people and tables",
  "resource.feed_renewed": ({ of }) => `ended the calendar addresses given out for ${of("resource")}`,
  "closure.created": ({ after }) => `noted time off for ${after.name ? say(after.name) : "everybody"}`,
  "closure.updated": ({ after }) => `changed time off of ${after.name ? say(after.name) : "everybody"}`,
  "closure.deleted": ({ after }) => `took back time off of ${after.name ? say(after.name) : "everybody"}`,
  "booking.completed": ({ of }) => `noted that they came to ${of("booking")}`,
  "booking.no_show": ({ of }) => `noted that nobody came to ${of("booking")}`,
  "messages.retried": ({ after }) => `sent ${counted(after.count, "failed text")} again`,
};

const counted = (count: unknown, noun: string): string =>
  typeof count === "number" ? `${say(count)} ${noun}${count === 1 ? "" : "s"}` : `${noun}s`;

const numbersIn = ({ numbers }: Snapshot): string =>
  numbers === "full" || numbers === true ? "with full numbers" : "with masked numbers";

function tagsIn({ add, remove }: Snapshot): string {
  const tags = (list: unknown) =>
    Array.isArray(list) && list.length > 0 ? listed(list.map((tag) => `“${say(tag)}”`)) : null;
  const [added, removed] = [tags(add), tags(remove)];
  if (!removed) return `added the tag ${added ?? ""} to`;
  return added ? `replaced the tag ${removed} by ${added} on` : `took the tag ${removed} off`;
}

function fieldDeed(before: Snapshot, after: Snapshot): string {
  const field = `the field “${say(after.label)}”`;
  if (before.archived !== after.archived)
    return after.archived === true ? `archived ${field}` : `brought back ${field}`;
  return before.label === after.label
    ? `changed ${field}`
    : `renamed the field “${say(before.label)}” to “${say(after.label)}”`;
}

const labels: Record<string, string> = {
  name: "the name",
  kind: "the kind of business",
  email: "the email",
  time_zone: "the time zone",
  language: "the language",
  default_country: "the home country",
  allowed_countries: "the countries that may be texted",
  quiet_hours: "quiet hours",
  quiet_for_transactional: "quiet hours for reminders",
  frequency_cap: "the limit for each person",
  daily_quota: "the daily limit",
  foreign_quota: "the daily limit for each other country",
  retention_days: "how long texts are kept",
  opening_hours: "opening hours",
  address: "the address",
  phone: "the phone number",
  website: "the website",
  status: "the status",
  is_default: "whether it is the default",
  segments_per_second: "the speed",
  opt_out_replies: "who answers STOP",
  auth_token: "the account's token",
  verified_numbers: "the verified numbers",
  rule: "who belongs",
};

const label = (field: string): string => labels[field] ?? field.replaceAll("_", " ");

/** "quiet hours from … to …, the name from … to …": each change with both its ends where they are short. */
function changesIn({ before, after }: Told): string {
  const changed = Object.keys(after).filter((field) => say(before[field]) !== say(after[field]));
  const parts = changed.map((field) => {
    const [from, to] = [say(before[field]), say(after[field])];
    return before[field] === undefined || from.length + to.length > 120
      ? label(field)
      : `${label(field)} from ${from} to ${to}`;
  });
  return listed(parts);
}

const namesIn = (after: Snapshot): string => listed(Object.keys(after).map(label));

const listed = (parts: string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

const people = (count: unknown): string =>
  typeof count === "number" ? ` (${count} ${count === 1 ? "person" : "people"})` : "";

const article = (role: unknown): string => `${/^[aeiou]/.test(say(role)) ? "an" : "a"} ${say(role)}`;

function nameOf(noun: string, before: Snapshot | null, after: Snapshot | null): string | null {
  const name = after?.name ?? before?.name;
  return typeof name === "string" ? `${noun} “${name}”` : null;
}

const isHours = (value: object): value is { start: unknown; end: unknown } =>
  "start" in value && "end" in value;
const isCap = (value: object): value is { per_day: unknown; per_week: unknown } => "per_day" in value;

/** A stored value as a person says it. */
function say(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "number") return value.toLocaleString("en-US");
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(say).join(", ") || "none";
  if (typeof value !== "object") return String(value);
  if (isHours(value)) return `${say(value.start)}–${say(value.end)}`;
  if (isCap(value)) return `${perTime(value.per_day, "day")}, ${perTime(value.per_week, "week")}`;
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${Array.isArray(inner) && inner.length === 0 ? "closed" : say(inner)}`)
    .join("; ");
}

const perTime = (count: unknown, unit: string): string =>
  count === null || count === undefined ? `any number a ${unit}` : `${say(count)} a ${unit}`;

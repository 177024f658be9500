import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const subjects = [
  "workspace",
  "member",
  "invite",
  "api_key",
  "sender",
  "template",
  "contact",
  "contact_attribute",
  "import",
  "message",
] as const;

export const subjectWords: Record<(typeof subjects)[number], string> = {
  workspace: "Settings",
  member: "Members",
  invite: "Invitations",
  api_key: "API keys",
  sender: "Senders",
  template: "Templates",
  contact: "Contacts",
  contact_attribute: "Fields",
  import: "Imports",
  message: "Messages",
};

const parseAsDay = {
  ...parseAsString,
  parse: (text: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null,
};

const parseAsWho = {
  ...parseAsString,
  parse: (text: string) => (/^(key|member|system|platform|customer)(-\d{1,15})?$/.test(text) ? text : null),
};

/** What the address bar says about the log. `who` is a kind of actor with their id: `member-4`, `system`. */
export const auditParsers = {
  who: parseAsWho,
  about: parseAsStringLiteral(subjects),
  from: parseAsDay,
  to: parseAsDay,
};
export type AuditWish = inferParserType<typeof auditParsers>;
export const loadAuditWish = createLoader(auditParsers);

const kinds = ["key", "member", "system", "platform", "customer"] as const;

/** The same wish as the API's query. */
export function auditQuery({ who, about, from, to }: AuditWish) {
  const [kind, id] = who?.split("-") ?? [];
  return {
    actor_kind: kinds.find((known) => known === kind),
    actor_id: id === undefined ? undefined : Number(id),
    subject_type: about ?? undefined,
    start_date: from ?? undefined,
    end_date: to ?? undefined,
  };
}

const pages: Partial<Record<string, (id: number) => string>> = {
  contact: (id) => `/contacts/${id}`,
  template: (id) => `/templates/${id}`,
  import: (id) => `/contacts/import/${id}`,
  message: (id) => `/messages?message=${id}`,
  sender: () => "/settings/senders",
  member: () => "/settings/members",
  workspace: () => "/settings/business",
};

/** Where to see what an entry is about; null for what is gone or has no page. */
export const subjectPage = (event: { verb: string; subject_type: string; subject_id: number | null }) =>
  event.subject_id === null || /erased|deleted/.test(event.verb)
    ? null
    : (pages[event.subject_type]?.(event.subject_id) ?? null);

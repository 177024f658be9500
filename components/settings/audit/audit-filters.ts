import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const subjects = [
  "workspace",
  "member",
  "invite",
  "api_key",
  "sender",
  "template",
  "contact",
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

import { isSupportedCountry } from "libphonenumber-js/max";
import { z } from "zod";
import { actorKinds, roles, workspaceKinds, workspaceStatuses } from "@/db/enums";
import { scopes } from "@/lib/actor";
import { languageTag } from "@/lib/language";
import { pageQuery } from "@/lib/paging";
import { isValidTimeZone } from "@/lib/time-zone";

const country = z
  .string()
  .refine(isSupportedCountry, {
    error: "Write a two-letter country such as US.",
    params: { code: "invalid_country" },
  })
  .meta({ description: "ISO 3166-1, such as US" });

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time such as 21:30.");

const hours = z.strictObject({ start: time, end: time }).refine(({ start, end }) => start !== end, {
  error: "Start and end must differ.",
  params: { code: "empty_hours" },
});

const cap = z.int().min(1).max(100).nullable();

const fields = {
  name: z.string().trim().min(1).max(100),
  kind: z.enum(workspaceKinds),
  email: z.email().max(320).nullable(),
  time_zone: z
    .string()
    .refine(isValidTimeZone, {
      error: "Write an IANA zone such as America/New_York.",
      params: { code: "invalid_time_zone" },
    })
    .meta({ description: "IANA zone, such as America/New_York" }),
  language: languageTag,
  default_country: country.meta({ description: "National numbers are read in this country" }),
  allowed_countries: z
    .array(country)
    .min(1)
    .max(250)
    .transform((list) => [...new Set(list)])
    .nullable()
    .meta({ description: "Countries that may be texted; null means all" }),
  quiet_hours: hours
    .nullable()
    .meta({ description: "When marketing waits, on the recipient's clock; null means never" }),
  quiet_for_transactional: z.boolean().meta({ description: "Reservations, reminders and orders wait too" }),
  frequency_cap: z
    .strictObject({ per_day: cap, per_week: cap })
    .meta({ description: "Marketing and program texts a person may get; null means no cap" }),
  daily_quota: z
    .int()
    .min(1)
    .max(10_000_000)
    .nullable()
    .meta({ description: "Texts a day; null means no quota" }),
  retention_days: z.int().min(30).max(3_650),
};

export const updateWorkspaceInput = z.strictObject(fields).partial().meta({ id: "UpdateWorkspace" });
export type UpdateWorkspaceInput = z.output<typeof updateWorkspaceInput>;

/** The first person who may sign in. Somebody known from another workspace keeps the password they have. */
const ownerInput = z.strictObject({
  email: z.email().max(200),
  name: z.string().trim().min(1).max(200),
  password: z.string().min(12, "Use at least 12 characters.").max(200),
});

export const createClientInput = z
  .strictObject({
    ...z.strictObject(fields).partial().shape,
    name: fields.name,
    owner: ownerInput.optional().meta({ description: "Who signs in first" }),
  })
  .meta({ id: "CreateClient" });
export type CreateClientInput = z.output<typeof createClientInput>;

export const updateClientInput = z
  .strictObject({ status: z.enum(workspaceStatuses) })
  .meta({ id: "UpdateClient" });

const storedHours = z.object({ start: z.string(), end: z.string() });

export const workspaceView = z
  .object({
    id: z.number(),
    name: z.string(),
    kind: z.enum(workspaceKinds),
    status: z.enum(workspaceStatuses),
    email: z.string().nullable(),
    time_zone: z.string(),
    language: z.string(),
    default_country: z.string(),
    allowed_countries: z.array(z.string()).nullable(),
    quiet_hours: storedHours.nullable(),
    quiet_for_transactional: z.boolean(),
    frequency_cap: z.object({ per_day: z.number().nullable(), per_week: z.number().nullable() }),
    daily_quota: z.number().nullable(),
    retention_days: z.number(),
    created_at: z.string(),
  })
  .meta({ id: "Workspace" });
export type WorkspaceView = z.output<typeof workspaceView>;

const shownOnce = z
  .string()
  .nullable()
  .meta({ description: "sk_…, shown this once; null when the answer is replayed" });

export const createdClient = workspaceView.extend({ api_key: shownOnce }).meta({ id: "CreatedClient" });
export type CreatedClient = z.output<typeof createdClient>;

export const createApiKeyInput = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    scopes: z
      .array(z.enum(scopes))
      .min(1)
      .max(scopes.length)
      .transform((list) => [...new Set(list)])
      .meta({ description: `<resource>:read or :write, none that you do not have: ${scopes.join(", ")}` }),
  })
  .meta({ id: "CreateApiKey" });
export type CreateApiKeyInput = z.output<typeof createApiKeyInput>;

export const apiKeyView = z
  .object({
    id: z.number(),
    name: z.string(),
    prefix: z.string().meta({ description: "The key's first characters, to tell keys apart" }),
    scopes: z.array(z.string()),
    last_used_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "ApiKey" });
export type ApiKeyView = z.output<typeof apiKeyView>;

export const createdApiKey = apiKeyView.extend({ api_key: shownOnce }).meta({ id: "CreatedApiKey" });
export type CreatedApiKey = z.output<typeof createdApiKey>;

export const memberView = z
  .object({
    id: z.number(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    created_at: z.string(),
  })
  .meta({ id: "Member" });
export type MemberView = z.output<typeof memberView>;

export const listAuditEventsQuery = z.strictObject({
  ...pageQuery,
  verb: z.string().max(100).optional().meta({ description: "Such as template.created" }),
  subject_type: z.string().max(50).optional(),
  subject_id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type ListAuditEventsQuery = z.output<typeof listAuditEventsQuery>;

const snapshot = z.record(z.string(), z.unknown()).nullable();

export const auditEventView = z
  .object({
    id: z.number(),
    at: z.string(),
    actor: z.object({ kind: z.enum(actorKinds), id: z.number().nullable(), name: z.string() }),
    verb: z.string(),
    subject_type: z.string(),
    subject_id: z.number().nullable(),
    before: snapshot,
    after: snapshot,
    request_id: z.string().nullable(),
  })
  .meta({ id: "AuditEvent" });
export type AuditEventView = z.output<typeof auditEventView>;

export const pageOnly = z.strictObject(pageQuery);
export type PageOnly = z.output<typeof pageOnly>;

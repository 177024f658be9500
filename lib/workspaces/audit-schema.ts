import { z } from "zod";
import { actorKinds } from "@/db/enums";
import { pageQuery } from "@/lib/paging";

const anyId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

const auditFilters = {
  verb: z.string().max(100).optional().meta({ description: "Such as template.created" }),
  subject_type: z.string().max(50).optional(),
  subject_id: anyId.optional(),
  actor_kind: z.enum(actorKinds).optional(),
  actor_id: anyId.optional().meta({ description: "The person's or key's id" }),
  start_date: z.iso.date().optional().meta({ description: "First day, on the workspace's clock" }),
  end_date: z.iso.date().optional().meta({ description: "Last day, on the workspace's clock" }),
};

export const exportAuditEventsQuery = z.strictObject(auditFilters);
export type AuditFilters = z.output<typeof exportAuditEventsQuery>;

export const listAuditEventsQuery = z.strictObject({ ...pageQuery, ...auditFilters });
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

import type { workspaces } from "@/db/schema/workspaces";
import { readBookingRules } from "./booking-rules";
import { readAssistant } from "./read-assistant";
import type { UpdateWorkspaceInput, WorkspaceView } from "./schema";

export type WorkspaceRow = typeof workspaces.$inferSelect;

export const presentWorkspace = (row: WorkspaceRow): WorkspaceView => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  status: row.status,
  email: row.email,
  time_zone: row.timeZone,
  language: row.language,
  default_country: row.defaultCountry,
  allowed_countries: row.allowedCountries,
  quiet_hours: row.quietHours,
  quiet_for_transactional: row.quietForTransactional,
  frequency_cap: row.frequencyCap,
  daily_quota: row.dailyQuota,
  foreign_quota: row.foreignQuota,
  retention_days: row.retentionDays,
  opening_hours: row.openingHours,
  address: row.address,
  phone: row.phone,
  website: row.website,
  booking_rules: readBookingRules(row.bookingRules),
  assistant: readAssistant(row.assistant),
  sending_paused_at: row.sendingPausedAt?.toISOString() ?? null,
  version: row.version,
  created_at: row.createdAt.toISOString(),
});

/** The columns of what was given; what was left out stays undefined, which drizzle skips. */
export const workspaceColumns = (input: UpdateWorkspaceInput) => ({
  name: input.name,
  kind: input.kind,
  email: input.email,
  timeZone: input.time_zone,
  language: input.language,
  defaultCountry: input.default_country,
  allowedCountries: input.allowed_countries,
  quietHours: input.quiet_hours,
  quietForTransactional: input.quiet_for_transactional,
  frequencyCap: input.frequency_cap,
  dailyQuota: input.daily_quota,
  foreignQuota: input.foreign_quota,
  retentionDays: input.retention_days,
  openingHours: input.opening_hours,
  address: input.address,
  phone: input.phone,
  website: input.website,
});

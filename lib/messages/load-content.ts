import { and, eq, inArray, isNull, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Category, Channel } from "@/db/enums";
import { senders } from "@/db/schema/senders";
import { templates, templateVersions } from "@/db/schema/templates";
import { workspaces } from "@/db/schema/workspaces";
import { blindIndex } from "@/lib/crypto";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import type { Contents } from "@/lib/templates/contents";
import { isCurrentVersion } from "@/lib/templates/current-version";
import type { VariableWorkspace } from "@/lib/templates/variables";
import type { GateWorkspace } from "./gate-facts";

export type LoadedTemplate = {
  id: number;
  name: string;
  version: number;
  category: Category;
  body: string;
  bodies: Record<string, string>;
  placeholders: string[];
  mediaUrls: string[];
  contents: Contents;
  isActive: boolean;
};

export type LoadedSender = {
  id: number;
  channel: Channel;
  allowlist: string[] | null;
  segmentsPerSecond: number;
  dailyQuota: number | null;
};
export type SendingWorkspace = GateWorkspace &
  VariableWorkspace & {
    defaultCountry: string;
    allowedCountries: string[] | null;
    sendingPausedAt: Date | null;
    dailyQuota: number | null;
    foreignQuota: number | null;
  };

/** The workspace as sending sees it. */
export async function loadWorkspace(tx: Tx, workspaceId: number): Promise<SendingWorkspace> {
  const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, workspaceId));
  if (!row) throw notFound();
  return row;
}

/** Current versions of the templates named by id or name; unknown ones are simply absent. */
export async function loadTemplates(
  tx: Tx,
  workspaceId: number,
  ids: number[],
  names: string[],
): Promise<{ byId: Map<number, LoadedTemplate>; byName: Map<string, LoadedTemplate> }> {
  const rows =
    ids.length + names.length === 0
      ? []
      : await tx
          .select({
            id: templates.id,
            name: templates.name,
            version: templates.version,
            category: templates.category,
            isActive: templates.isActive,
            body: templateVersions.body,
            bodies: templateVersions.bodies,
            placeholders: templateVersions.placeholders,
            mediaUrls: templateVersions.mediaUrls,
            contents: templateVersions.contents,
          })
          .from(templates)
          .innerJoin(templateVersions, isCurrentVersion)
          .where(
            and(
              eq(templates.workspaceId, workspaceId),
              isNull(templates.archivedAt),
              or(
                ids.length > 0 ? inArray(templates.id, ids) : undefined,
                names.length > 0 ? inArray(templates.name, names) : undefined,
              ),
            ),
          );
  return { byId: new Map(rows.map((t) => [t.id, t])), byName: new Map(rows.map((t) => [t.name, t])) };
}

/** Senders that may be used now, the default of each channel first. */
export async function loadSenders(tx: Tx, workspaceId: number): Promise<LoadedSender[]> {
  const rows = await tx
    .select({
      id: senders.id,
      channel: senders.channel,
      allowlist: senders.allowlist,
      isDefault: senders.isDefault,
      accountId: senders.accountId,
      segmentsPerSecond: senders.segmentsPerSecond,
      dailyQuota: senders.dailyQuota,
    })
    .from(senders)
    .where(and(eq(senders.workspaceId, workspaceId), eq(senders.status, "active")));
  return rows
    .sort((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.id - b.id)
    .map((s) => ({ ...s, allowlist: s.allowlist ?? trialAllowlist(workspaceId, s.accountId) }));
}

/** A trial account at the provider may text only verified numbers (`VERIFIED_NUMBERS`); own accounts have their own list. */
export function trialAllowlist(workspaceId: number, accountId: number | null): string[] | null {
  const { VERIFIED_NUMBERS, isSandbox } = env();
  if (accountId !== null || isSandbox || VERIFIED_NUMBERS.length === 0) return null;
  return VERIFIED_NUMBERS.map((number) => blindIndex(workspaceId, number));
}

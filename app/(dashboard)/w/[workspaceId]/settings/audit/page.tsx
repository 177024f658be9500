import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { auditQuery, loadAuditWish } from "@/components/settings/audit/audit-filters";
import { AuditSection } from "@/components/settings/audit/audit-section";
import { now } from "@/lib/clock";
import { listAuditActors, listAuditEvents } from "@/lib/workspaces/audit-events";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Audit log" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/audit");
  const wish = loadAuditWish(await searchParams);
  const [page, people] = await Promise.all([
    listAuditEvents(actor, { ...auditQuery(wish), limit: 50 }),
    listAuditActors(actor),
  ]);
  return <AuditSection first={{ filters: wish, page, at: now().getTime() }} people={people} />;
}

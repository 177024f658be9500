import type { Metadata } from "next";
import { LimitsSection } from "@/components/settings/workspace/limits-section";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { readUsage } from "@/lib/workspaces/usage";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Sending limits" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function LimitsPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/limits");
  const [workspace, owners, usage] = await Promise.all([
    getWorkspace(actor),
    listOwnerNames(actor),
    readUsage(actor),
  ]);
  return <LimitsSection workspace={workspace} owners={owners} sentToday={usage.total} />;
}

import type { Metadata } from "next";
import { DangerSection } from "@/components/settings/danger-section";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Danger zone" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function DangerPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/danger");
  const [workspace, owners] = await Promise.all([getWorkspace(actor), listOwnerNames(actor)]);
  return <DangerSection workspace={workspace} owners={owners} />;
}

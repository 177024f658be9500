import type { Metadata } from "next";
import { HoursSection } from "@/components/settings/workspace/hours-section";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Hours & quiet hours" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function HoursPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/hours");
  const [workspace, owners] = await Promise.all([getWorkspace(actor), listOwnerNames(actor)]);
  return <HoursSection workspace={workspace} owners={owners} />;
}

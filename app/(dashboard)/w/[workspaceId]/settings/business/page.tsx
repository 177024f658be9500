import type { Metadata } from "next";
import { BusinessSection } from "@/components/settings/workspace/business-form";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Business" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function BusinessPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/business");
  const [workspace, owners] = await Promise.all([getWorkspace(actor), listOwnerNames(actor)]);
  return <BusinessSection workspace={workspace} owners={owners} />;
}

import type { Metadata } from "next";
import { RulesSection } from "@/components/settings/bookings/rules-section";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Bookings" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function BookingRulesPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/bookings");
  const [workspace, owners] = await Promise.all([getWorkspace(actor), listOwnerNames(actor)]);
  return <RulesSection workspace={workspace} owners={owners} />;
}

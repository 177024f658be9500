import type { Metadata } from "next";
import { ResourcesSection } from "@/components/settings/bookings/resources-section";
import { listResources } from "@/lib/bookings/resources";
import { now } from "@/lib/clock";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "People and tables" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function ResourcesPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/resources");
  const [first, workspace, owners] = await Promise.all([
    listResources(actor, { archived: "false", limit: 200 }),
    getWorkspace(actor),
    listOwnerNames(actor),
  ]);
  return (
    <ResourcesSection
      first={first}
      at={now().getTime()}
      owners={owners}
      businessHours={workspace.opening_hours}
    />
  );
}

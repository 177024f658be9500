import type { Metadata } from "next";
import { ServicesSection } from "@/components/settings/bookings/services-section";
import { listServices } from "@/lib/bookings/services";
import { now } from "@/lib/clock";
import { listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Services" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function ServicesPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/services");
  const [first, owners] = await Promise.all([
    listServices(actor, { archived: "false", limit: 200 }),
    listOwnerNames(actor),
  ]);
  return <ServicesSection first={first} at={now().getTime()} owners={owners} />;
}

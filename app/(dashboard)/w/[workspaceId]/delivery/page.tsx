import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { DeliveryView } from "@/components/delivery/delivery-view";
import { LIVE_ROWS, loadShown } from "@/components/delivery/span";
import { now } from "@/lib/clock";
import { listRecent } from "@/lib/messages/queries";
import { readFailures } from "@/lib/reports/failures";
import { loadPlace } from "../load-place";

export const metadata: Metadata = { title: "Delivery" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function DeliveryPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const { days, show } = loadShown(await searchParams);
  const { actor } = await loadPlace(workspaceId, `/delivery?days=${days}&show=${show}`);
  const at = now().getTime();
  if (show === "live")
    return <DeliveryView first={null} recent={await listRecent(actor, LIVE_ROWS)} at={at} />;
  const failures = await readFailures(actor, { days });
  return <DeliveryView first={{ days, failures, at }} recent={null} at={at} />;
}

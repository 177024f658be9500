import type { Metadata } from "next";
import { SendersSection } from "@/components/settings/senders/senders-section";
import { listSenders } from "@/lib/providers/queries";
import { listOwnerNames } from "@/lib/workspaces/queries";
import { readUsage } from "@/lib/workspaces/usage";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Senders" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function SendersPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/senders");
  const [first, owners, usage] = await Promise.all([
    listSenders(actor, { limit: 50 }),
    listOwnerNames(actor),
    readUsage(actor),
  ]);
  return <SendersSection first={first} owners={owners} usage={usage.bySender} />;
}

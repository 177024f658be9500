import type { Metadata } from "next";
import { ImportStart } from "@/components/contacts/import/import-start";
import { now } from "@/lib/clock";
import { listImports } from "@/lib/contacts/import/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Import contacts" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function ImportPage({ params }: Props) {
  const { workspaceId } = await params;
  const { actor } = await loadPlace(workspaceId, "/contacts/import");
  return <ImportStart first={await listImports(actor, { limit: 20 })} at={now().getTime()} />;
}

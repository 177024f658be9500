import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportView } from "@/components/contacts/import/import-view";
import { now } from "@/lib/clock";
import { getImport } from "@/lib/contacts/import/queries";
import { Problem } from "@/lib/errors";
import { loadPlace } from "../../../load-place";

export const metadata: Metadata = { title: "Import" };

type Props = { params: Promise<{ workspaceId: string; importId: string }> };

export default async function OneImportPage({ params }: Props) {
  const { workspaceId, importId } = await params;
  const { actor } = await loadPlace(workspaceId, `/contacts/import/${importId}`);
  if (!/^[1-9]\d{0,14}$/.test(importId)) notFound();
  const view = await getImport(actor, Number(importId)).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  });
  return <ImportView first={view} at={now().getTime()} />;
}

import type { Metadata } from "next";
import { FieldsView } from "@/components/contacts/fields/fields-view";
import { now } from "@/lib/clock";
import { listDefinitions } from "@/lib/contacts/definitions";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Fields" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function FieldsPage({ params }: Props) {
  const { workspaceId } = await params;
  const { actor } = await loadPlace(workspaceId, "/settings/fields");
  return <FieldsView first={await listDefinitions(actor)} at={now().getTime()} />;
}

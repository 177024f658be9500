import type { Metadata } from "next";
import { AssistantSection } from "@/components/assistant/assistant-section";
import { readAssistantStatus } from "@/lib/assistant/queries";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Assistant" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function AssistantPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/assistant");
  const [workspace, owners, status] = await Promise.all([
    getWorkspace(actor),
    listOwnerNames(actor),
    readAssistantStatus(actor),
  ]);
  return <AssistantSection workspace={workspace} owners={owners} status={status} />;
}

import type { Metadata } from "next";
import { TemplateEditor } from "@/components/templates/editor/template-editor";
import { startingTexts } from "@/components/templates/starting-texts";
import { listVariables } from "@/lib/templates/list-variables";
import { findSamplePeople } from "@/lib/templates/sample-people";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "New template" };

type Props = {
  params: Promise<{ workspaceId: string }>;
  searchParams: Promise<{ from?: string | string[] }>;
};

export default async function NewTemplatePage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const { from } = await searchParams;
  const { actor } = await loadPlace(workspaceId, "/templates/new");
  const [variables, people] = await Promise.all([listVariables(actor), findSamplePeople(actor)]);
  return (
    <TemplateEditor
      template={null}
      start={startingTexts.find(({ id }) => id === from) ?? null}
      facts={{ variables: variables.data, people }}
    />
  );
}

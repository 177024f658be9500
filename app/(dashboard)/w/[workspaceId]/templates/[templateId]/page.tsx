import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { TemplateEditor } from "@/components/templates/editor/template-editor";
import { Problem } from "@/lib/errors";
import { listVariables } from "@/lib/templates/list-variables";
import { getTemplate } from "@/lib/templates/queries";
import { findSamplePeople } from "@/lib/templates/sample-people";
import { loadPlace } from "../../load-place";

type Props = { params: Promise<{ workspaceId: string; templateId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspaceId, templateId } = await params;
  const { template } = await loadTemplate(workspaceId, templateId);
  return { title: template.name };
}

export default async function TemplatePage({ params }: Props) {
  const { workspaceId, templateId } = await params;
  const { actor, template } = await loadTemplate(workspaceId, templateId);
  const [variables, people] = await Promise.all([listVariables(actor), findSamplePeople(actor)]);
  return (
    <TemplateEditor
      key={`${template.id} ${template.archived_at}`}
      template={template}
      start={null}
      facts={{ variables: variables.data, people }}
    />
  );
}

const loadTemplate = cache(async (workspaceId: string, templateId: string) => {
  const { actor } = await loadPlace(workspaceId, `/templates/${templateId}`);
  if (!/^[1-9]\d{0,14}$/.test(templateId)) notFound();
  try {
    return { actor, template: await getTemplate(actor, Number(templateId)) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
});

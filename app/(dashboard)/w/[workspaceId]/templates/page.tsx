import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { apiFilters, loadFilters, PAGE_SIZE } from "@/components/templates/filters";
import { TemplatesView } from "@/components/templates/templates-view";
import { now } from "@/lib/clock";
import { listTemplates } from "@/lib/templates/queries";
import { loadPlace } from "../load-place";
import { queryText } from "../query-text";

export const metadata: Metadata = { title: "Templates" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function TemplatesPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const query = await searchParams;
  const { actor } = await loadPlace(workspaceId, `/templates${queryText(query)}`);
  const filters = loadFilters(query);
  const page = await listTemplates(actor, { ...apiFilters(filters), limit: PAGE_SIZE });
  return <TemplatesView first={{ filters, page, at: now().getTime() }} />;
}

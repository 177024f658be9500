import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { apiFilters, loadFilters, PAGE_SIZE } from "@/components/segments/filters";
import { SegmentsView } from "@/components/segments/segments-view";
import { now } from "@/lib/clock";
import { listSegments } from "@/lib/segments/queries";
import { loadPlace } from "../load-place";
import { queryText } from "../query-text";

export const metadata: Metadata = { title: "Segments" };

type Props = { params: Promise<{ workspaceId: string }>; searchParams: Promise<SearchParams> };

export default async function SegmentsPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const query = await searchParams;
  const { actor } = await loadPlace(workspaceId, `/segments${queryText(query)}`);
  const filters = loadFilters(query);
  const page = await listSegments(actor, { ...apiFilters(filters), limit: PAGE_SIZE });
  return <SegmentsView first={{ filters, page, at: now().getTime() }} />;
}

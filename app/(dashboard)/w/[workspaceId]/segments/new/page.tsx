import type { Metadata } from "next";
import { SegmentBuilder } from "@/components/segments/builder/segment-builder";
import { startOf } from "@/components/segments/start";
import { listPaths } from "@/lib/segments/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "New segment" };

type Props = {
  params: Promise<{ workspaceId: string }>;
  searchParams: Promise<{ from?: string | string[]; rule?: string | string[] }>;
};

export default async function NewSegmentPage({ params, searchParams }: Props) {
  const { workspaceId } = await params;
  const query = await searchParams;
  const { actor } = await loadPlace(workspaceId, "/segments/new");
  const { data: paths } = await listPaths(actor);
  const start = startOf(query, paths);
  return <SegmentBuilder key={JSON.stringify(query)} segment={null} start={start} paths={paths} />;
}

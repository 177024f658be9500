import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { SegmentBuilder } from "@/components/segments/builder/segment-builder";
import { emptyStart } from "@/components/segments/start";
import { Problem } from "@/lib/errors";
import { getSegment, listPaths } from "@/lib/segments/queries";
import { loadPlace } from "../../load-place";

type Props = { params: Promise<{ workspaceId: string; segmentId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspaceId, segmentId } = await params;
  const { segment } = await loadSegment(workspaceId, segmentId);
  return { title: segment.name };
}

export default async function SegmentPage({ params }: Props) {
  const { workspaceId, segmentId } = await params;
  const { actor, segment } = await loadSegment(workspaceId, segmentId);
  const paths = await listPaths(actor);
  return (
    <SegmentBuilder
      key={`${segment.id} ${segment.is_archived}`}
      segment={segment}
      start={emptyStart}
      paths={paths.data}
    />
  );
}

const loadSegment = cache(async (workspaceId: string, segmentId: string) => {
  const { actor } = await loadPlace(workspaceId, `/segments/${segmentId}`);
  if (!/^[1-9]\d{0,14}$/.test(segmentId)) notFound();
  try {
    return { actor, segment: await getSegment(actor, Number(segmentId)) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
});

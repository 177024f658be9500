import { SegmentsSkeleton } from "@/components/segments/segments-skeleton";

export default function Loading() {
  return <SegmentsSkeleton />;
}

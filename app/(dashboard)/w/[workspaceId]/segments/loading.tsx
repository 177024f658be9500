import { ListSkeleton } from "@/components/shell/list-skeleton";

export default function Loading() {
  return <ListSkeleton label="Loading the segments" endClassName="h-6 w-14 shrink-0 rounded" />;
}

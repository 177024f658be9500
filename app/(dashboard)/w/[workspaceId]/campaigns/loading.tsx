import { ListSkeleton } from "@/components/shell/list-skeleton";

export default function Loading() {
  return (
    <ListSkeleton label="Loading the campaigns" endClassName="h-2 w-60 shrink-0 rounded-full max-md:hidden" />
  );
}

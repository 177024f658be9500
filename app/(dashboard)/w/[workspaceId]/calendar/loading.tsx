import { GridSkeleton } from "@/components/calendar/grid-skeleton";
import { PageOutline } from "@/components/shell/page-outline";
import { Panel } from "@/components/ui/panel";

export default function Loading() {
  return (
    <PageOutline>
      <Panel>
        <GridSkeleton />
      </Panel>
    </PageOutline>
  );
}

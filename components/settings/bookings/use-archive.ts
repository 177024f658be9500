"use client";

import type { Answer } from "@/components/shell/answer";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { useDeed } from "../use-deed";

/** Puts a service or a resource away, or back; visits that are booked stay. Offers undo. */
export function useArchive<T extends { id: number; name: string; is_archived: boolean }>(
  resource: "services" | "resources",
  answer: Answer<T>,
) {
  const { api } = useWorkspace();
  const set = ({ id, archived }: { id: number; archived: boolean }) =>
    api.patch(`/${resource}/${id}`, { archived }, { answer });
  const back = useDeed(resource, set);
  return useDeed(resource, set, ({ id, name, is_archived }) =>
    toastWithUndo(
      is_archived ? `${name} is put away` : `${name} is back`,
      () => back.mutate({ id, archived: !is_archived }),
      is_archived ? "Visits that are booked stay." : undefined,
    ),
  );
}

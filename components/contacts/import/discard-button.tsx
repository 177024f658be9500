"use client";

import { Button } from "@heroui/react";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";
import type { ImportView } from "@/lib/contacts/import/view-schema";
import { useImportAction } from "./use-import";

/** Gives up a list that nothing was imported from; at worst its file is uploaded once more. */
export function DiscardButton({ view }: { view: ImportView }) {
  const { path } = useWorkspace();
  const router = useRouter();
  const cancel = useImportAction(view.id, "cancel");
  const discard = () =>
    cancel.mutate(
      {},
      {
        onSuccess: () => {
          toast.success("The list was discarded. Nothing was imported.");
          router.push(path("/contacts/import"));
        },
        onError: (error) => toast.danger(error.message),
      },
    );
  return (
    <Button
      variant="ghost"
      className="shrink-0 max-md:min-h-11"
      isPending={cancel.isPending}
      onPress={discard}
    >
      Discard
    </Button>
  );
}

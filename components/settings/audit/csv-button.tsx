"use client";

import { Button } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { download } from "@/components/contacts/download";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toast } from "@/components/ui/toast";

/** Takes the filtered log along as a file. A plain link could not say which workspace. */
export function CsvButton({ query }: { query: string }) {
  const { id } = useWorkspace();
  const save = useMutation({
    mutationFn: () => download(id, `/audit-events/export${query}`, "audit-log.csv"),
    onError: (problem) => toast.danger(problem.message),
  });
  return (
    <Button variant="secondary" isPending={save.isPending} onPress={() => save.mutate()}>
      <Download aria-hidden className="size-4" />
      CSV
    </Button>
  );
}

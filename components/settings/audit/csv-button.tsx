"use client";

import { Button, toast } from "@heroui/react";
import { Download } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";

/** Takes the filtered log along as a file. A plain link could not say which workspace. */
export function CsvButton({ query }: { query: string }) {
  const { id } = useWorkspace();
  const [isBusy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const response = await fetch(`/api/v1/audit-events/export${query}`, {
        headers: { "X-Workspace-Id": String(id) },
      });
      if (!response.ok) throw new Error("refused");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await response.blob());
      link.download = "audit-log.csv";
      link.click();
      URL.revokeObjectURL(link.href);
    } catch {
      toast.danger("The file could not be made. Try again in a moment.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="secondary" isPending={isBusy} onPress={() => void download()}>
      <Download aria-hidden className="size-4" />
      CSV
    </Button>
  );
}

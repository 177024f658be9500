"use client";

import { Button } from "@heroui/react";
import { Download } from "lucide-react";
import { download } from "@/components/contacts/download";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Menu } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";

type Props = {
  /** The API's address of the file, and what narrows it. */
  path: string;
  query: Record<string, string | number | null | undefined>;
  fileName: string;
};

/** A list as a file for a spreadsheet; whole numbers for those who may see them. */
export function ExportMenu({ path, query, fileName }: Props) {
  const { id, may } = useWorkspace();
  const save = (numbers: string) => {
    const address = `${path}${queryString({ ...query, numbers })}`;
    void toast.promise(download(id, address, fileName), {
      loading: "Making the file…",
      success: "The file is in your downloads.",
      error: (error) => error.message,
    });
  };
  if (!may("contacts:write")) {
    return (
      <Button variant="tertiary" onPress={() => save("masked")}>
        <Download aria-hidden />
        Export
      </Button>
    );
  }
  return (
    <Menu
      label="Export"
      items={[
        { id: "masked", label: "Masked numbers" },
        { id: "full", label: "Whole numbers (noted in the log)" },
      ]}
      className="min-w-60"
      button={{ variant: "tertiary" }}
      onAction={save}
    >
      <Download aria-hidden />
      Export
    </Menu>
  );
}

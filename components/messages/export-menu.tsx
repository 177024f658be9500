"use client";

import { Button, Dropdown, Label, toast } from "@heroui/react";
import { Download } from "lucide-react";
import { download } from "@/components/contacts/download";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";

type Props = {
  /** The API's address of the file, and what narrows it. */
  path: string;
  query: Record<string, string | number | null | undefined>;
  fileName: string;
};

/** A list as a file for a spreadsheet; whole numbers for those who may see them. */
export function ExportMenu({ path, query, fileName }: Props) {
  const { id, may } = useWorkspace();
  const save = (numbers: string | number) => {
    const address = `${path}${queryString({ ...query, numbers: String(numbers) })}`;
    toast.promise(download(id, address, fileName), {
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
    <Dropdown>
      <Button variant="tertiary">
        <Download aria-hidden />
        Export
      </Button>
      <Dropdown.Popover placement="bottom end" className="min-w-60">
        <Dropdown.Menu aria-label="Export" onAction={save}>
          <Dropdown.Item id="masked" textValue="Masked numbers">
            <Label>Masked numbers</Label>
          </Dropdown.Item>
          <Dropdown.Item id="full" textValue="Whole numbers">
            <Label>Whole numbers (noted in the log)</Label>
          </Dropdown.Item>
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown>
  );
}

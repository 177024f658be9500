"use client";

import { Button, Modal, RadioGroup, Spinner } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { RadioOption } from "@/components/ui/radio-option";
import { download } from "./download";
import { apiFilters, type Filters } from "./filters";

export type ExportProps = {
  filters: Filters;
  ids: number[] | null;
  who: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** Asks how the numbers are written, then saves the file. */
export function ExportDialog({ filters, ids, who, isOpen, onOpenChange }: ExportProps) {
  const { id, may } = useWorkspace();
  const [numbers, setNumbers] = useState("masked");
  const save = useMutation({
    mutationFn: () => {
      const query = ids ? { ids: ids.join(",") } : apiFilters(filters);
      return download(id, `/contacts/export${queryString({ ...query, numbers })}`, "contacts.csv");
    },
    onSuccess: () => onOpenChange(false),
  });
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container placement="center">
        <Modal.Dialog className="sm:max-w-md">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">Export {who}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="space-y-4 pt-3 text-foreground">
            <p className="text-muted">
              A CSV file for a spreadsheet: names, tags, your own fields and who may get offers. The export is
              noted in the audit log.
            </p>
            {may("contacts:write") ? (
              <RadioGroup
                value={numbers}
                onChange={setNumbers}
                aria-label="Phone numbers"
                variant="secondary"
              >
                <RadioOption value="masked" label="Last four digits only" hint="Safe to pass on" />
                <RadioOption value="full" label="Whole phone numbers" hint="Keep this file to yourself" />
              </RadioGroup>
            ) : null}
            {save.isError ? <Notice tone="bad" role="alert" title={save.error.message} /> : null}
          </Modal.Body>
          <Modal.Footer>
            <Button variant="ghost" onPress={() => onOpenChange(false)}>
              Cancel
            </Button>
            <Button isPending={save.isPending} onPress={() => save.mutate()}>
              {save.isPending ? <Spinner color="current" size="sm" /> : <Download aria-hidden />}
              Save the file
            </Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

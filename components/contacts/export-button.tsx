"use client";

import { Button, Modal, Radio, RadioGroup, Spinner } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useState } from "react";
import { queryString } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { download } from "./download";
import { apiFilters, type Filters } from "./filters";

type Props = { filters: Filters; ids: number[] | null; who: string };

/** Saves the people shown (or picked) as a table for a spreadsheet; whole numbers only for who may see them. */
export function ExportButton({ filters, ids, who }: Props) {
  const { id, may } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const [numbers, setNumbers] = useState("masked");
  const save = useMutation({
    mutationFn: () => {
      const query = ids ? { ids: ids.join(",") } : apiFilters(filters);
      return download(id, `/contacts/export${queryString({ ...query, numbers })}`, "contacts.csv");
    },
    onSuccess: () => setOpen(false),
  });
  return (
    <>
      <Button variant="tertiary" onPress={() => setOpen(true)}>
        <Download aria-hidden />
        Export
      </Button>
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setOpen}>
        <Modal.Container placement="center">
          <Modal.Dialog className="sm:max-w-md">
            <Modal.CloseTrigger aria-label="Close" />
            <Modal.Header>
              <Modal.Heading className="text-lg font-semibold tracking-tight">Export {who}</Modal.Heading>
            </Modal.Header>
            <Modal.Body className="space-y-4 pt-3 text-foreground">
              <p className="text-muted">
                A CSV file for a spreadsheet: names, tags, your own fields and who may get offers. The export
                is noted in the audit log.
              </p>
              {may("contacts:write") ? (
                <RadioGroup
                  value={numbers}
                  onChange={setNumbers}
                  aria-label="Phone numbers"
                  variant="secondary"
                >
                  <Pick value="masked" label="Last four digits only" hint="Safe to pass on" />
                  <Pick value="full" label="Whole phone numbers" hint="Keep this file to yourself" />
                </RadioGroup>
              ) : null}
              {save.isError ? <Notice tone="bad" role="alert" title={save.error.message} /> : null}
            </Modal.Body>
            <Modal.Footer>
              <Button variant="ghost" onPress={() => setOpen(false)}>
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
    </>
  );
}

const Pick = ({ value, label, hint }: { value: string; label: string; hint: string }) => (
  <Radio value={value} className="items-start">
    <Radio.Content className="items-start gap-3">
      <Radio.Control className="mt-0.5">
        <Radio.Indicator />
      </Radio.Control>
      <span>
        <span className="block">{label}</span>
        <span className="block text-sm text-muted">{hint}</span>
      </span>
    </Radio.Content>
  </Radio>
);

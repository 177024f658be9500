"use client";

import { Button, Dropdown, Label, toast } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Download, Ellipsis, Eraser, Merge, Split } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { type ContactView, savedContact } from "@/lib/contacts/schema";
import { download } from "../download";
import { EraseDialog } from "./erase-dialog";
import { MergePicker } from "./merge-picker";
import { useRefresh } from "./use-person";

/** What is done seldom: export, merge, take a merged number off, erase. */
export function PersonMenu({ person }: { person: ContactView }) {
  const { id: workspaceId, api, may } = useWorkspace();
  const router = useRouter();
  const refresh = useRefresh();
  const [dialog, setDialog] = useState<"erase" | "merge" | null>(null);
  const save = useMutation({
    mutationFn: () => download(workspaceId, `/contacts/${person.id}/export`, `contact-${person.id}.json`),
    onError: (error) => toast.danger(error.message),
  });
  const unmerge = useMutation({
    mutationFn: (id: number) => api.post(`/contacts/${id}/unmerge`, undefined, { answer: savedContact }),
    onSuccess: async () => {
      toast.success("Two people again. Opt-outs stay for both.");
      await refresh();
      router.refresh();
    },
    onError: (error) => toast.danger(error.message),
  });
  const act = (key: string | number) => {
    if (key === "export") save.mutate();
    else if (key === "erase" || key === "merge") setDialog(key);
    else unmerge.mutate(Number(key));
  };
  const canWrite = may("contacts:write");
  return (
    <>
      <Dropdown>
        <Button isIconOnly variant="tertiary" aria-label="More">
          <Ellipsis aria-hidden />
        </Button>
        <Dropdown.Popover placement="bottom end" className="min-w-56">
          <Dropdown.Menu aria-label="More" onAction={act}>
            <Dropdown.Item id="export" textValue="Export everything">
              <Download aria-hidden className="size-4 text-muted" />
              <Label>Export everything</Label>
            </Dropdown.Item>
            {canWrite ? (
              <Dropdown.Item id="merge" textValue="Merge with somebody">
                <Merge aria-hidden className="size-4 text-muted" />
                <Label>Merge with somebody</Label>
              </Dropdown.Item>
            ) : null}
            {canWrite
              ? person.other_numbers.map((number) => (
                  <Dropdown.Item
                    key={number.contact_id}
                    id={number.contact_id}
                    textValue={`Take ${number.phone} off again`}
                  >
                    <Split aria-hidden className="size-4 text-muted" />
                    <Label>Take {number.phone} off again</Label>
                  </Dropdown.Item>
                ))
              : null}
            {canWrite ? (
              <Dropdown.Item id="erase" textValue="Erase this person" variant="danger">
                <Eraser aria-hidden className="size-4 text-danger" />
                <Label>Erase this person</Label>
              </Dropdown.Item>
            ) : null}
          </Dropdown.Menu>
        </Dropdown.Popover>
      </Dropdown>
      <EraseDialog person={person} isOpen={dialog === "erase"} onClose={() => setDialog(null)} />
      <MergePicker person={person} isOpen={dialog === "merge"} onClose={() => setDialog(null)} />
    </>
  );
}

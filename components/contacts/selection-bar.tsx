"use client";

import { Button } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Tag, X } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { ContactView } from "@/lib/contacts/schema";
import { ExportButton } from "./export-button";
import type { Filters } from "./filters";
import type { TagProps } from "./tag-dialog";
import { people as peopleWords } from "./words";

const tagDialog = laterPart<TagProps>(async () => (await import("./tag-dialog")).TagDialog);
const taggedContacts = async () => (await import("@/lib/contacts/tags-schema")).taggedContacts;

type Props = { filters: Filters; people: ContactView[]; selected: ReadonlySet<number>; onClear: () => void };
type Change = { contact_ids: number[]; add?: string[]; remove?: string[] };

/** What can be done with the people that were picked, where it cannot be missed and covers nothing. */
export function SelectionBar({ filters, people, selected, onClear }: Props) {
  const { id: workspaceId, api } = useWorkspace();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<"add" | "remove" | null>(null);
  const chosen = people.filter((person) => selected.has(person.id));
  const ids = chosen.map((person) => person.id);
  const change = useMutation({
    mutationFn: (body: Change) => api.post("/contact-tags", body, { answer: taggedContacts }),
    onSuccess: ({ changed, full }, { add, remove }) => {
      const back = { contact_ids: changed, ...(add ? { remove: add } : { add: remove ?? [] }) };
      const deed = add ? `Tagged ${add.join(", ")}` : `${remove?.join(", ")} removed`;
      const told = `${deed}: ${peopleWords(changed.length)}`;
      const description = full.length > 0 ? `${peopleWords(full.length)} already carry 50 tags.` : undefined;
      if (changed.length > 0) toastWithUndo(told, () => change.mutate(back), description);
      else toast.success(told, { description });
    },
    onError: (error) => toast.danger(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ["contacts", workspaceId] }),
  });
  if (ids.length === 0) return null;
  const common = [...new Set(chosen.flatMap((person) => person.tags))].sort();
  return (
    <section
      aria-label="Picked people"
      className="sticky top-0 z-20 flex animate-arrive flex-wrap items-center gap-2 border-b border-separator bg-accent-soft px-4 py-2.5"
    >
      <p className="mr-2 font-medium tabular-nums" aria-live="polite">
        {peopleWords(ids.length)} picked
      </p>
      <Button size="sm" variant="tertiary" onPress={() => setDialog("add")}>
        <Tag aria-hidden />
        Add a tag
      </Button>
      {common.length > 0 ? (
        <Button size="sm" variant="tertiary" onPress={() => setDialog("remove")}>
          Remove a tag
        </Button>
      ) : null}
      <ExportButton filters={filters} ids={ids.slice(0, 200)} who={peopleWords(Math.min(200, ids.length))} />
      <Button size="sm" variant="ghost" onPress={onClear} className="ml-auto">
        <X aria-hidden />
        Done
      </Button>
      <OnDemand
        part={tagDialog}
        props={{
          mode: dialog,
          isOpen: dialog !== null,
          count: ids.length,
          carried: common,
          isPending: change.isPending,
          onClose: () => setDialog(null),
          onPick: (tag) => {
            setDialog(null);
            change.mutate({ contact_ids: ids, ...(dialog === "add" ? { add: [tag] } : { remove: [tag] }) });
          },
        }}
      />
    </section>
  );
}

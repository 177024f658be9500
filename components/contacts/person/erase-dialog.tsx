"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { count } from "@/components/messages/words";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { toast } from "@/components/ui/toast";
import type { ContactView } from "@/lib/contacts/schema";
import { listWords, shownName } from "../words";
import { useRefresh } from "./use-person";

const erasedContact = async () => (await import("@/lib/contacts/privacy-schema")).erasedContact;
const erasurePreview = async () => (await import("@/lib/contacts/privacy-schema")).erasurePreview;

type Props = { person: ContactView; isOpen: boolean; onClose: () => void };

/** Erasing cannot be undone, so it says what it will do, to how many texts, before it does. */
export function EraseDialog({ person, isOpen, onClose }: Props) {
  const { id, api, path } = useWorkspace();
  const router = useRouter();
  const refresh = useRefresh();
  const { data } = useQuery({
    queryKey: ["contacts", id, "erasure", person.id],
    queryFn: ({ signal }) => api.get(`/contacts/${person.id}/erasure`, { answer: erasurePreview, signal }),
    enabled: isOpen,
    staleTime: 0,
  });
  const erase = useMutation({
    mutationFn: () => api.remove(`/contacts/${person.id}`, { answer: erasedContact }),
    onSuccess: () => {
      toast.success("Erased for good");
      onClose();
      router.replace(path("/contacts"));
      void refresh();
    },
    onError: (error) => toast.danger(error.message),
  });
  const parts = data
    ? [
        data.texts > 0 ? `the words of ${count(data.texts, "text")}` : null,
        data.notes > 0 ? count(data.notes, "note") : null,
        data.numbers > 1 ? `all ${data.numbers} numbers` : "the number",
      ].filter((part) => part !== null)
    : [];
  return (
    <Confirm
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={`Erase ${shownName(person)} for good?`}
      action="Erase for good"
      isDestructive
      isPending={erase.isPending || !data}
      onConfirm={() => erase.mutate()}
    >
      <p>
        {data
          ? `This removes name, fields and tags, ${listWords(parts)}.`
          : "Counting what would be removed…"}
        {data && data.queued_texts > 0
          ? ` ${count(data.queued_texts, "waiting text")} will not be sent.`
          : null}
      </p>
      <p>
        It cannot be undone. What stays is only a mark that lets Parley honor an opt-out if the number ever
        returns.
      </p>
    </Confirm>
  );
}

"use client";

import { Button, Modal, Spinner } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Merge } from "lucide-react";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { ContactBrief } from "@/lib/contacts/duplicates-schema";
import type { ContactView } from "@/lib/contacts/schema";
import { shownName } from "../words";
import { useRefresh } from "./use-person";
import { useUnmerge } from "./use-unmerge";

const savedContact = async () => (await import("@/lib/contacts/schema")).savedContact;

export type MergeProps = {
  person: ContactView;
  other: ContactBrief | null;
  isOpen: boolean;
  onClose: () => void;
};

/** Says what a merge does before it is done: who stays, what moves, and that no opt-out is lost. */
export function MergeDialog({ person, other, isOpen, onClose }: MergeProps) {
  const { api, path } = useWorkspace();
  const router = useRouter();
  const refresh = useRefresh();
  const unmerge = useUnmerge();
  const merge = useMutation({
    mutationFn: (id: number) =>
      api.post(`/contacts/${person.id}/merge`, { contact_id: id }, { answer: savedContact }),
    onSuccess: async (_, id) => {
      onClose();
      toastWithUndo("Merged into one person", () => unmerge.mutate(id));
      await refresh();
      router.refresh();
    },
  });
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(isKept) => !isKept && onClose()}>
      <Modal.Container placement="center">
        <Modal.Dialog className="sm:max-w-lg">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">The same person?</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="space-y-4 pt-3 text-foreground">
            {other ? (
              <div className="grid gap-3 sm:grid-cols-2">
                <Card title="Stays" one={person} />
                <Card title="Becomes a further number" one={other} href={path(`/contacts/${other.id}`)} />
              </div>
            ) : null}
            <ul className="list-disc space-y-1 pl-5 text-sm text-muted">
              <li>Their texts stand together on this page. Texts to either number still work.</li>
              <li>This person gets the other’s tags, and whatever fields are empty here.</li>
              <li>If either number opted out of something, both are out. No yes moves.</li>
              <li>It can be undone at any time.</li>
            </ul>
            {merge.isError ? <Notice tone="bad" role="alert" title={merge.error.message} /> : null}
          </Modal.Body>
          <Modal.Footer>
            <Button variant="ghost" onPress={onClose}>
              Not the same
            </Button>
            <Button isPending={merge.isPending} onPress={() => other && merge.mutate(other.id)}>
              {merge.isPending ? <Spinner color="current" size="sm" /> : <Merge aria-hidden />}
              Merge
            </Button>
          </Modal.Footer>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function Card({ title, one, href }: { title: string; one: ContactBrief; href?: string }) {
  return (
    <div className="min-w-0 rounded-xl border border-separator p-4">
      <p className="text-xs text-muted">{title}</p>
      <p className="mt-1 truncate font-medium">
        <bdi>{shownName(one)}</bdi>
      </p>
      <p className="text-sm text-muted tabular-nums">{one.phone}</p>
      <p className="truncate text-sm text-muted">
        <bdi>{one.email ?? "No e-mail"}</bdi>
      </p>
      {href ? (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className="mt-1 inline-block text-sm underline underline-offset-2"
        >
          Open their page
        </a>
      ) : null}
    </div>
  );
}

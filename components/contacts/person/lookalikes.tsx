"use client";

import { Button, Modal, Spinner, toast } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Merge } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import type { ContactBrief } from "@/lib/contacts/duplicates-schema";
import { type ContactView, savedContact } from "@/lib/contacts/schema";
import { fullName, shownName } from "../words";
import { useLookalikes, useRefresh } from "./use-person";

/** Somebody with the same address or name: looked at side by side, merged with a way back. */
export function Lookalikes({ person }: { person: ContactView }) {
  const { may } = useWorkspace();
  const { data } = useLookalikes(person.id);
  const [other, setOther] = useState<ContactBrief | null>(null);
  const alike = data?.data ?? [];
  if (alike.length === 0 || !may("contacts:write")) return null;
  return (
    <section aria-label="Possible duplicates" className="mb-6 space-y-2">
      {alike.slice(0, 3).map(({ reason, contacts: [one] }) =>
        one ? (
          <Notice
            key={one.id}
            tone="wait"
            title={
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <span>
                  <bdi>{fullName(one) ?? one.email}</bdi> ({one.phone}) has{" "}
                  {reason === "same_email" ? "the same e-mail address" : "the same name"}.
                </span>
                <Button size="sm" variant="secondary" onPress={() => setOther(one)}>
                  <Merge aria-hidden />
                  Look closer
                </Button>
              </span>
            }
          />
        ) : null,
      )}
      <MergeDialog person={person} other={other} onClose={() => setOther(null)} />
    </section>
  );
}

type DialogProps = { person: ContactView; other: ContactBrief | null; onClose: () => void };

/** Says what a merge does before it is done: who stays, what moves, and that no opt-out is lost. */
export function MergeDialog({ person, other, onClose }: DialogProps) {
  const { api, path } = useWorkspace();
  const router = useRouter();
  const refresh = useRefresh();
  const unmerge = useMutation({
    mutationFn: (id: number) => api.post(`/contacts/${id}/unmerge`, undefined, { answer: savedContact }),
    onSuccess: async () => {
      toast.success("Two people again. Opt-outs stay for both.");
      await refresh();
      router.refresh();
    },
    onError: (error) => toast.danger(error.message),
  });
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
    <Modal.Backdrop isOpen={other !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
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

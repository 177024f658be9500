"use client";

import { Button, Drawer, Skeleton } from "@heroui/react";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { ListTrouble } from "@/components/ui/list-trouble";
import { EntryRow } from "./entry-row";
import { OpeningRow } from "./opening-row";
import { useOpenings, useWaitlist } from "./use-waitlist";
import { WishForm } from "./wish-form";
import { recoveredWords } from "./words";

type Props = { isOpen: boolean; onClose: () => void };

/** Who waits for a time, what is being offered to whom, and what that saved. */
export function WaitlistDrawer({ isOpen, onClose }: Props) {
  return (
    <Drawer.Backdrop isOpen={isOpen} onOpenChange={(next) => !next && onClose()}>
      <Drawer.Content placement="right">
        <Drawer.Dialog
          aria-label="Waitlist"
          className="w-full max-w-full gap-0 p-0 sm:w-[29rem] sm:max-w-[29rem]"
        >
          <Drawer.CloseTrigger aria-label="Close" className="z-10" />
          <Drawer.Header className="border-b border-separator px-6 pt-5 pb-4">
            <Drawer.Heading className="pr-10 text-lg font-semibold tracking-tight">Waitlist</Drawer.Heading>
          </Drawer.Header>
          {isOpen ? <Lists /> : null}
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}

function Lists() {
  const { may } = useWorkspace();
  /** One form at a time: somebody new, or the entry that is changed. */
  const [open, setOpen] = useState<"new" | number | null>(null);
  const [wasAdding, setWasAdding] = useState(false);
  const close = () => setOpen(null);
  const add = () => {
    setWasAdding(true);
    setOpen("new");
  };
  const waitlist = useWaitlist(true);
  const openings = useOpenings();
  const waiting = waitlist.data?.data ?? [];
  return (
    <Drawer.Body tabIndex={0} className="m-0 space-y-7 px-6 py-5 text-foreground">
      {openings.isError ? null : (
        <p className="min-h-5 text-sm text-muted">
          {openings.data ? recoveredWords(openings.data.recovered) : null}
        </p>
      )}
      <ListTrouble list={waitlist.isError ? waitlist : openings} className="" />
      {openings.data && openings.data.data.length > 0 ? (
        <section aria-labelledby="openings-title">
          <h3 id="openings-title" className="mb-2 text-sm font-semibold">
            Times that became free
          </h3>
          <ul className="space-y-3">
            {openings.data.data.map((opening) => (
              <OpeningRow key={opening.id} opening={opening} />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="waiting-title">
        <h3 id="waiting-title" className="mb-2 text-sm font-semibold">
          Waiting{waiting.length > 0 ? `: ${waiting.length}` : ""}
        </h3>
        {waitlist.isPending ? (
          <Skeleton className="h-14 w-full rounded-xl" />
        ) : waiting.length === 0 ? (
          <p className="text-sm text-muted">
            Nobody waits. When a day is full, put people here: they are asked by text as soon as a time that
            suits them becomes free.
          </p>
        ) : (
          <ul className="divide-y divide-separator">
            {waiting.map((entry) => (
              <EntryRow
                key={entry.id}
                entry={entry}
                isOpen={open === entry.id}
                onEdit={() => setOpen(entry.id)}
                onDone={close}
              />
            ))}
          </ul>
        )}
        {may("bookings:write") && open !== "new" ? (
          <Button variant="secondary" className="mt-4" autoFocus={wasAdding} onPress={add}>
            <Plus aria-hidden />
            Add somebody
          </Button>
        ) : null}
        {open === "new" ? <WishForm entry={null} onDone={close} /> : null}
      </section>
    </Drawer.Body>
  );
}

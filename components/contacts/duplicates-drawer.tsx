"use client";

import { Drawer } from "@heroui/react";
import Link from "next/link";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { DuplicateList } from "@/lib/contacts/duplicates-schema";
import { fullName } from "./words";

export type DuplicatesProps = {
  groups: DuplicateList["data"];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** People who may be one, group by group. */
export function DuplicatesDrawer({ groups, isOpen, onOpenChange }: DuplicatesProps) {
  return (
    <Drawer.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Drawer.Content placement="right">
        <Drawer.Dialog aria-label="Possible duplicates" className="w-full max-w-full p-0 sm:w-[28rem]">
          <Drawer.CloseTrigger aria-label="Close" />
          <Drawer.Header className="border-b border-separator px-6 pt-5 pb-4">
            <Drawer.Heading className="pr-10 text-lg font-semibold tracking-tight">
              Possible duplicates
            </Drawer.Heading>
            <p className="mt-1 text-sm text-muted">
              Open one of them to look closer; merging is done on their page and can be undone.
            </p>
          </Drawer.Header>
          <Drawer.Body className="m-0 space-y-4 px-6 py-5 text-foreground">
            {groups.map((group) => (
              <Group key={group.contacts.map((one) => one.id).join()} group={group} />
            ))}
          </Drawer.Body>
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}

function Group({ group }: { group: DuplicateList["data"][number] }) {
  const { path } = useWorkspace();
  return (
    <section className="rounded-xl border border-separator">
      <h3 className="border-b border-separator px-4 py-2 text-xs font-medium text-muted">
        {group.reason === "same_email" ? "The same e-mail address" : "The same name"}
      </h3>
      <ul className="divide-y divide-separator">
        {group.contacts.map((one) => (
          <li key={one.id}>
            <Link
              href={path(`/contacts/${one.id}`)}
              className="flex min-h-11 items-baseline justify-between gap-3 px-4 py-2.5 hover:bg-surface-secondary"
            >
              <bdi className="truncate font-medium">{fullName(one) ?? one.email ?? "No name yet"}</bdi>
              <span className="text-sm text-muted tabular-nums">{one.phone}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

"use client";

import { Lock } from "lucide-react";
import { Empty } from "@/components/ui/empty";
import { SectionPage } from "./section-page";

/** A section that somebody may not open: says whom to ask. */
export function Refused({ title, owners }: { title: string; owners: string[] }) {
  return (
    <SectionPage title={title}>
      <Empty icon={Lock} title="This is for owners">
        {owners.length > 0 ? `${listed(owners)} can help you here.` : "Ask an owner of this workspace."}
      </Empty>
    </SectionPage>
  );
}

/** Under a section that may be read but not changed. */
export function AskOwner({ owners, what }: { owners: string[]; what: string }) {
  return (
    <p className="text-sm text-muted">
      You can look, but not change {what}. {owners.length > 0 ? `${listed(owners)} can.` : "An owner can."}
    </p>
  );
}

const listed = (names: string[]): string =>
  new Intl.ListFormat("en-US", { type: "disjunction" }).format(names);

"use client";

import { cn } from "@heroui/react";
import { ChevronsUpDown } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import type { WorkspaceKind } from "@/db/enums";
import { useGo } from "./use-go";
import { useWorkspace } from "./workspace-context";

const kindWords: Record<WorkspaceKind, string> = {
  salon: "Salon",
  restaurant: "Restaurant",
  other: "Business",
};

const initials = (name: string) =>
  name
    .split(/\s+/)
    .flatMap((word) => word.match(/[\p{L}\p{N}]/u)?.[0].toUpperCase() ?? [])
    .slice(0, 2)
    .join("");

/** Where the person is; with several workspaces, also the way to another. The address says which one, never a cookie. */
export function WorkspaceSwitcher({ className, onSwitch }: { className?: string; onSwitch?: () => void }) {
  const { id, name, kind, others } = useWorkspace();
  const go = useGo();
  const face = (
    <>
      <span
        aria-hidden
        className="grid size-9 shrink-0 place-items-center rounded-xl bg-apricot text-[0.8125rem] font-semibold text-apricot-foreground"
      >
        {initials(name)}
      </span>
      <span className="min-w-0 flex-1 text-left">
        <span className="block truncate text-sm font-semibold tracking-tight">{name}</span>
        <span className="block truncate text-xs font-normal text-muted">{kindWords[kind]}</span>
      </span>
    </>
  );
  const box = cn("flex h-14 w-full items-center gap-3 rounded-2xl px-2.5", className);
  if (others.length === 0) return <div className={box}>{face}</div>;
  const places = [{ id, name, kind }, ...others]
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((workspace) => ({ id: String(workspace.id), label: workspace.name }));
  return (
    <Menu
      label="Workspaces"
      items={places}
      chosen={String(id)}
      placement="bottom start"
      className="min-w-56"
      button={{
        variant: "ghost",
        className: cn(box, "justify-start"),
        "aria-label": `Workspace: ${name}. Switch workspace`,
      }}
      onAction={(key) => {
        onSwitch?.();
        go(`/w/${key}`);
      }}
    >
      {face}
      <ChevronsUpDown aria-hidden className="text-muted" />
    </Menu>
  );
}

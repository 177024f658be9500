"use client";

import { cn } from "@heroui/react";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Panel } from "@/components/ui/panel";
import { sections } from "./sections";

/** The desk's list of sections, beside the one that is open. */
export function SettingsNav() {
  const { path, may } = useWorkspace();
  const pathname = usePathname();
  const open = pathname === path("/settings") ? path("/settings/business") : pathname;
  return (
    <nav aria-label="Settings" className="sticky top-9 hidden w-52 shrink-0 self-start md:block">
      <p className="px-3 pb-2 text-lg font-semibold tracking-tight">Settings</p>
      <ul className="space-y-0.5">
        {sections
          .filter(({ scope }) => may(scope))
          .map(({ slug, label }) => {
            const href = path(`/settings/${slug}`);
            const isHere = open === href || open.startsWith(`${href}/`);
            return (
              <li key={slug}>
                <Link
                  href={href}
                  aria-current={isHere ? "page" : undefined}
                  className={cn(
                    "flex h-9 items-center rounded-lg px-3 text-[0.9375rem] transition-colors",
                    isHere
                      ? "bg-default font-medium text-foreground"
                      : "text-foreground/75 hover:bg-default/60 hover:text-foreground",
                  )}
                >
                  {label}
                </Link>
              </li>
            );
          })}
      </ul>
    </nav>
  );
}

/** The phone's list: one section a row, each leading to its page. */
export function SettingsIndex() {
  const { path, may } = useWorkspace();
  return (
    <Panel className="divide-y divide-separator overflow-hidden">
      {sections
        .filter(({ scope }) => may(scope))
        .map(({ slug, label, about, icon: Icon }) => (
          <Link
            key={slug}
            href={path(`/settings/${slug}`)}
            className="flex min-h-16 items-center gap-3.5 px-4 py-2.5 -outline-offset-2 active:bg-surface-secondary"
          >
            <Icon aria-hidden className="size-5 shrink-0 text-muted" />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{label}</span>
              <span className="block text-sm text-muted text-pretty">{about}</span>
            </span>
            <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
          </Link>
        ))}
    </Panel>
  );
}

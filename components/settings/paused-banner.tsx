"use client";

import { OctagonPause } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useWorkspace } from "@/components/shell/workspace-context";

/** Stands over every page while nothing is sent: nobody should wonder why. `href` leads to the switch. */
export function PausedBanner({ href }: { href: string }) {
  const { may } = useWorkspace();
  // There it says so itself, beside the button.
  if (usePathname() === href) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-danger-soft px-4 py-2.5 text-sm text-danger-soft-foreground"
    >
      <OctagonPause aria-hidden className="size-4" />
      <p className="flex-1 font-medium">All sending is paused. Texts wait in line.</p>
      {may("workspace:write") ? (
        <Link href={href} className="font-semibold underline underline-offset-4">
          Let them go out again
        </Link>
      ) : null}
    </div>
  );
}

import { OctagonPause } from "lucide-react";
import Link from "next/link";

/** Stands over every page while nothing is sent: nobody should wonder why. */
export function PausedBanner({ href }: { href: string }) {
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 bg-danger-soft px-4 py-2.5 text-sm text-danger-soft-foreground"
    >
      <OctagonPause aria-hidden className="size-4" />
      <p className="flex-1 font-medium">All sending is paused. Texts wait in line.</p>
      <Link href={href} className="font-semibold underline underline-offset-4">
        See why, or let them go
      </Link>
    </div>
  );
}

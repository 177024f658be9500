"use client";

import { cn } from "@heroui/react";
import { type ReactNode, useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { WhyDrawerProps } from "./why-drawer";

const drawer = laterPart<WhyDrawerProps>(async () => (await import("./why-drawer")).WhyDrawer);

type Props = {
  conversationId: number;
  /** A text of theirs, or an automatic one of ours. */
  messageId: number;
  title: string;
  children: ReactNode;
};

/** Opens what the assistant understood, looked up and did for one text. */
export function WhyAnswer({ conversationId, messageId, title, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        title={title === children ? undefined : title}
        className={cn(
          "cursor-pointer rounded underline decoration-border-tertiary decoration-dotted underline-offset-3",
          "hover:text-foreground hover:decoration-current max-md:-my-3 max-md:py-3",
        )}
        onClick={() => setOpen(true)}
      >
        {children}
      </button>
      <OnDemand part={drawer} props={{ conversationId, messageId, title, isOpen, onOpenChange: setOpen }} />
    </>
  );
}

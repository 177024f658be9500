"use client";

import { Button } from "@heroui/react";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useState } from "react";

type Props = { label: string; text: string; children?: ReactNode };

/** A secret or a line of code to take along: shown whole, copied with one press. */
export function ShownOnce({ label, text, children }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <div>
      <section
        aria-label={label}
        className="flex items-start gap-2 rounded-xl border border-border bg-surface-secondary p-2 pl-3.5"
      >
        <code className="min-w-0 flex-1 py-1.5 font-mono text-[0.8125rem] leading-relaxed break-all whitespace-pre-wrap select-all">
          {text}
        </code>
        <Button size="sm" variant="secondary" onPress={() => void copy()} className="shrink-0">
          {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
          <span aria-live="polite">{isCopied ? "Copied" : "Copy"}</span>
        </Button>
      </section>
      {children ? <div className="mt-2 text-sm text-muted">{children}</div> : null}
    </div>
  );
}

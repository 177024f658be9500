import { cn } from "@heroui/react";
import type { ComponentProps } from "react";

/** A sheet of paper on the desk. */
export function Panel({ className, ...props }: ComponentProps<"section">) {
  return <section {...props} className={cn("rounded-2xl bg-surface shadow-surface", className)} />;
}

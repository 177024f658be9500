"use client";

import { Button } from "@heroui/react";
import { Download } from "lucide-react";
import { useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { ExportProps } from "./export-dialog";

const dialog = laterPart<ExportProps>(async () => (await import("./export-dialog")).ExportDialog);

type Props = Pick<ExportProps, "filters" | "ids" | "who">;

/** Saves the people shown (or picked) as a table for a spreadsheet; whole numbers only for who may see them. */
export function ExportButton(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="tertiary" onPress={() => setOpen(true)}>
        <Download aria-hidden />
        Export
      </Button>
      <OnDemand part={dialog} props={{ ...props, isOpen, onOpenChange: setOpen }} />
    </>
  );
}

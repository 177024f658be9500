"use client";

import { Button } from "@heroui/react";
import { Users } from "lucide-react";
import { useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { DuplicatesProps } from "./duplicates-drawer";
import { useDuplicates } from "./use-people";

const drawer = laterPart<DuplicatesProps>(async () => (await import("./duplicates-drawer")).DuplicatesDrawer);

/** "3 possible duplicates": people with one address or one name, each group a tap from being looked at. */
export function DuplicatesButton() {
  const { data } = useDuplicates();
  const [isOpen, setOpen] = useState(false);
  if (!data || data.data.length === 0) return null;
  const n = data.data.length;
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        onPress={() => setOpen(true)}
        className="relative -ml-2 h-7 px-2 max-md:after:absolute max-md:after:-inset-y-2 max-md:after:inset-x-0"
      >
        <Users aria-hidden className="max-md:hidden" />
        {data.is_more ? `More than ${n}` : n} possible {n === 1 ? "duplicate" : "duplicates"}
      </Button>
      <OnDemand part={drawer} props={{ groups: data.data, isOpen, onOpenChange: setOpen }} />
    </>
  );
}

"use client";

import { Button } from "@heroui/react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Empty } from "./empty";

type Props = { icon: LucideIcon; title: string; onClear: () => void; children: ReactNode };

/** The filters leave nothing: says so, and leads back to everything. */
export const NothingFits = ({ icon, title, onClear, children }: Props) => (
  <Empty
    icon={icon}
    title={title}
    action={
      <Button variant="secondary" onPress={onClear}>
        Show all
      </Button>
    }
  >
    {children}
  </Empty>
);

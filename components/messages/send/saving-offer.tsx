"use client";

import { Button } from "@heroui/react";
import { count } from "@/components/messages/words";
import { formatMoney } from "@/lib/money";
import type { Preview } from "../schema";
import type { Saving } from "./plain-signs";

type Props = { saving: Saving; told: Preview | null; onTake: () => void };

/** One press for plain signs instead of fancy ones, with what it saves. */
export function SavingOffer({ saving, told, onTake }: Props) {
  const price =
    told && told.segments > 0
      ? ` (${formatMoney(Math.round((told.estimated_cost_micros / told.segments) * saving.segments), told.currency)})`
      : "";
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-xl bg-surface-secondary px-3 py-2 text-sm">
      <p>
        Plain signs instead of <span className="font-medium">{saving.signs.join(" ")}</span> save{" "}
        {count(saving.segments, "segment")}
        {price}.
      </p>
      <Button size="sm" variant="secondary" onPress={onTake} className="max-md:h-11">
        Use plain signs
      </Button>
    </div>
  );
}

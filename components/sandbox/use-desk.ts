import { useMediaQuery } from "@heroui/react";
import { parseAsArrayOf, parseAsInteger, useQueryState } from "nuqs";
import { useState } from "react";
import type { PhoneList } from "@/lib/sandbox/schema";

const laidOutAtFirst = 3;

/**
 * Which phones lie on the desk, in their order, kept in the address. Until somebody chooses, a desk shows the latest
 * three; on a phone's width one is open at a time, and at first none.
 */
export function useDesk(phones: PhoneList["phones"] | undefined) {
  const isWide = useMediaQuery("(min-width: 48rem)", { initializeWithValue: false, defaultValue: true });
  const isVeryWide = useMediaQuery("(min-width: 100rem)", {
    initializeWithValue: false,
    defaultValue: false,
  });
  const places = isVeryWide ? 4 : 3;
  const [chosen, setChosen] = useQueryState("phones", parseAsArrayOf(parseAsInteger));
  const [first, setFirst] = useState<number[] | null>(null);
  // Laid out once: a phone must not move under somebody's hands because another one rang.
  if (phones && first === null) setFirst(phones.slice(0, laidOutAtFirst).map(({ id }) => id));
  const laid = [...new Set(chosen ?? (isWide ? (first ?? []) : []))].slice(0, places);
  const ids = isWide ? laid : laid.slice(0, 1);
  const lay = (next: number[]) => setChosen(next.slice(0, places));
  return {
    ids,
    isWide,
    /** Lays a phone down first, unless it is there already; the last gives way when the desk is full. */
    open: (id: number) => (ids.includes(id) ? undefined : lay(isWide ? [id, ...ids] : [id])),
    close: (id: number) => lay(ids.filter((one) => one !== id)),
    move: (id: number, by: -1 | 1) => {
      const from = ids.indexOf(id);
      const next = ids.filter((one) => one !== id);
      next.splice(from + by, 0, id);
      return lay(next);
    },
  };
}

export type Desk = ReturnType<typeof useDesk>;

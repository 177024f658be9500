"use client";

import { Button } from "@heroui/react";
import { ArrowLeft, ArrowRight, X } from "lucide-react";
import type { Desk } from "./use-desk";

type Props = { id: number; owner: string; display: string; desk: Desk };

/** Above a phone: whose it is, and where it lies on the desk. */
export function PhoneBar({ id, owner, display, desk }: Props) {
  const place = desk.ids.indexOf(id);
  return (
    <div className="mx-auto mb-2 flex min-h-10 w-full max-w-[23.5rem] items-center gap-1 px-2">
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate leading-tight font-semibold">
          {owner}
        </h2>
        <p className="truncate text-xs text-muted tabular-nums">{display}</p>
      </div>
      {desk.isWide ? (
        <>
          {desk.ids.length > 1 ? (
            <>
              <Button
                size="sm"
                variant="ghost"
                isIconOnly
                isDisabled={place <= 0}
                onPress={() => desk.move(id, -1)}
                aria-label={`Move ${owner} to the left`}
              >
                <ArrowLeft aria-hidden />
              </Button>
              <Button
                size="sm"
                variant="ghost"
                isIconOnly
                isDisabled={place === desk.ids.length - 1}
                onPress={() => desk.move(id, 1)}
                aria-label={`Move ${owner} to the right`}
              >
                <ArrowRight aria-hidden />
              </Button>
            </>
          ) : null}
          <Button
            size="sm"
            variant="ghost"
            isIconOnly
            onPress={() => desk.close(id)}
            aria-label={`Put ${owner} away`}
          >
            <X aria-hidden />
          </Button>
        </>
      ) : null}
    </div>
  );
}

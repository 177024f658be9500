"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import { useDeed } from "../use-deed";
import { inOrder, moved } from "./moved";

const orderView = async () => (await import("@/lib/bookings/setup-schema")).orderView;

/** Several presses of an arrow are one change. */
const REST_MS = 900;

type Row = { id: number; name: string };

/** The rows of a list in an order that can be changed: shown at once, saved when the hand rests, with undo. */
export function useOrder<T extends Row>(resource: "services" | "resources", rows: readonly T[]) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const [ids, setIds] = useState<number[] | null>(null);
  const before = useRef<number[] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutateAsync } = useDeed(resource, (order: number[]) =>
    api.post(`/${resource}/order`, { ids: order }, { answer: orderView }),
  );
  const shown = ids ? inOrder(rows, ids) : rows;

  const save = useCallback(
    async (order: number[]) => {
      setIds(order);
      // What is asked for meanwhile is older than what is shown.
      await queries.cancelQueries({ queryKey: [resource, id] });
      for (const list of ["in use", "all"])
        queries.setQueryData<T[]>([resource, id, list], (known) => known && inOrder(known, order));
      await mutateAsync(order).catch(() => undefined);
      // Somebody may have gone on moving meanwhile.
      setIds((now) => (now === null || now.join() === order.join() ? null : now));
    },
    [queries, resource, id, mutateAsync],
  );

  const latest = useRef({ shown, ids, save });
  useEffect(() => {
    latest.current = { shown, ids, save };
  });

  /** Saves what was moved, and says where it stands now. */
  const settle = useCallback((movedId: number) => {
    clearTimeout(timer.current);
    const { shown: rows, ids: order, save: keep } = latest.current;
    const was = before.current;
    before.current = null;
    if (!order || !was) return;
    if (order.join() === was.join()) return setIds(null);
    void keep(order);
    const at = rows.findIndex((row) => row.id === movedId);
    toastWithUndo(`${rows[at]?.name} is at place ${at + 1}`, () => void keep(was));
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  /** Puts a row to another place; saved by `settle`, which comes by itself for a move by keys. */
  const put = (movedId: number, to: number, by: "pointer" | "keys") => {
    const order = shown.map((row) => row.id);
    const from = order.indexOf(movedId);
    if (from < 0 || to < 0 || to >= order.length) return;
    before.current ??= order;
    clearTimeout(timer.current);
    if (from !== to) setIds(moved(order, from, to));
    if (by === "keys") timer.current = setTimeout(() => settle(movedId), REST_MS);
  };
  return { shown, put, settle };
}

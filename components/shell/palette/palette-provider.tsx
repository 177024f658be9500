"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";

type PaletteControl = { open: (typed?: string) => void; warm: () => void };

const load = () => import("./palette");
const Palette = dynamic(() => load().then((module) => module.Palette), { ssr: false });
const ControlContext = createContext<PaletteControl | null>(null);

/** One palette for the whole dashboard, fetched when somebody first reaches for it. */
export function PaletteProvider({ onKeys, children }: { onKeys: () => void; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const [opening, setOpening] = useState(0);
  const [typed, setTyped] = useState("");
  const open = useCallback((text = "") => {
    setTyped(text);
    setOpening((n) => n + 1);
    setOpen(true);
  }, []);
  useCommandKey(isOpen, setOpen, open);
  const control = useMemo(() => ({ open, warm: () => void load() }), [open]);
  return (
    <ControlContext value={control}>
      {children}
      {opening > 0 ? (
        <Palette key={opening} isOpen={isOpen} onOpenChange={setOpen} startsWith={typed} onKeys={onKeys} />
      ) : null}
    </ControlContext>
  );
}

export function usePalette(): PaletteControl {
  const control = useContext(ControlContext);
  if (!control) throw new Error("usePalette needs the dashboard's layout around it");
  return control;
}

/** Ctrl+K or Cmd+K, also while typing; not over another dialog, whose words it would hide. */
function useCommandKey(isOpen: boolean, setOpen: (isOpen: boolean) => void, open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      if (event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (isOpen) setOpen(false);
      else if (!document.querySelector("[role=dialog], [role=alertdialog]")) open();
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [isOpen, setOpen, open]);
}

"use client";

import dynamic from "next/dynamic";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Draft, emptyDraft, type Recipient } from "./draft";

type SendDialogControl = {
  /** Opens with what was being written; `to` names who gets it, `words` what it says. */
  open: (to?: Recipient, words?: string) => void;
};

const load = () => import("./send-dialog");
const SendDialog = dynamic(() => load().then((module) => module.SendDialog), { ssr: false });
const ControlContext = createContext<SendDialogControl | null>(null);

/** The dialog is fetched once the page has had its time, so that it is there when somebody reaches for it. */
const WARM_AFTER_MS = 2_000;

/** One dialog for the whole dashboard. A text that was not sent is still there when it opens again. */
export function SendDialogProvider({ children }: { children: ReactNode }) {
  const [opening, setOpening] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const draft = useRef<Draft>(emptyDraft);

  const open = useCallback((to?: Recipient, words?: string) => {
    if (to) draft.current = { ...draft.current, recipient: to, isPersonal: false };
    if (words !== undefined) draft.current = { ...draft.current, mode: "words", body: words };
    setOpening((n) => n + 1);
    setOpen(true);
  }, []);
  const keep = useCallback((next: Draft) => {
    draft.current = next;
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => void load(), WARM_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const control = useMemo(() => ({ open }), [open]);
  return (
    <ControlContext value={control}>
      {children}
      {opening > 0 ? (
        <SendDialog
          key={opening}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          readDraft={() => draft.current}
          keepDraft={keep}
        />
      ) : null}
    </ControlContext>
  );
}

export function useSendDialog(): SendDialogControl {
  const control = useContext(ControlContext);
  if (!control) throw new Error("useSendDialog needs the dashboard's layout around it");
  return control;
}

"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useWarm } from "@/components/ui/on-demand";
import type { Draft, Recipient } from "./draft";
import { readDraft, writeDraft } from "./kept-draft";

type SendDialogControl = {
  /** Opens with what was being written; `to` names who gets it, `words` what it says. */
  open: (to?: Recipient, words?: string) => void;
};

const load = () => import("./send-dialog");
const SendDialog = dynamic(() => load().then((module) => module.SendDialog), { ssr: false });
const ControlContext = createContext<SendDialogControl | null>(null);

/** One dialog for the whole dashboard. A text that was not sent is there again later, after a reload too. */
export function SendDialogProvider({ children }: { children: ReactNode }) {
  const [opening, setOpening] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const { id, person } = useWorkspace();
  const place = `${id}.${person.email}`;
  const draft = useRef<{ place: string; text: Draft } | null>(null);

  const read = useCallback((): Draft => {
    if (draft.current?.place !== place) draft.current = { place, text: readDraft(place, sessionStorage) };
    return draft.current.text;
  }, [place]);
  const keep = useCallback(
    (text: Draft) => {
      draft.current = { place, text };
      writeDraft(place, text, sessionStorage);
    },
    [place],
  );
  const open = useCallback(
    (to?: Recipient, words?: string) => {
      if (to) keep({ ...read(), recipient: to, isPersonal: false });
      if (words !== undefined) keep({ ...read(), mode: "words", body: words });
      setOpening((n) => n + 1);
      setOpen(true);
    },
    [keep, read],
  );
  useWarm(load);
  const control = useMemo(() => ({ open }), [open]);
  return (
    <ControlContext value={control}>
      {children}
      {opening > 0 ? (
        <SendDialog
          key={opening}
          isOpen={isOpen}
          onClose={() => setOpen(false)}
          readDraft={read}
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

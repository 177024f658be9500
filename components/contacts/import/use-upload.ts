"use client";

import { useRef, useState } from "react";
import { ApiProblem, queryString } from "@/components/shell/api";
import { useUnsavedGuard } from "@/components/shell/unsaved-guard";
import { useWorkspace } from "@/components/shell/workspace-context";
import { importAccepted } from "@/lib/contacts/import/schema";

const MAX_MB = 100;

/** Sends a file and leads to its import. `share` is how much has left, null while nothing is on its way. */
export function useUpload(onDone: (href: string) => void) {
  const { api, path } = useWorkspace();
  const [share, setShare] = useState<number | null>(null);
  const [fileName, setFileName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const release = useUnsavedGuard(share !== null);

  async function upload(file: File): Promise<void> {
    if (running.current) return;
    setProblem(null);
    if (file.size > MAX_MB * 1024 * 1024) {
      setProblem(`This file is larger than ${MAX_MB} MB. Split it and import the parts.`);
      return;
    }
    running.current = new AbortController();
    setFileName(file.name);
    setShare(0);
    try {
      const { import_id } = await api.upload(
        `/contacts/import${queryString({ file_name: file.name.slice(0, 200), dry_run: "true" })}`,
        file,
        { answer: importAccepted, signal: running.current.signal, onProgress: setShare },
      );
      release();
      onDone(path(`/contacts/import/${import_id}`));
    } catch (error) {
      setShare(null);
      if (error instanceof ApiProblem) setProblem(error.message);
      else if (!(error instanceof DOMException)) throw error;
    } finally {
      running.current = null;
    }
  }
  return {
    upload: (file: File) => void upload(file),
    share,
    fileName,
    problem,
    stop: () => running.current?.abort(),
  };
}

"use client";

import { useRef, useState } from "react";
import { ApiProblem, queryString } from "@/components/shell/api";
import { useUnsavedGuard } from "@/components/shell/unsaved-guard";
import { useWorkspace } from "@/components/shell/workspace-context";

const importAccepted = async () => (await import("@/lib/contacts/import/schema")).importAccepted;

const MAX_MB = 100;
/** Systems call a CSV many things, and the server looks at the bytes anyway. */
const asText = (file: File): Blob => file.slice(0, file.size, "text/csv");

/** Sends a file and leads to its import. `share` is how much has left, null while nothing is on its way. */
export function useUpload(onDone: (href: string) => void) {
  const { api, path } = useWorkspace();
  const [share, setShare] = useState<number | null>(null);
  const [fileName, setFileName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const release = useUnsavedGuard(share !== null);

  async function upload(files: File[]): Promise<void> {
    const [file] = files;
    if (running.current || !file) return;
    setProblem(null);
    if (files.length > 1) {
      setProblem("One file at a time, please. Nothing was uploaded.");
      return;
    }
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
        asText(file),
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
    upload: (files: File[]) => void upload(files),
    share,
    fileName,
    problem,
    stop: () => running.current?.abort(),
  };
}

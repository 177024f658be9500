"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LARGEST_PICTURE, MOST_MEDIA, pictureTypes } from "@/lib/media/pictures";

const mediaView = async () => (await import("@/lib/media/schema")).mediaView;

type Underway = { id: number; name: string; share: number };

let lastId = 0;

/** Uploads pictures one beside the other; what cannot be sent is told before it travels. */
export function usePictures(count: number, onAdd: (address: string) => void) {
  const { api, id } = useWorkspace();
  const queries = useQueryClient();
  const [underway, setUnderway] = useState<Underway[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(file: File): Promise<void> {
    const own = ++lastId;
    setUnderway((all) => [...all, { id: own, name: file.name, share: 0 }]);
    const progress = (share: number) =>
      setUnderway((all) => all.map((one) => (one.id === own ? { ...one, share } : one)));
    try {
      const path = `/media?name=${encodeURIComponent(file.name.slice(0, 200) || "Picture")}`;
      const { url } = await api.upload(path, file, { answer: mediaView, onProgress: progress });
      onAdd(url);
      void queries.invalidateQueries({ queryKey: ["media", id] });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(`${file.name}: ${error.fields.file ?? error.message}`);
    } finally {
      setUnderway((all) => all.filter((one) => one.id !== own));
    }
  }

  const take = (files: readonly File[]) => {
    setProblem(null);
    const room = MOST_MEDIA - count - underway.length;
    if (files.length > room) setProblem(`A text takes at most ${MOST_MEDIA} pictures.`);
    for (const file of files.slice(0, Math.max(0, room))) {
      const fault = faultOf(file);
      if (fault) setProblem(`${file.name}: ${fault}`);
      else void send(file);
    }
  };
  return { take, underway, problem, forget: () => setProblem(null) };
}

function faultOf({ type, size }: File): string | null {
  if (!pictureTypes.some((known) => known === type)) return "only JPEG, PNG and GIF pictures can be sent.";
  if (size > LARGEST_PICTURE) return "too large; a picture may have at most 5 MB.";
  return size === 0 ? "this file is empty." : null;
}

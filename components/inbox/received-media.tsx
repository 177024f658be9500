"use client";

import { Button } from "@heroui/react";
import { useQuery } from "@tanstack/react-query";
import { Download, ImageOff, LoaderCircle } from "lucide-react";
import { useEffect, useMemo } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import type { ThreadMessage } from "@/lib/inbox/conversations-schema";

/** What a browser shows and cannot run; the server decides the same by the file's first bytes. */
const shown = /^(image\/(jpeg|png|gif|webp)|audio\/(mpeg|ogg|mp4|amr)|video\/(mp4|3gpp))$/;

/** Files that came with a text, brought by our own server: pages load nothing from addresses that a text brought along. */
export function ReceivedMedia({ text }: { text: ThreadMessage }) {
  const count = text.media_urls.length;
  return (
    <span className="-mx-1.5 mb-1.5 flex flex-col items-start gap-1.5">
      {text.media_urls.map((address, index) => (
        <Received
          key={address}
          messageId={text.id}
          index={index}
          alt={count === 1 ? "What they sent" : `What they sent, ${index + 1} of ${count}`}
        />
      ))}
    </span>
  );
}

type Props = { messageId: number; index: number; alt: string };

function Received({ messageId, index, alt }: Props) {
  const file = useFile(messageId, index);
  const source = useMemo(() => (file.data ? URL.createObjectURL(file.data) : null), [file.data]);
  useEffect(() => () => void (source && URL.revokeObjectURL(source)), [source]);
  if (file.isPending)
    return (
      <span className="grid h-24 w-40 place-items-center rounded-xl bg-black/10">
        <LoaderCircle role="img" aria-label="Fetching a file" className="size-5 animate-spin" />
      </span>
    );
  if (!file.data || !source)
    return (
      <span className="flex items-center gap-2 rounded-xl bg-black/10 px-3 py-2.5 text-sm">
        <ImageOff aria-hidden className="size-4 shrink-0" />
        {file.error?.message ?? "This file cannot be shown."}
      </span>
    );
  const { type } = file.data;
  if (type.startsWith("image/"))
    return (
      // biome-ignore lint/performance/noImgElement: pictures are shown as they came; nothing is optimized on the fly.
      <img src={source} alt={alt} className="max-h-72 min-h-12 w-auto max-w-full rounded-xl object-contain" />
    );
  if (type.startsWith("audio/"))
    // biome-ignore lint/a11y/useMediaCaption: a customer's own recording has no captions.
    return <audio controls src={source} aria-label={alt} className="max-w-full" />;
  if (type.startsWith("video/"))
    // biome-ignore lint/a11y/useMediaCaption: a customer's own film has no captions.
    return <video controls src={source} aria-label={alt} className="max-h-72 max-w-full rounded-xl" />;
  return (
    <Button size="sm" variant="secondary" onPress={() => save(source)}>
      <Download aria-hidden />
      Save the file
    </Button>
  );
}

function save(source: string): void {
  const link = document.createElement("a");
  link.href = source;
  link.download = "file.bin";
  link.click();
}

/** The file as a blob. One that may only be saved loses its type, so that no address of ours ever opens it as a page. */
function useFile(messageId: number, index: number) {
  const { id } = useWorkspace();
  return useQuery({
    queryKey: ["received-media", id, messageId, index],
    queryFn: async ({ signal }) => {
      const headers = { "X-Workspace-Id": String(id) };
      const response = await fetch(`/api/v1/messages/${messageId}/media/${index}`, { headers, signal });
      if (!response.ok) throw new Error(await refusal(response));
      const type = response.headers.get("content-type") ?? "";
      return new Blob([await response.arrayBuffer()], {
        type: shown.test(type) ? type : "application/octet-stream",
      });
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}

async function refusal(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : null;
  return typeof detail === "string" ? detail : "This file cannot be shown.";
}

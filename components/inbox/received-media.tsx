"use client";

import { Button, cn } from "@heroui/react";
import { Download, FileText, ImageOff, LoaderCircle, RotateCw } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { ThreadMessage } from "@/lib/inbox/conversations-schema";
import { fileKind, fileWords, typesOf } from "./file-kind";
import { ReceivedPicture } from "./received-picture";
import { type ReceivedFile, save, useReceivedFile } from "./use-received-file";

/** Files that came with a text, brought by our own server: pages load nothing from addresses that a text brought along. */
export function ReceivedMedia({ text }: { text: ThreadMessage }) {
  const count = text.media_urls.length;
  return (
    <span className={cn("-mx-1.5 flex flex-col items-start gap-1.5", text.body && "mb-1.5")}>
      {typesOf(text).map((type, index) => {
        const place = {
          messageId: text.id,
          index,
          type,
          label: count === 1 ? "What they sent" : `What they sent, ${index + 1} of ${count}`,
        };
        return fileKind(type) === "other" ? (
          <Saved key={index} {...place} />
        ) : (
          <Shown key={index} {...place} />
        );
      })}
    </span>
  );
}

type Props = { messageId: number; index: number; type: string; label: string };

/** The room that each kind has from the start, so that nothing moves when the file is there. */
const rooms = { picture: "h-44 w-60", film: "h-44 w-60", sound: "h-14 w-64" };

/** A picture, a recording or a film: fetched when it comes near the screen. */
function Shown({ messageId, index, type, label }: Props) {
  const kind = fileKind(type);
  const { ref, isNear } = useNear();
  const { file, error, isFetching, again } = useReceivedFile(messageId, index, isNear);
  return (
    <span
      ref={ref}
      className={cn(
        "grid max-w-full place-items-center overflow-hidden rounded-xl bg-black/10",
        kind === "other" ? null : rooms[kind],
      )}
    >
      {file ? (
        <Player file={file} label={label} />
      ) : error && !isFetching ? (
        <Trouble words={error.message} onAgain={again} />
      ) : (
        <LoaderCircle role="img" aria-label="Fetching a file" className="size-5 animate-spin" />
      )}
    </span>
  );
}

function Player({ file, label }: { file: ReceivedFile; label: string }): ReactNode {
  const kind = fileKind(file.type);
  if (kind === "picture") return <ReceivedPicture file={file} label={label} />;
  if (kind === "sound")
    // biome-ignore lint/a11y/useMediaCaption: a customer's own recording has no captions.
    return <audio controls src={file.source} aria-label={label} className="w-full" />;
  if (kind === "film")
    // biome-ignore lint/a11y/useMediaCaption: a customer's own film has no captions.
    return <video controls src={file.source} aria-label={label} className="size-full" />;
  // It called itself a picture and is none.
  return (
    <Button size="sm" variant="secondary" className="max-md:h-11" onPress={() => save(file)}>
      <Download aria-hidden />
      Save the file
    </Button>
  );
}

function Trouble({ words, onAgain }: { words: string; onAgain: () => void }) {
  return (
    <span className="grid justify-items-center gap-2 px-3 py-2 text-center text-sm leading-snug">
      <span role="status" className="flex items-center gap-2">
        <ImageOff aria-hidden className="size-4 shrink-0" />
        {words}
      </span>
      <Button size="sm" variant="secondary" className="max-md:h-11" onPress={onAgain}>
        <RotateCw aria-hidden />
        Try again
      </Button>
    </span>
  );
}

/** Anything else is fetched only when somebody saves it, and never opened here. */
function Saved({ messageId, index, type, label }: Props) {
  const [isWanted, setWanted] = useState(false);
  const { file, error, isFetching, again } = useReceivedFile(messageId, index, isWanted);
  const saved = useRef(false);
  useEffect(() => {
    if (!file || saved.current) return;
    saved.current = true;
    save(file);
  }, [file]);
  const press = () => {
    if (file) return save(file);
    if (isWanted) return again();
    setWanted(true);
  };
  return (
    <span className="block max-w-full rounded-xl bg-black/10 px-3 py-2.5 text-sm">
      <span className="flex items-center gap-3">
        <FileText aria-hidden className="size-5 shrink-0" />
        <span className="font-medium">{fileWords(type)}</span>
        <Button
          size="sm"
          variant="secondary"
          aria-label={`Save: ${label}`}
          isPending={isFetching}
          className="ml-2 max-md:h-11"
          onPress={press}
        >
          <Download aria-hidden />
          Save
        </Button>
      </span>
      {error && !isFetching ? (
        <span role="status" className="mt-1.5 block">
          {error.message}
        </span>
      ) : null}
    </span>
  );
}

/** Whether something is on the screen, or soon will be; once seen it stays so. */
function useNear() {
  const ref = useRef<HTMLSpanElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || isNear) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: "200px" },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [isNear]);
  return { ref, isNear };
}

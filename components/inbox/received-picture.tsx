"use client";

import { useState } from "react";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { ViewerProps } from "./picture-viewer";
import type { ReceivedFile } from "./use-received-file";

const viewer = laterPart<ViewerProps>(async () => (await import("./picture-viewer")).PictureViewer);

/** A picture small in the thread, where it takes the room that was kept for it; pressed, it is shown whole. */
export function ReceivedPicture({ file, label }: { file: ReceivedFile; label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label={`Open: ${label}`}
        onClick={() => setOpen(true)}
        className="size-full cursor-zoom-in rounded-xl -outline-offset-2"
      >
        {/* biome-ignore lint/performance/noImgElement: pictures are shown as they came; nothing is optimized on the fly. */}
        <img src={file.source} alt={label} className="size-full object-cover" />
      </button>
      <OnDemand part={viewer} props={{ file, label, isOpen, onOpenChange: setOpen }} />
    </>
  );
}

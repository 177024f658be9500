"use client";

import { Paperclip } from "lucide-react";
import type { PhoneMessage } from "@/lib/sandbox/schema";

/** What the phone itself sent along, on its own screen. */
export function PhoneFiles({ files, hasWords }: { files: PhoneMessage["files"]; hasWords: boolean }) {
  if (files.length === 0) return null;
  return (
    <span className={hasWords ? "-mx-1.5 mb-1.5 block space-y-1.5" : "-mx-1.5 block space-y-1.5"}>
      {files.map(({ url, contentType }) =>
        /^image\/(jpeg|png|gif|webp)$/.test(contentType) ? (
          // biome-ignore lint/performance/noImgElement: shown as it was sent; nothing is optimized on the fly.
          <img
            key={url}
            src={url}
            alt="What was sent"
            className="h-40 w-52 max-w-full rounded-xl bg-black/10 object-cover"
          />
        ) : (
          <a
            key={url}
            href={url}
            className="flex items-center gap-2 rounded-xl bg-black/10 px-3 py-2.5 text-sm"
          >
            <Paperclip aria-hidden className="size-4 shrink-0" />
            {contentType === "application/pdf" ? "PDF file" : contentType}
          </a>
        ),
      )}
    </span>
  );
}

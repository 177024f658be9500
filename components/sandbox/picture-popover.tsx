"use client";

import { Button } from "@heroui/react";
import { FileText, Upload } from "lucide-react";
import { useRef } from "react";
import { Shelf } from "@/components/ui/shelf";
import type { ShelfState } from "@/components/ui/shelf-button";
import { toast } from "@/components/ui/toast";
import { LARGEST_FILE } from "@/lib/sandbox/pictures";

/** Made for trying things out, one of them no picture. They lie beside the page like any other file of it. */
const samples = [
  { name: "A haircut", file: "haircut.jpg", isPicture: true },
  { name: "Nails", file: "nails.jpg", isPicture: true },
  { name: "A table", file: "table.jpg", isPicture: true },
  { name: "A gift card (PDF)", file: "gift-card.pdf", isPicture: false },
] as const;

export type PictureProps = { onSend: (file: File) => Promise<unknown> };

/** The photos over the button that asked for them. */
export function PicturePopover({ onSend, ...state }: PictureProps & ShelfState) {
  const input = useRef<HTMLInputElement>(null);
  const send = (file: File) => {
    // Said before it is sent for nothing; the carrier refuses it all the same.
    if (file.size > LARGEST_FILE)
      return toast.danger("A phone sends files of up to 5 MB. Choose a smaller one.");
    state.onOpenChange(false);
    void onSend(file);
  };
  const sendSample = (file: string) =>
    fetchSample(file).then(send, () => toast.danger("This picture cannot be fetched now. Try again."));
  return (
    <Shelf title="Send a picture" className="w-72 max-w-[calc(100vw-2rem)]" {...state}>
      <ul className="grid grid-cols-2 gap-2">
        {samples.map(({ name, file, isPicture }) => (
          <li key={file}>
            <button
              type="button"
              onClick={() => sendSample(file)}
              className="block w-full cursor-pointer rounded-xl p-1 text-left text-xs font-medium hover:bg-surface-secondary"
            >
              {isPicture ? (
                // biome-ignore lint/performance/noImgElement: small as it is; nothing is optimized on the fly.
                <img
                  src={`/samples/${file}`}
                  alt=""
                  className="mb-1 h-20 w-full rounded-lg bg-surface-secondary object-cover"
                />
              ) : (
                <span className="mb-1 grid h-20 w-full place-items-center rounded-lg bg-surface-secondary">
                  <FileText aria-hidden className="size-6 text-muted" />
                </span>
              )}
              <span className="px-0.5">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      <input
        ref={input}
        type="file"
        aria-label="File to send"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) send(file);
        }}
      />
      <Button
        fullWidth
        size="sm"
        variant="tertiary"
        className="mt-2 max-md:h-11"
        onPress={() => input.current?.click()}
      >
        <Upload aria-hidden />
        From this computer
      </Button>
      <p className="mt-1.5 px-1 text-xs text-muted">Up to 5 MB. Words in the field go along.</p>
    </Shelf>
  );
}

async function fetchSample(name: string): Promise<File> {
  const response = await fetch(`/samples/${name}`);
  if (!response.ok) throw new Error("no sample");
  const bytes = await response.blob();
  return new File([bytes], name, { type: bytes.type });
}

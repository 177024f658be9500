"use client";

import { Button, Modal } from "@heroui/react";
import { Download } from "lucide-react";
import { useState } from "react";
import { type ReceivedFile, save } from "./use-received-file";

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
      <Modal.Backdrop isOpen={isOpen} onOpenChange={setOpen}>
        <Modal.Container placement="center">
          <Modal.Dialog aria-label={label} className="sm:max-w-3xl">
            <Modal.CloseTrigger aria-label="Close" />
            <Modal.Header>
              <Modal.Heading className="text-lg font-semibold tracking-tight">{label}</Modal.Heading>
            </Modal.Header>
            <Modal.Body className="grid place-items-center pt-3">
              {/* biome-ignore lint/performance/noImgElement: as above. */}
              <img
                src={file.source}
                alt={label}
                className="max-h-[70dvh] max-w-full rounded-xl object-contain"
              />
            </Modal.Body>
            <Modal.Footer>
              <Button variant="secondary" className="max-md:h-11" onPress={() => save(file)}>
                <Download aria-hidden />
                Save the picture
              </Button>
            </Modal.Footer>
          </Modal.Dialog>
        </Modal.Container>
      </Modal.Backdrop>
    </>
  );
}

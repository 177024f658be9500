"use client";

import { Button, Modal } from "@heroui/react";
import { Download } from "lucide-react";
import { type ReceivedFile, save } from "./use-received-file";

export type ViewerProps = {
  file: ReceivedFile;
  label: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** A picture that somebody sent, as large as the window has room for. */
export function PictureViewer({ file, label, isOpen, onOpenChange }: ViewerProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container placement="center">
        <Modal.Dialog aria-label={label} className="sm:max-w-3xl">
          <Modal.CloseTrigger aria-label="Close" />
          <Modal.Header>
            <Modal.Heading className="text-lg font-semibold tracking-tight">{label}</Modal.Heading>
          </Modal.Header>
          <Modal.Body className="grid place-items-center pt-3">
            {/* biome-ignore lint/performance/noImgElement: pictures are shown as they came; nothing is optimized on the fly. */}
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
  );
}

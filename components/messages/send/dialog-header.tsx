import { Modal } from "@heroui/react";

/** The dialog's name, which changes as the text goes its way. */
export function DialogHeader({ title }: { title: string }) {
  return (
    <Modal.Header className="border-b border-separator px-5 pt-5 pb-4 sm:px-6">
      <Modal.Heading className="text-lg font-semibold tracking-tight">{title}</Modal.Heading>
    </Modal.Header>
  );
}

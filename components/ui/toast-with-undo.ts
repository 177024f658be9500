import { toast } from "./toast";

/** Milliseconds: time to read a line and to think better of it. */
const OFFER_MS = 8_000;

/** Says what was done and offers to take it back, once: pressing Undo puts the offer away. */
export function toastWithUndo(message: string, onUndo: () => void, description?: string): void {
  const offer = toast.success(message, {
    description,
    timeout: OFFER_MS,
    actionProps: {
      children: "Undo",
      onPress: () => {
        void toast.close(offer);
        onUndo();
      },
    },
  });
}

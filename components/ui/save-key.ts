import type { KeyboardEvent } from "react";

/** A form's own Ctrl+S or ⌘S, in place of the browser's. */
export const onSaveKey =
  (save: () => void) =>
  (event: KeyboardEvent): void => {
    if (!(event.metaKey || event.ctrlKey) || event.key !== "s") return;
    event.preventDefault();
    save();
  };

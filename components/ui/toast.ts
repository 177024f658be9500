import type { toast as herouiToast } from "@heroui/react";
import type { ReactNode } from "react";

type Toaster = typeof import("./toaster");
type Shown = typeof herouiToast;
type Kind = "success" | "danger" | "warning" | "info";
/** Names a word that was said, so that it can be taken away. */
export type Said = Promise<string | null>;

let toaster: Promise<Toaster> | null = null;
let stand: (loaded: Toaster) => void = () => {};

/** Kept as soon as there is something to say, or the page has had its time. */
export const toasterLoaded = new Promise<Toaster>((resolve) => {
  stand = resolve;
});

/** Fetches what shows toasts, once; a fetch that failed is tried again by the next word. */
export function loadToaster(): Promise<Toaster> {
  toaster ??= import("./toaster").then(
    (loaded) => {
      stand(loaded);
      return loaded;
    },
    (error: unknown) => {
      toaster = null;
      throw error;
    },
  );
  return toaster;
}

const say =
  (kind: Kind) =>
  (message: ReactNode, options?: Parameters<Shown[Kind]>[1]): Said =>
    loadToaster().then(
      ({ toast }) => toast[kind](message, options),
      () => null,
    );

/** Says in a word what was done or what went wrong; what shows it is fetched by the first word. */
export const toast = {
  success: say("success"),
  danger: say("danger"),
  warning: say("warning"),
  info: say("info"),
  async close(said: Said): Promise<void> {
    const key = await said;
    if (key !== null) (await loadToaster()).toast.close(key);
  },
  /** Tells that it goes on, then how it ended. */
  async promise<T>(work: Promise<T>, words: Parameters<typeof herouiToast.promise<T>>[1]): Promise<void> {
    const shown = await loadToaster().catch(() => null);
    if (shown) shown.toast.promise(work, words);
    else await work.catch(() => {});
  },
};

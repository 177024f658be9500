let wake: () => void = () => {};

/** Resolves once the page answers to presses; at once where there is no page. */
const alive: Promise<void> =
  typeof document === "undefined"
    ? Promise.resolve()
    : new Promise((resolve) => {
        wake = resolve;
      });

/** Marks the page: until then a test, like a quick hand, would type into nothing. */
export function markAlive(): void {
  document.documentElement.dataset.alive = "";
  wake();
}

/** Fetches a part of the page that must not hold its first life up. */
export const onceAlive = <T>(load: () => Promise<T>): Promise<T> => alive.then(load);

/**
 * Lets at most `width` pieces of work of one key run at a time; the others wait in line. A workspace with slow servers
 * so delays itself alone.
 */
export function lanes(width: number) {
  const waiting = new Map<number, (() => void)[]>();
  const running = new Map<number, number>();
  return async <T>(key: number, work: () => Promise<T>): Promise<T> => {
    const inUse = running.get(key) ?? 0;
    if (inUse < width) running.set(key, inUse + 1);
    else await new Promise<void>((go) => waiting.set(key, [...(waiting.get(key) ?? []), go]));
    try {
      return await work();
    } finally {
      const [next, ...rest] = waiting.get(key) ?? [];
      // The place is handed on, or given up.
      if (next) {
        if (rest.length > 0) waiting.set(key, rest);
        else waiting.delete(key);
        next();
      } else {
        const left = (running.get(key) ?? 1) - 1;
        if (left > 0) running.set(key, left);
        else running.delete(key);
      }
    }
  };
}

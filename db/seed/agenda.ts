type Entry = { at: Date; order: number; work: () => void };

/** What is going to happen, in order of time: doing one thing may put others on it. */
export function openAgenda() {
  const entries: Entry[] = [];
  let order = 0;
  const isBefore = (a: Entry, b: Entry) => a.at.getTime() - b.at.getTime() || a.order - b.order;
  return {
    add(at: Date, work: () => void): void {
      const entry = { at, order: order++, work };
      // Kept with the earliest last, where taking it costs nothing.
      let [low, high] = [0, entries.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const found = entries[middle];
        if (found && isBefore(found, entry) > 0) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, entry);
    },
    /** Does everything up to `until`; what is later has not happened yet. */
    run(until: Date): void {
      for (let next = entries.at(-1); next && next.at <= until; next = entries.at(-1)) {
        entries.pop();
        next.work();
      }
    },
  };
}

export type Agenda = ReturnType<typeof openAgenda>;

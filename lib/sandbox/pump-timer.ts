/** The pump's state, on `globalThis`: `next dev` reloads modules, and doors and instrumentation may load separate copies. */
type Pump = { isStopped: boolean; timer: NodeJS.Timeout | null; wakeAt: number; tick: () => void };

const home = globalThis as typeof globalThis & { parleyCarrierPump?: Pump };

export const currentPump = (): Pump | null => home.parleyCarrierPump ?? null;

export function setPump(pump: Pump | null): void {
  home.parleyCarrierPump = pump ?? undefined;
}

/** Lets the pump look within `afterMs`, or sooner if that was agreed already. Without a pump in this process: nothing. */
export function wakePump(afterMs = 0): void {
  const pump = home.parleyCarrierPump;
  if (!pump || pump.isStopped) return;
  const at = Date.now() + Math.max(0, afterMs);
  if (pump.timer && pump.wakeAt <= at) return;
  if (pump.timer) clearTimeout(pump.timer);
  pump.wakeAt = at;
  pump.timer = setTimeout(
    () => {
      pump.timer = null;
      pump.tick();
    },
    Math.max(0, afterMs),
  );
  pump.timer.unref();
}

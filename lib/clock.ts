/** The one place that asks for the time, so that tests can turn it. */
let offsetMs = 0;

export const now = (): Date => new Date(Date.now() + offsetMs);

/** Tests only: move this process's idea of now. */
export function shiftClock(ms: number): void {
  offsetMs = ms;
}

export const seconds = (n: number) => n * 1000;
export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => n * 3_600_000;
export const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

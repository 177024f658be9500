import { type Knocked, knock } from "./knock";
import type { Supply } from "./queue";
import { lookAt, type Shares, sharesEach } from "./shares";
import { residentMbOf } from "./spawn-node";
import type { Stage } from "./stage";

export type ApiLoad = { asked: Knocked; shares: Shares; doorMb: number };

/** More than can be asked in any time that is measured. */
const ENOUGH = 60_000;

/**
 * Requests that the API accepts a second, one text each, while a worker sends from a full queue at 50 ms with 50 in
 * flight. `atOnce` clients ask without a pause for `seconds`; two seconds before are not counted.
 */
export async function measureApi(
  stage: Stage,
  supply: Supply,
  key: string,
  atOnce: number,
  seconds: number,
): Promise<ApiLoad> {
  await supply.clear();
  await stage.carrier.reset({ latencyMs: 50, callbacks: 0 });
  const door = await stage.startDoor();
  const worker = stage.startWorker(50);
  const ask = (forSeconds: number, onBegin = () => {}) =>
    knock({
      kind: "accepts",
      url: stage.publicUrl,
      n: ENOUGH,
      atOnce,
      key,
      seconds: forSeconds,
      onBegin,
    });
  try {
    await supply.queue(seconds * 1_000 + 8_000);
    await ask(2);
    let before = lookAt(stage, door, worker);
    const asked = await ask(seconds, () => {
      before = lookAt(stage, door, worker);
    });
    const shares = sharesEach(before, lookAt(stage, door, worker), asked.answered);
    return { asked, shares, doorMb: residentMbOf(door.pid).peak };
  } finally {
    await worker.stop();
    await door.stop();
  }
}

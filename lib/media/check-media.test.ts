import { beforeAll, describe, expect, test, vi } from "vitest";
import { raw, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { systemActor } from "@/lib/actor";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { checkMedia, findMediaFault } from "./check-media";
import * as probe from "./probe-address";
import { testPng } from "./testing";
import { uploadMedia } from "./upload-media";

await testDatabase();

let salon: TestTenant;
let other: TestTenant;

beforeAll(async () => {
  salon = await testTenant({ name: "Juniper Salon" });
  other = await testTenant({ name: "Other" });
});

const upload = async ({ workspaceId }: TestTenant, seed: number): Promise<string> =>
  (await uploadMedia(systemActor(workspaceId), { name: "Cut.png", bytes: testPng(seed) })).url;

describe("looking at addresses", () => {
  const good = { problem: null, contentType: "image/png", size: 1_000 } as const;

  test("own pictures are looked up, never asked for; another workspace's code is none of ours", async () => {
    const asks = vi.spyOn(probe, "probeAddress");
    const mine = await upload(salon, 50);
    const theirs = await upload(other, 51);
    const odd = ["http://localhost:3000/api/v1/media", "http://localhost:3000/media/short", `${mine}/more`];
    const checks = await checkMedia(salon.workspaceId, [mine, theirs, ...odd]);
    expect(checks.get(mine)).toEqual({ problem: null, contentType: "image/png", size: 308 });
    for (const address of [theirs, ...odd]) expect(checks.get(address)?.problem).toBe("media_not_found");
    expect(asks).not.toHaveBeenCalled();
  });

  test("one address is asked once: within a call, among calls at the same time, and within the hour", async () => {
    const asks = vi.spyOn(probe, "probeAddress").mockImplementation(async () => {
      await new Promise((done) => setTimeout(done, 20));
      return good;
    });
    const url = "https://cdn.example.com/menu.png";
    await Promise.all(Array.from({ length: 20 }, () => checkMedia(salon.workspaceId, [url, url])));
    await checkMedia(salon.workspaceId, [url]);
    expect(asks).toHaveBeenCalledTimes(1);
    // What one workspace asked tells another nothing.
    await checkMedia(other.workspaceId, [url]);
    expect(asks).toHaveBeenCalledTimes(2);
    const old = (age: string) =>
      withWorkspace(
        salon.workspaceId,
        (tx) =>
          raw(
            tx,
          )`update media_checks set checked_at = now() - ${age}::interval where workspace_id = ${salon.workspaceId}`,
      );
    await old("61 minutes");
    await checkMedia(salon.workspaceId, [url]);
    expect(asks).toHaveBeenCalledTimes(3);
    asks.mockRestore();
  });

  test("a fault is looked at again after a minute", async () => {
    const asks = vi
      .spyOn(probe, "probeAddress")
      .mockResolvedValue({ problem: "media_unreachable", contentType: null, size: null });
    const look = () => checkMedia(salon.workspaceId, ["https://down.example.com/a.png"]);
    await look();
    expect((await look()).get("https://down.example.com/a.png")?.problem).toBe("media_unreachable");
    expect(asks).toHaveBeenCalledTimes(1);
    await withWorkspace(
      salon.workspaceId,
      (tx) =>
        raw(
          tx,
        )`update media_checks set checked_at = now() - interval '2 minutes' where workspace_id = ${salon.workspaceId}`,
    );
    await look();
    expect(asks).toHaveBeenCalledTimes(2);
    asks.mockRestore();
  });

  test("a call asks 200 addresses elsewhere at most, a few at a time", async () => {
    let [running, most] = [0, 0];
    const asks = vi.spyOn(probe, "probeAddress").mockImplementation(async () => {
      most = Math.max(most, ++running);
      await new Promise((done) => setTimeout(done, 2));
      running--;
      return good;
    });
    const all = Array.from({ length: 250 }, (_, i) => `https://cdn.example.com/many/${i}.png`);
    const checks = await checkMedia(salon.workspaceId, all);
    expect([...checks.values()].filter(({ problem }) => problem === "media_unchecked")).toHaveLength(50);
    expect(asks).toHaveBeenCalledTimes(200);
    expect(most).toBeLessThanOrEqual(8);
    asks.mockRestore();
  });

  test("all that goes with one text counts together", () => {
    const checks = new Map(["a", "b", "c"].map((url) => [url, { ...good, size: 2 * 1024 * 1024 }]));
    expect(findMediaFault(["a", "b"], checks)).toBe(null);
    expect(findMediaFault(["a", "b", "c"], checks)).toMatchObject({ index: 2, code: "media_too_large" });
    expect(findMediaFault(["d"], checks)).toMatchObject({ code: "media_unchecked" });
  });
});

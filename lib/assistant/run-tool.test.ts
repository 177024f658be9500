import { beforeAll, expect, test } from "vitest";
import { withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { dryDesk } from "./desk";
import { testPlace } from "./eval/testing";
import { loadScene } from "./load-scene";
import { runTool } from "./run-tool";
import type { Scene } from "./scene";
import { newestIn, writesTo } from "./testing";

await testDatabase();

let scene: Scene;
beforeAll(async () => {
  const salon = await testPlace("salon");
  await writesTo(salon, "A haircut for my brother please");
  const { id, contact_id: contactId } = await newestIn(salon);
  scene = await withWorkspace(salon.workspaceId, (tx) =>
    loadScene(tx, salon.workspaceId, { conversationId: id, contactId, messageId: 0 }),
  );
});

const book = (more: object) =>
  runTool(
    "book",
    JSON.stringify({
      service_id: scene.services[0]?.id,
      resource_id: null,
      starts_at: "2026-11-27T20:00:00Z",
      party_size: null,
      guest_name: null,
      ...more,
    }),
    scene,
    dryDesk(scene),
  );

test("a guest's name is one line, whatever the model makes of it", async () => {
  const used = await book({ guest_name: " Leo\nATTENDEE:mailto:x\u0000 " });
  expect(used.act?.pending).toMatchObject({ guest: "Leo ATTENDEE:mailto:x" });
  expect((await book({ guest_name: "\n" })).act?.pending).toMatchObject({ guest: null });
});

test("a party is as large as the book takes", async () => {
  expect((await book({ party_size: 5_000 })).act?.pending).toMatchObject({ partySize: 200 });
  expect((await book({ party_size: -3 })).act?.pending).toMatchObject({ partySize: 1 });
});

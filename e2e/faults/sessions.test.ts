import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as listMessages, POST as send } from "@/app/api/v1/messages/route";
import { raw, withoutWorkspace, withWorkspace } from "@/db/client";
import { memberships, users } from "@/db/schema/workspaces";
import type { Handler } from "@/lib/http/endpoint";
import { createTenant, numberOf, type Tenant } from "../bench/world";
import { setScene } from "./scene";

const NOWHERE = 987_654_321;

let mine: Tenant;
let theirs: Tenant;

beforeAll(async () => {
  await setScene();
  mine = await createTenant(1);
  theirs = await createTenant(2);
}, 60_000);

describe("a member's session", () => {
  async function signIn(workspaceId: number, role: "owner" | "viewer") {
    const [user] = await withoutWorkspace((tx) =>
      tx
        .insert(users)
        .values({ email: `${role}${Math.random()}@example.com`, name: role })
        .returning(),
    );
    if (!user) throw new Error("no user");
    await withWorkspace(workspaceId, (tx) =>
      tx.insert(memberships).values({ workspaceId, userId: user.id, role }),
    );
    const token = await encode({
      token: { sub: String(user.id), epoch: user.sessionEpoch },
      secret: process.env.NEXTAUTH_SECRET ?? "",
    });
    const ask = async (
      workspace: number | string,
      handler: Handler = listMessages,
      method = "GET",
      origin: string | null = process.env.PARLEY_PUBLIC_URL ?? null,
    ) => {
      const request = new NextRequest(`${process.env.PARLEY_PUBLIC_URL}/api/v1/messages`, {
        method,
        headers: {
          cookie: `next-auth.session-token=${token}`,
          "x-workspace-id": String(workspace),
          "x-request-id": "request-of-a-test",
          "content-type": "application/json",
          ...(origin === null ? {} : { origin }),
        },
        ...(method === "GET" ? {} : { body: JSON.stringify({ to: numberOf(60), body: "x" }) }),
      });
      return handler(request, { params: Promise.resolve({}) });
    };
    return { user, ask };
  }

  test("opens the own workspace and no other", async () => {
    const { ask } = await signIn(mine.workspaceId, "owner");
    expect((await ask(mine.workspaceId)).status).toBe(200);
    const [other, nowhere] = await Promise.all([ask(theirs.workspaceId), ask(NOWHERE)]);
    expect(other.status).toBe(404);
    expect(await other.text()).toBe(await nowhere.text());
    for (const odd of ["", "-1", "1e9", "x", "1,2"])
      expect((await ask(odd)).status).toBeGreaterThanOrEqual(400);
  });

  test("of a removed member shows nothing on the next request", async () => {
    const { user, ask } = await signIn(mine.workspaceId, "owner");
    expect((await ask(mine.workspaceId)).status).toBe(200);
    await withWorkspace(
      mine.workspaceId,
      (tx) => raw(tx)`delete from memberships where user_id = ${user.id}`,
    );
    const answer = await ask(mine.workspaceId);
    expect([401, 404]).toContain(answer.status);
    expect(Object.keys(await answer.json())).not.toContain("data");
  });

  test("ends when the person's sessions are ended", async () => {
    const { user, ask } = await signIn(mine.workspaceId, "owner");
    await withoutWorkspace(
      (tx) => raw(tx)`update users set session_epoch = session_epoch + 1 where id = ${user.id}`,
    );
    expect((await ask(mine.workspaceId)).status).toBe(401);
  });

  test("follows a changed role at once", async () => {
    const { user, ask } = await signIn(mine.workspaceId, "owner");
    await withWorkspace(
      mine.workspaceId,
      (tx) => raw(tx)`update memberships set role = 'viewer' where user_id = ${user.id}`,
    );
    expect((await ask(mine.workspaceId, send, "POST")).status).toBe(403);
    expect((await ask(mine.workspaceId)).status).toBe(200);
  });

  test("is not spent by another site's page", async () => {
    const { ask } = await signIn(mine.workspaceId, "owner");
    for (const origin of [
      "https://evil.example",
      "null",
      null,
      `${process.env.PARLEY_PUBLIC_URL}.evil.example`,
    ])
      expect((await ask(mine.workspaceId, send, "POST", origin)).status).toBe(403);
  });
});

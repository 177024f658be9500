import { NextRequest } from "next/server";
import { withWorkspace } from "@/db/client";
import { apiKeys, workspaces } from "@/db/schema/workspaces";
import { type Scope, scopes } from "@/lib/actor";
import { randomToken, sha256 } from "@/lib/crypto";
import type { Handler } from "./endpoint";

export type TestTenant = { workspaceId: number; key: string; call: Call };
type Call = (handler: Handler, request?: CallOptions) => Promise<Reply>;
type CallOptions = {
  method?: string;
  query?: string;
  params?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};
export type Reply = { status: number; text: string; json: Record<string, unknown>; headers: Headers };

let lastId = 100;

/** A workspace of its own with an API key, and a way to knock on a route's door with it. Tests only. */
export async function testTenant(
  values: Partial<typeof workspaces.$inferInsert> = {},
  granted: Scope[] = scopes,
): Promise<TestTenant> {
  // Tests write faster than people configure.
  process.env.PARLEY_CONFIG_WRITES_PER_MINUTE = "100000";
  const workspaceId = ++lastId;
  const key = `sk_${randomToken()}`;
  await withWorkspace(workspaceId, async (tx) => {
    await tx.insert(workspaces).values({ name: `Workspace ${workspaceId}`, ...values, id: workspaceId });
    await tx
      .insert(apiKeys)
      .values({ workspaceId, name: "test", prefix: key.slice(0, 8), hash: sha256(key), scopes: granted });
  });
  return { workspaceId, key, call: (handler, request) => callRoute(handler, key, request) };
}

/** Calls a route handler as a client with this key would, without a server. */
export async function callRoute(
  handler: Handler,
  key: string | null,
  request: CallOptions = {},
): Promise<Reply> {
  const {
    method = request.body === undefined ? "GET" : "POST",
    query = "",
    params = {},
    body,
    headers = {},
  } = request;
  const url = `http://localhost:3000/api/v1/test${query && `?${query}`}`;
  const response = await handler(
    new NextRequest(url, {
      method,
      headers: {
        ...(key === null ? {} : { "X-API-Key": key }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        // Fixed, so that two answers can be compared byte by byte.
        "X-Request-Id": "request-of-a-test",
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
    { params: Promise.resolve(params) },
  );
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, text, json: isJson ? JSON.parse(text) : {}, headers: response.headers };
}

import { encode } from "next-auth/jwt";
import { raw, withoutWorkspace, withWorkspace } from "@/db/client";
import type { Role } from "@/db/enums";
import { isSecure } from "@/lib/auth/authenticate-session";
import { env } from "@/lib/env";
import { callRoute, type Reply } from "@/lib/http/testing";

type Handler = Parameters<typeof callRoute>[0];
type Request = Parameters<typeof callRoute>[2];
export type Person = {
  id: number;
  email: string;
  headers: Record<string, string>;
  call: (handler: Handler, request?: Request) => Promise<Reply>;
};

/** Somebody who is signed in, working in this workspace with this role (or, with null, nowhere yet). Tests only. */
export async function testPerson(
  workspaceId: number,
  role: Role | null,
  {
    passwordHash = null,
    email = `${crypto.randomUUID()}@people.example`,
  }: { passwordHash?: string | null; email?: string } = {},
): Promise<Person> {
  const [user] = await withoutWorkspace(
    (tx) => raw(tx)<{ id: number }[]>`insert into users (email, name, password_hash)
      values (${email}, ${`The ${role ?? "stranger"}`}, ${passwordHash}) returning id`,
  );
  const id = user?.id ?? 0;
  if (role !== null) {
    await withWorkspace(
      workspaceId,
      (tx) =>
        raw(
          tx,
        )`insert into memberships (workspace_id, user_id, role) values (${workspaceId}, ${id}, ${role})`,
    );
  }
  const headers = await sessionHeaders(workspaceId, id, 1);
  return {
    id,
    email,
    headers,
    call: (handler, request = {}) =>
      callRoute(handler, null, { ...request, headers: { ...headers, ...request.headers } }),
  };
}

/** What a signed-in browser sends. */
export async function sessionHeaders(workspaceId: number, userId: number, epoch: number) {
  const token = await encode({ token: { sub: String(userId), epoch }, secret: env().NEXTAUTH_SECRET });
  return {
    Cookie: `${isSecure() ? "__Secure-" : ""}next-auth.session-token=${token}`,
    "X-Workspace-Id": String(workspaceId),
    Origin: new URL(env().PARLEY_PUBLIC_URL).origin,
  };
}

import type { ActorKind, Role } from "@/db/enums";
import { forbidden } from "./errors";

export const resources = [
  "messages",
  "templates",
  "contacts",
  "segments",
  "campaigns",
  "consent",
  "senders",
  "workspace",
  "api_keys",
  "members",
  "reports",
  "conversations",
  "bookings",
] as const;
export type Resource = (typeof resources)[number];
export type Scope = `${Resource}:${"read" | "write"}`;

export const scopes: Scope[] = resources.flatMap((r) => [`${r}:read`, `${r}:write`] as Scope[]);

/** Who is asking, in which workspace, with which permissions. Every verb's first argument. */
export type Actor = {
  kind: ActorKind;
  workspaceId: number;
  id: number | null;
  name: string;
  role: Role | null;
  scopes: ReadonlySet<Scope>;
  requestId: string | null;
  /** Hash of the request's Idempotency-Key: rows that must exist once carry it. */
  idempotencyKey: string | null;
};

const reads = scopes.filter((s) => s.endsWith(":read"));
const ownerOnly: Scope[] = ["api_keys:read", "api_keys:write", "members:write"];

/** What each role may do; the same scopes that API keys carry. */
export const roleScopes: Record<Role, ReadonlySet<Scope>> = {
  owner: new Set(scopes),
  manager: new Set(scopes.filter((s) => !ownerOnly.includes(s))),
  operator: new Set([
    ...reads.filter((s) => !ownerOnly.includes(s)),
    "messages:write",
    "contacts:write",
    "consent:write",
    "conversations:write",
    "bookings:write",
  ] as Scope[]),
  viewer: new Set(reads.filter((s) => !ownerOnly.includes(s))),
};

/** Throws 403 `insufficient_scope` unless the actor may. Called where data is read or written. */
export function authorize(actor: Actor, scope: Scope): void {
  if (!actor.scopes.has(scope)) throw forbidden(scope);
}

/** Nobody hands on more than they have: throws 403 unless the actor may all that the role may. */
export function authorizeRole(actor: Actor, role: Role): void {
  for (const scope of roleScopes[role]) authorize(actor, scope);
}

/** The product itself, in one workspace: drains, keyword replies, confirmations. */
export function systemActor(workspaceId: number, name = "Parley"): Actor {
  return {
    kind: "system",
    workspaceId,
    id: null,
    name,
    role: null,
    scopes: new Set(scopes),
    requestId: null,
    idempotencyKey: null,
  };
}

/** The operator of the installation, outside every workspace. */
export function platformActor(requestId: string | null): Actor {
  return {
    kind: "platform",
    workspaceId: 0,
    id: null,
    name: "Operator",
    role: null,
    scopes: new Set(),
    requestId,
    idempotencyKey: null,
  };
}

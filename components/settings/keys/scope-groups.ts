import { resources, type Scope, scopes } from "@/lib/actor";

export type GroupId = "send" | "read" | "all" | "custom";

/** What keys are most often for; each a plain set of permissions. */
export const groups: readonly { id: GroupId; label: string; hint: string; scopes: Scope[] }[] = [
  {
    id: "send",
    label: "Send texts",
    hint: "Sends texts, looks up contacts and templates",
    scopes: ["messages:read", "messages:write", "contacts:read", "templates:read", "consent:read"],
  },
  {
    id: "read",
    label: "Read only",
    hint: "Looks at everything, changes nothing",
    scopes: scopes.filter((scope) => scope.endsWith(":read")),
  },
  { id: "all", label: "Everything", hint: "All that an owner may do. Keep it well", scopes },
  { id: "custom", label: "Custom", hint: "Pick each permission yourself", scopes: [] },
];

/** "Send texts", or how many permissions it is. */
export function scopeWords(granted: readonly string[]): string {
  const same = groups.find(
    (group) =>
      group.scopes.length === granted.length && group.scopes.every((scope) => granted.includes(scope)),
  );
  return same?.label ?? `${granted.length} ${granted.length === 1 ? "permission" : "permissions"}`;
}

const names: Partial<Record<string, string>> = {
  consent: "Opt-ins and opt-outs",
  workspace: "Settings",
  api_keys: "API keys",
  reports: "Reports and audit log",
};

/** Every resource with its two permissions, for picking by hand. */
export const scopeRows = resources.map((resource) => ({
  resource,
  label: names[resource] ?? resource.charAt(0).toUpperCase() + resource.slice(1),
  read: `${resource}:read` as const,
  write: `${resource}:write` as const,
}));

import type { Role } from "@/db/enums";

/** What each role may do, in words. */
export const roleWords: Record<Role, { label: string; hint: string }> = {
  owner: { label: "Owner", hint: "Everything, with members and API keys" },
  manager: { label: "Manager", hint: "Everything but members and API keys" },
  operator: { label: "Operator", hint: "Sends texts and keeps contacts" },
  viewer: { label: "Viewer", hint: "Looks, changes nothing" },
};

export const roleOptions = (["owner", "manager", "operator", "viewer"] as const).map((id) => ({
  id,
  ...roleWords[id],
}));

import type { Metadata } from "next";
import { MembersSection } from "@/components/settings/members/members-section";
import { listInvites, listMembers, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Members" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function MembersPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/members");
  const [first, invites, owners] = await Promise.all([
    listMembers(actor, { limit: 50 }),
    actor.scopes.has("members:write") ? listInvites(actor, { limit: 50 }) : null,
    listOwnerNames(actor),
  ]);
  return <MembersSection first={first} invites={invites} owners={owners} />;
}

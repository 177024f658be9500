import type { Metadata } from "next";
import { headers } from "next/headers";
import { InvitePage } from "@/components/settings/invite-page";
import { callerAddress } from "@/lib/auth/options";
import { currentUser } from "@/lib/auth/page-session";
import { hasRoom, takeToken } from "@/lib/http/rate-limit";
import { findInvite } from "@/lib/workspaces/find-invite";

export const metadata: Metadata = { title: "Invitation" };

type Props = { params: Promise<{ token: string }> };

/** A wrong, expired, used and revoked link look alike here, and guessing is slowed down. */
export default async function Invitation({ params }: Props) {
  const { token } = await params;
  const key = `invite-page:${callerAddress({ headers: await headers() })}`;
  const invite = (await hasRoom("sign_in", key)) ? await findInvite(token) : null;
  if (!invite) {
    await takeToken("sign_in", key).catch(() => null);
    return <InvitePage token={token} invite={null} signedInAs={null} />;
  }
  const user = await currentUser();
  const { email, role, workspaceName, invitedByName, hasAccount } = invite;
  return (
    <InvitePage
      token={token}
      invite={{ email, role, workspaceName, invitedByName, hasAccount }}
      signedInAs={user?.email ?? null}
    />
  );
}

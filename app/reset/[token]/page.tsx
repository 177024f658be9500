import type { Metadata } from "next";
import { headers } from "next/headers";
import { ResetPage } from "@/components/settings/reset-page";
import { callerAddress } from "@/lib/auth/options";
import { hasRoom, takeToken } from "@/lib/http/rate-limit";
import { findReset } from "@/lib/workspaces/find-reset";

export const metadata: Metadata = { title: "New password" };

type Props = { params: Promise<{ token: string }> };

/** A wrong, expired, used and overtaken link look alike here, and guessing is slowed down. */
export default async function Reset({ params }: Props) {
  const { token } = await params;
  const key = `reset-page:${callerAddress({ headers: await headers() })}`;
  const reset = (await hasRoom("sign_in", key)) ? await findReset(token) : null;
  if (!reset) {
    await takeToken("sign_in", key).catch(() => null);
    return <ResetPage token={token} reset={null} />;
  }
  const { email, name, workspaceName } = reset;
  return <ResetPage token={token} reset={{ email, name, workspaceName }} />;
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LoginForm } from "@/components/auth/login-form";
import { LoginScene } from "@/components/auth/login-scene";
import { Logo } from "@/components/shell/logo";
import { Notice } from "@/components/ui/notice";
import { listDemoLogins } from "@/lib/auth/demo-logins";
import { ownPath } from "@/lib/auth/own-path";
import { currentUser } from "@/lib/auth/page-session";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LoginPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const next = ownPath(callbackUrl, new URL(env().PARLEY_PUBLIC_URL).origin);
  const user = await currentUser();
  if (user && user.memberships.length > 0 && error === undefined) redirect(next);
  const demo = await listDemoLogins();
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <div className="flex flex-col px-5 py-8 sm:px-10">
        <p className="flex items-center gap-2.5 text-lg font-semibold tracking-tight">
          <Logo className="h-7" />
          Parley
        </p>
        <div className="mx-auto my-auto w-full max-w-sm py-10">
          <h1 className="text-[1.75rem] leading-tight font-semibold tracking-tight">Welcome back</h1>
          <p className="mt-1.5 text-muted">Sign in to your front desk.</p>
          <Hurdle isMemberNowhere={user !== null && user.memberships.length === 0} error={error} />
          <LoginForm next={next} demo={demo} />
        </div>
      </div>
      <LoginScene />
    </main>
  );
}

function Hurdle({
  isMemberNowhere,
  error,
}: {
  isMemberNowhere: boolean;
  error: string | string[] | undefined;
}) {
  if (error === "workspace_inactive") {
    return (
      <Notice tone="wait" title="This workspace is suspended" role="status" className="mt-6">
        Whoever runs Parley for you can open it again.
      </Notice>
    );
  }
  if (!isMemberNowhere) return null;
  return (
    <Notice tone="wait" title="You are not in any workspace" role="status" className="mt-6">
      Ask the owner to add you, or sign in as somebody else.
    </Notice>
  );
}

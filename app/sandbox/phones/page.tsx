import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";
import { PhonesPage } from "@/components/sandbox/phones-page";
import { currentUser } from "@/lib/auth/page-session";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Phones" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: Props) {
  const user = await currentUser();
  // Asked first: it makes the page render per request, where the environment is known.
  if (!env().isSandbox) notFound();
  if (!user) redirect("/login?callbackUrl=%2Fsandbox%2Fphones");
  const { workspace } = await searchParams;
  const from = user.memberships.find(({ workspaceId }) => String(workspaceId) === workspace);
  const home = from
    ? { href: `/w/${from.workspaceId}/messages`, workspaceId: from.workspaceId }
    : { href: "/", workspaceId: null };
  const writable = user.memberships.filter(({ role }) => role !== "viewer");
  return (
    <Suspense>
      <PhonesPage
        openedAt={Date.now()}
        home={home}
        writable={writable.map(({ workspaceId }) => workspaceId)}
      />
    </Suspense>
  );
}

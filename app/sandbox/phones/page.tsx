import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Suspense } from "react";
import { PhonesPage } from "@/components/sandbox/phones-page";
import { currentUser } from "@/lib/auth/page-session";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Phones" };

export default async function Page() {
  const user = await currentUser();
  // Asked first: it makes the page render per request, where the environment is known.
  if (!env().isSandbox) notFound();
  if (!user) redirect("/login?callbackUrl=%2Fsandbox%2Fphones");
  return (
    <Suspense>
      <PhonesPage openedAt={Date.now()} />
    </Suspense>
  );
}

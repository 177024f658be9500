import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { currentUser } from "@/lib/auth/page-session";
import { now } from "@/lib/clock";
import { loadPlace } from "./load-place";

type Props = { children: ReactNode; params: Promise<{ workspaceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  if (!(await currentUser())) return {};
  const place = await loadPlace((await params).workspaceId).catch(() => null);
  // What is not found is told by the layout itself: thrown from here, the page would lose its title and icon.
  if (!place) return { title: { absolute: "Not here · Parley" } };
  const { facts } = place;
  return { title: { default: facts.name, template: `%s · ${facts.name}` } };
}

export default async function WorkspaceLayout({ children, params }: Props) {
  // The page knows its own address, so it is the one that sends a signed-out person to sign in and back.
  if (!(await currentUser())) return children;
  const { facts } = await loadPlace((await params).workspaceId);
  return (
    <Shell facts={facts} at={now().getTime()}>
      {children}
    </Shell>
  );
}

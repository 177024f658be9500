import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { now } from "@/lib/clock";
import { loadPlace } from "./load-place";

type Props = { children: ReactNode; params: Promise<{ workspaceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { facts } = await loadPlace((await params).workspaceId);
  return { title: { default: facts.name, template: `%s · ${facts.name}` } };
}

export default async function WorkspaceLayout({ children, params }: Props) {
  const { facts } = await loadPlace((await params).workspaceId);
  return (
    <Shell facts={facts} at={now().getTime()}>
      {children}
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadPlace } from "../load-place";

export const metadata: Metadata = { title: "Not here" };

type Props = { params: Promise<{ workspaceId: string; rest: string[] }> };

/** An address of this workspace that leads nowhere: told inside the frame, to those who may see the workspace. */
export default async function NoSuchPage({ params }: Props) {
  const { workspaceId, rest } = await params;
  await loadPlace(workspaceId, `/${rest.join("/")}`);
  notFound();
}

import type { Metadata } from "next";
import { ProfileSection } from "@/components/settings/profile-section";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "Your profile" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function ProfilePage({ params }: Props) {
  await loadPlace((await params).workspaceId, "/settings/profile");
  return <ProfileSection />;
}

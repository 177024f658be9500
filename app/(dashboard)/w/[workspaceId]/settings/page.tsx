import type { Metadata } from "next";
import { SettingsIndex } from "@/components/settings/settings-nav";
import { BusinessSection } from "@/components/settings/workspace/business-form";
import { PageHeader } from "@/components/shell/page-header";
import { getWorkspace, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../load-place";

export const metadata: Metadata = { title: "Settings" };

type Props = { params: Promise<{ workspaceId: string }> };

/** A phone has the list of sections, a desk (whose list stands beside it) the first of them. */
export default async function SettingsPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings");
  const [workspace, owners] = await Promise.all([getWorkspace(actor), listOwnerNames(actor)]);
  return (
    <>
      <div className="md:hidden">
        <PageHeader title="Settings" />
        <SettingsIndex />
      </div>
      <div className="hidden md:block">
        <BusinessSection workspace={workspace} owners={owners} />
      </div>
    </>
  );
}

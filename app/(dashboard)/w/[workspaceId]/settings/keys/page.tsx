import type { Metadata } from "next";
import { KeysSection } from "@/components/settings/keys/keys-section";
import { Refused } from "@/components/settings/refused";
import { env } from "@/lib/env";
import { listApiKeys, listOwnerNames } from "@/lib/workspaces/queries";
import { loadPlace } from "../../load-place";

export const metadata: Metadata = { title: "API keys" };

type Props = { params: Promise<{ workspaceId: string }> };

export default async function KeysPage({ params }: Props) {
  const { actor } = await loadPlace((await params).workspaceId, "/settings/keys");
  if (!actor.scopes.has("api_keys:read"))
    return <Refused title="API keys" owners={await listOwnerNames(actor)} />;
  return <KeysSection first={await listApiKeys(actor, { limit: 50 })} publicUrl={env().PARLEY_PUBLIC_URL} />;
}

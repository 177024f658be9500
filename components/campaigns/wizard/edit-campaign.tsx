"use client";

import type { CampaignView } from "@/lib/campaigns/schema";
import { useDraft } from "./use-draft";
import { Wizard } from "./wizard";

/** A draft that is on the server. */
export function EditCampaign({ first }: { first: CampaignView }) {
  return <Wizard draft={useDraft(first)} />;
}

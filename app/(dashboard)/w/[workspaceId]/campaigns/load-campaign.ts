import { notFound } from "next/navigation";
import { cache } from "react";
import { getCampaign } from "@/lib/campaigns/queries";
import { Problem } from "@/lib/errors";
import { loadPlace } from "../load-place";

/** The campaign of an address, or "nothing here". */
export const loadCampaign = cache(async (workspaceId: string, campaignId: string, rest = "") => {
  const { actor } = await loadPlace(workspaceId, `/campaigns/${campaignId}${rest}`);
  if (!/^[1-9]\d{0,14}$/.test(campaignId)) notFound();
  try {
    return { actor, campaign: await getCampaign(actor, Number(campaignId)) };
  } catch (error) {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  }
});

import type { CampaignView } from "@/lib/campaigns/schema";
import type { Choices } from "./choices";

/** How safe what was typed is: on the server, on its way, or kept here because it could not be saved. */
export type Safety = "saved" | "saving" | "unsaved";

/** A campaign being planned, whether it is on the server already or not. */
export type Draft = {
  campaign: CampaignView | null;
  choices: Choices;
  /** False until somebody said who: only then is "everybody" an answer. */
  hasAudience: boolean;
  change: (patch: Partial<Choices>) => void;
  /** Saves what waits; false when something was refused. */
  flush: () => Promise<boolean>;
  /** Refusals by path of their field. */
  faults: Readonly<Record<string, string>>;
  safety: Safety;
  /** Why it could not be saved, as a whole. */
  trouble: string | null;
};

/** The refusal of a field or of anything in it. */
export const faultOf = ({ faults }: Pick<Draft, "faults">, field: string): string | undefined =>
  faults[field] ?? Object.entries(faults).find(([path]) => path.startsWith(`${field}.`))?.[1];

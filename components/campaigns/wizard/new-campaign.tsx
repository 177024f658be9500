"use client";

import { useNewDraft } from "./use-new-draft";
import { Wizard } from "./wizard";

/** A campaign that begins: nothing is stored before something was chosen. */
export function NewCampaign() {
  return <Wizard draft={useNewDraft()} />;
}

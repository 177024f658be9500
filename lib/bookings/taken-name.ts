import { violated } from "@/db/errors";
import { conflict } from "@/lib/errors";

const nouns: Record<string, { code: string; noun: string }> = {
  services_name_key: { code: "service_exists", noun: "a service" },
  resources_name_key: { code: "resource_exists", noun: "somebody or something" },
};

/** Translates a clash of names, which only the unique index can see, into 409. */
export async function orTakenName<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const taken = nouns[violated(error) ?? ""];
    if (!taken) throw error;
    throw conflict(taken.code, `There is already ${taken.noun} of this name.`);
  }
}

/** How many of a kind a workspace may have: availability reads them all. */
export const SETUP_LIMIT = 500;

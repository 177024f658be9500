import OpenAI from "openai";
import { minutes, now } from "@/lib/clock";
import { errorWords } from "./ask-model";
import { hasModel, modelName, openAi } from "./model-client";
import { modelHealth } from "./model-health";

export type ModelState =
  | { status: "unavailable"; error: "Not configured" }
  | { status: "healthy" | "degraded"; configured: true; model: string; error?: string; failed_at?: string };

const TIMEOUT_MS = 2_000;
/** An answer so recent tells enough. */
const RECENT = minutes(5);

const home = globalThis as typeof globalThis & {
  parleyModelVerified?: { at: number; model: string; error: Promise<string | null> };
};

/**
 * How the installation's model does: as it did for customers lately, else whether the service knows it. It is asked at
 * most once in `maxAgeMs`, and for a description only, which costs no tokens. Never throws; holds no secret.
 */
export async function verifyModel(maxAgeMs: number): Promise<ModelState> {
  if (!hasModel()) return { status: "unavailable", error: "Not configured" };
  const model = modelName(null);
  const { isFailing, error, failedAt, answeredAt } = modelHealth(model);
  const known = { configured: true, model } as const;
  if (isFailing)
    return {
      status: "degraded",
      ...known,
      error: error ?? "no answer",
      ...(failedAt ? { failed_at: failedAt.toISOString() } : {}),
    };
  if (answeredAt && now().getTime() - answeredAt.getTime() < RECENT) return { status: "healthy", ...known };
  const fault = await verified(model, maxAgeMs);
  return fault === null ? { status: "healthy", ...known } : { status: "degraded", ...known, error: fault };
}

function verified(model: string, maxAgeMs: number): Promise<string | null> {
  const at = now().getTime();
  const before = home.parleyModelVerified;
  if (before?.model === model && at - before.at < maxAgeMs) return before.error;
  const error = describe(model);
  home.parleyModelVerified = { at, model, error };
  return error;
}

async function describe(model: string): Promise<string | null> {
  try {
    await openAi().models.retrieve(model, { timeout: TIMEOUT_MS, maxRetries: 0 });
    return null;
  } catch (err) {
    // Hosts that speak the same language need not describe their models; OpenAI names the one it does not know.
    const isUntold = err instanceof OpenAI.NotFoundError && err.code !== "model_not_found";
    return isUntold ? null : errorWords(err);
  }
}

/** As if nothing was ever verified. Tests only. */
export const forgetVerified = (): void => {
  home.parleyModelVerified = undefined;
};

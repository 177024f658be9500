import type { Page } from "@playwright/test";
import { z } from "zod";
import { developmentSecrets } from "@/db/secrets";
import { e2eDataDir } from "./demo-access";

const made = z.object({ id: z.number(), api_key: z.string() });

export type NewBusiness = { id: number; apiKey: string; email: string; password: string };

/** Opens a workspace as the operator does, with an owner of its own: nothing is in it yet. */
export async function newBusiness(page: Page, name: string): Promise<NewBusiness> {
  const owner = {
    email: `owner.${crypto.randomUUID()}@new.example`,
    name: "Nora Fields",
    password: `slow-${crypto.randomUUID()}`,
  };
  const answer = await page.request.post("/api/v1/clients", {
    headers: { "X-API-Key": developmentSecrets(e2eDataDir()).PARLEY_PLATFORM_KEY },
    data: { name, kind: "salon", owner },
  });
  const { id, api_key } = made.parse(await answer.json());
  return { id, apiKey: api_key, email: owner.email, password: owner.password };
}

import { createHmac } from "node:crypto";
import { type APIRequestContext, expect } from "@playwright/test";
import { developmentSecrets } from "@/db/secrets";
import { e2eDataDir, e2eUrl } from "./demo-access";

export { signInWith } from "./sign-in";

export type OwnWorkspace = {
  id: number;
  name: string;
  apiKey: string;
  owner: { email: string; name: string; password: string };
};

/** A workspace that nobody else in this run touches, opened as the operator does it. */
export async function openWorkspace(
  request: APIRequestContext,
  { name = "Salon", ownerName = "Olive Owner" }: { name?: string; ownerName?: string } = {},
): Promise<OwnWorkspace> {
  const tag = crypto.randomUUID().slice(0, 8);
  const owner = { email: `olive-${tag}@own.example`, name: ownerName, password: "olive trees grow slowly" };
  const answer = await request.post("/api/v1/clients", {
    headers: { "X-API-Key": developmentSecrets(e2eDataDir()).PARLEY_PLATFORM_KEY },
    data: { name: `${name} ${tag}`, kind: "salon", time_zone: "America/New_York", owner },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const made = await answer.json();
  return { id: made.id, name: made.name, apiKey: made.api_key, owner };
}

/** What this browser's own pages send with a call. */
export const ownHeaders = (workspaceId: number) => ({
  "X-Workspace-Id": String(workspaceId),
  Origin: e2eUrl(),
});

/** Sets, as somebody in Twilio's console could, where the carrier posts texts to a number. */
export async function pointNumberAt(request: APIRequestContext, number: string, url: string): Promise<void> {
  const key = Buffer.from(developmentSecrets(e2eDataDir()).PARLEY_ENCRYPTION_KEY, "base64");
  const part = (label: string) =>
    createHmac("sha256", key).update(`sandbox/${label}`).digest("hex").slice(0, 32);
  const headers = {
    Authorization: `Basic ${Buffer.from(`AC${part("sid")}:${part("token")}`).toString("base64")}`,
  };
  const numbers = `/sandbox/2010-04-01/Accounts/AC${part("sid")}/IncomingPhoneNumbers`;
  const found = await request.get(`${numbers}.json`, { headers, params: { PhoneNumber: number } });
  const { incoming_phone_numbers: list } = await found.json();
  const set = await request.post(`${numbers}/${list[0].sid}.json`, { headers, form: { SmsUrl: url } });
  expect(set.status()).toBe(200);
}

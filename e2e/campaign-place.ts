import { type APIRequestContext, expect } from "@playwright/test";
import { type OwnWorkspace, openWorkspace } from "./own-workspace";
import { freshNumber } from "./sign-in";

export type CampaignPlace = OwnWorkspace & { segmentId: number; templateId: number };

export type Call = (path: string, data?: object) => Promise<Record<string, unknown>>;

/** The workspace's own API, as a system connected to it calls it. */
export const callerOf =
  (request: APIRequestContext, { apiKey }: Pick<OwnWorkspace, "apiKey">): Call =>
  async (path, data) => {
    const headers = { "X-API-Key": apiKey };
    const url = `/api/v1${path}`;
    const answer = await (data ? request.post(url, { headers, data }) : request.get(url, { headers }));
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };

const agreed = { sms: { categories: ["marketing"], method: "staff", wording: "Yes, text me offers." } };

/**
 * A workspace with four regulars, of whom two can get an offer by name: one said no such thing, and one has no name.
 * Decent hours are all day, so that no test hangs on the hour it runs at.
 */
export async function openCampaignPlace(
  request: APIRequestContext,
  project: string,
  regulars = 2,
): Promise<CampaignPlace> {
  const place = await openWorkspace(request);
  const call = callerOf(request, place);
  const headers = { "X-API-Key": place.apiKey };
  await request.patch("/api/v1/workspace", { headers, data: { quiet_hours: null } });
  const tags = ["regular"];
  const names = ["Ada", "Bea", "Cleo", "Dora", "Elsa", "Fay"].slice(0, regulars);
  for (const first_name of names) {
    await call("/contacts", {
      phone: freshNumber(project),
      first_name,
      last_name: "Stone",
      tags,
      consent: agreed,
    });
  }
  await call("/contacts", { phone: freshNumber(project), first_name: "Nell", last_name: "Asked", tags });
  await call("/contacts", { phone: freshNumber(project), last_name: "Nameless", tags, consent: agreed });
  const segment = await call("/segments", {
    name: "Regulars",
    definition: { filters: [{ path: "tags", op: "contains", value: "regular" }] },
  });
  const template = await call("/templates", {
    name: "Autumn offer",
    category: "marketing",
    body: "Hi {{first_name}}, 20% off this week at {{business_name}}: https://salon.example/book?from=text Reply STOP to opt out.",
  });
  return { ...place, segmentId: Number(segment.id), templateId: Number(template.id) };
}

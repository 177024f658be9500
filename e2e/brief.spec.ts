import { type APIRequestContext, expect, test } from "@playwright/test";
import { developmentSecrets } from "@/db/secrets";
import { e2eDataDir } from "./demo-access";
import { openWorkspace, signInWith } from "./own-workspace";
import { freshNumber, openPage } from "./sign-in";

const kavi = "+94123458986";

/** A request as the brief writes it, with nothing but a key added. */
const ask = async (request: APIRequestContext, key: string, path: string, data?: object) => {
  const headers = { "X-API-Key": key };
  const answer = await (data ? request.post(path, { headers, data }) : request.get(path, { headers }));
  return { status: answer.status(), body: await answer.json() };
};

test("users, template, segment, campaign and launch, by the brief's own requests, end in a text on WhatsApp @once", async ({
  page,
  request,
}, { project }) => {
  const place = await openWorkspace(request, { name: "Brief" });
  const post = (path: string, data: object = {}) => ask(request, place.apiKey, path, data);
  const get = (path: string) => ask(request, place.apiKey, path);
  await request.patch("/api/v1/workspace", {
    headers: { "X-API-Key": place.apiKey },
    data: { quiet_hours: null },
  });
  // What "Twilio Setup" asks for: a WhatsApp sender.
  const sender = await post("/api/v1/senders", { channel: "whatsapp", number: freshNumber(project.name) });
  expect(sender.status, JSON.stringify(sender.body)).toBe(201);

  const user = await post("/api/v1/users", {
    phone: kavi,
    attributes: { first_name: "Kavi", city: "Colombo", plan: "premium" },
    consent: { whatsapp: true },
  });
  expect(user.status, JSON.stringify(user.body)).toBe(201);
  const basic = await post("/api/v1/users", {
    phone: "+94123458987",
    attributes: { first_name: "Ruwan", city: "Galle", plan: "basic" },
    consent: { whatsapp: true },
  });
  expect(basic.status).toBe(201);
  const template = await post("/api/v1/templates", {
    name: "welcome_message",
    body: "Hello {{ first_name }}! Welcome to {{ city }}.",
    placeholders: ["first_name", "city"],
  });
  expect(template.status, JSON.stringify(template.body)).toBe(201);
  const segment = await post("/api/v1/segments", {
    name: "premium_users",
    definition: { filters: [{ path: "attributes.plan", op: "eq", value: "premium" }] },
  });
  expect(segment.status, JSON.stringify(segment.body)).toBe(201);
  const campaign = await post("/api/v1/campaigns", {
    name: "premium_welcome",
    template_id: template.body.id,
    segment_id: segment.body.id,
  });
  expect(campaign.status, JSON.stringify(campaign.body)).toBe(201);

  // Joining the sandbox, as WhatsApp has it: a person writes first, and may be answered freely for a day.
  await signInWith(page, place.owner);
  await openPage(page, "/sandbox/phones");
  const phones = await (await page.request.get("/sandbox/api/phones")).json();
  const line = phones.senders.find(
    (s: { channel: string; workspaceId: number }) => s.channel === "whatsapp" && s.workspaceId === place.id,
  );
  const origin = { headers: { Origin: new URL(page.url()).origin } };
  const phone = await (
    await page.request.post("/sandbox/api/phones", { ...origin, data: { number: kavi } })
  ).json();
  const joined = await page.request.post(`/sandbox/api/phones/${phone.id}/texts`, {
    ...origin,
    data: { senderId: line.senderId, channel: "whatsapp", body: "Hello, it is Kavi" },
  });
  expect(joined.ok(), await joined.text()).toBe(true);
  await expect
    .poll(async () => (await get("/api/v1/messages?direction=inbound")).body.data.length)
    .toBeGreaterThan(0);

  const launched = await post(`/api/v1/campaigns/${campaign.body.id}/launch`);
  expect(launched.status, JSON.stringify(launched.body)).toBe(202);
  await expect
    .poll(async () => (await get(`/api/v1/campaigns/${campaign.body.id}`)).body.status, { timeout: 60_000 })
    .toBe("finished");
  const sent = await get("/api/v1/messages?direction=outbound");
  const welcomes = sent.body.data.filter(({ body }: { body: string }) => body.startsWith("Hello"));
  expect(welcomes).toHaveLength(1);
  expect(welcomes[0]).toMatchObject({ channel: "whatsapp", body: "Hello Kavi! Welcome to Colombo." });
  expect(["sent", "delivered", "read"]).toContain(welcomes[0].status);

  // What looks into the database is closed in production, unless the operator opens it.
  const operator = developmentSecrets(e2eDataDir()).PARLEY_PLATFORM_KEY;
  for (const path of ["/api/v1/debug/twilio/verify", "/api/v1/debug/database"])
    expect((await ask(request, operator, path)).status).toBe(404);
  const tested = await post("/api/v1/messages/test/send", {
    phone: kavi,
    message: "Test message from API",
  });
  expect(tested.status, JSON.stringify(tested.body)).toBe(202);
});

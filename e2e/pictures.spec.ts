import { expect, type Page, test } from "@playwright/test";
import { type OwnWorkspace, openWorkspace, ownHeaders, signInWith } from "./own-workspace";
import { pickUp } from "./pick-up-phone";
import { freshNumber, openPage } from "./sign-in";

type Assistant = "off" | "draft";

async function arrive(page: Page, mode: Assistant): Promise<OwnWorkspace> {
  const place = await openWorkspace(page.request);
  await signInWith(page, place.owner);
  const set = await page.request.patch("/api/v1/workspace", {
    headers: ownHeaders(place.id),
    data: { assistant: { mode }, quiet_hours: null },
  });
  expect(set.status(), await set.text()).toBe(200);
  return place;
}

/** A customer texts the business's number on this channel. */
async function textAs(page: Page, number: string, body: string, channel = "sms"): Promise<void> {
  const headers = { Origin: new URL(page.url()).origin };
  const phone = await page.request.post("/sandbox/api/phones", { headers, data: { number } });
  const { id } = await phone.json();
  const { senders } = await (await page.request.get("/sandbox/api/phones")).json();
  const line = senders.find((sender: { channel: string }) => sender.channel === channel);
  const data = { senderId: line.senderId, channel, body };
  const sent = await page.request.post(`/sandbox/api/phones/${id}/texts`, { headers, data });
  expect(sent.status(), await sent.text()).toBe(201);
}

const texts = (page: Page) => page.getByRole("region", { name: /^Texts with / });

test(
  "a picture from a phone is in the thread and opens; what may be a program is only saved; trouble can be tried again",
  {
    tag: "@once",
  },
  async ({ page, context }, { project }) => {
    const place = await arrive(page, "off");
    const customer = await context.newPage();
    await openPage(customer, `/sandbox/phones?workspace=${place.id}`);
    const phone = await pickUp(customer, freshNumber(project.name));
    await phone.getByRole("textbox", { name: "Answer as the customer" }).fill("Could you do this one?");
    const attach = async (name: string) => {
      await phone.getByRole("button", { name: "Send a picture" }).click();
      await customer.getByRole("dialog").getByRole("button", { name }).click();
    };
    await attach("A haircut");
    await expect(phone.getByRole("img", { name: "What was sent" })).toBeVisible();
    await expect(phone.getByText(/^Sent ·/)).toBeVisible();
    await attach("A gift card (PDF)");
    await expect(phone.getByText(/^Sent ·/)).toHaveCount(2);

    // The provider cannot be reached at first.
    const files = "**/api/v1/messages/*/media/*";
    await page.route(files, (route) =>
      route.fulfill({
        status: 503,
        json: { detail: "The provider could not be reached. Try again in a moment." },
      }),
    );
    await openPage(page, `/w/${place.id}/inbox?tab=open`);
    await page.getByRole("button", { name: /A picture/ }).click();
    await expect(texts(page).getByText("Could you do this one?")).toBeVisible();
    await expect(texts(page).getByText("The provider could not be reached.")).toBeVisible();
    await page.unroute(files);
    await texts(page).getByRole("button", { name: "Try again" }).click();
    await texts(page).getByRole("button", { name: "Open: What they sent" }).click();
    const whole = page.getByRole("dialog").getByRole("img", { name: "What they sent" });
    await expect(whole).toBeVisible();
    expect(await whole.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(960);
    await page.keyboard.press("Escape");
    await expect(whole).toHaveCount(0);

    await expect(texts(page).getByText("PDF file")).toBeVisible();
    const saved = page.waitForEvent("download");
    await texts(page).getByRole("button", { name: "Save: What they sent" }).click();
    expect((await saved).suggestedFilename()).toBe("file.pdf");
  },
);

test(
  "the assistant's draft goes out when a person says so, after a change, or not at all",
  {
    tag: "@once",
  },
  async ({ page }, { project }) => {
    const place = await arrive(page, "draft");
    const number = freshNumber(project.name);
    await textAs(page, number, "When are you open?");
    await openPage(page, `/w/${place.id}/inbox?tab=open`);
    await page.getByRole("button", { name: /When are you open\?/ }).click();
    const draft = page.getByRole("region", { name: "Draft of the assistant" });
    await expect(draft.getByText("Nothing is sent until you say so.")).toBeVisible();
    const words = (await draft.getByRole("paragraph").last().textContent()) ?? "";
    expect(words).not.toBe("");
    await expect(texts(page).getByText(words)).toHaveCount(0);
    await draft.getByRole("button", { name: "Approve and send" }).click();
    await expect(draft).toHaveCount(0);
    await expect(texts(page).getByText(words)).toBeVisible();

    await textAs(page, number, "What is your address?");
    await draft.getByRole("button", { name: "Discard" }).click();
    await expect(draft).toHaveCount(0);

    // Whoever answers owns the conversation: the assistant writes nothing more.
    await textAs(page, number, "And what are your hours on Sunday?");
    await draft.getByRole("button", { name: "Edit" }).click();
    const answer = page.getByRole("textbox", { name: "Answer" });
    await expect(answer).toBeFocused();
    await expect(answer).not.toHaveValue("");
    await expect(draft).toHaveCount(0);
    await answer.fill("On Sunday we rest.");
    await answer.press("Control+Enter");
    await expect(texts(page).getByText("On Sunday we rest.")).toBeVisible();

    const sent = await page.request.get("/api/v1/messages?direction=outbound", {
      headers: ownHeaders(place.id),
    });
    const bodies = (await sent.json()).data.map(({ body }: { body: string }) => body);
    expect(bodies).toEqual(["On Sunday we rest.", words]);
  },
);

test(
  "outside WhatsApp's 24 hours only an approved template goes; once they write, any words do",
  {
    tag: "@once",
  },
  async ({ page }, { project }) => {
    const place = await arrive(page, "off");
    const number = freshNumber(project.name);
    const make = async (path: string, data: object) => {
      const made = await page.request.post(`/api/v1${path}`, { headers: ownHeaders(place.id), data });
      expect(made.status(), await made.text()).toBeLessThan(300);
      return (await made.json()).id as number;
    };
    await make("/senders", { channel: "whatsapp", number: freshNumber(project.name) });
    await make("/templates", {
      name: "Shall we talk",
      category: "conversation",
      body: "Hi {{first_name}}, may we write to you here?",
      whatsapp_contents: { "": { sid: `HX${"c".repeat(32)}`, variables: ["first_name"] } },
    });
    const person = {
      phone: number,
      first_name: "Marisol",
      preferred_channel: "whatsapp",
      consent: { whatsapp: true },
    };
    const id = await make("/conversations", { contact_id: await make("/contacts", person) });
    await openPage(page, `/w/${place.id}/inbox?tab=open&conversation=${id}`);
    await expect(page.getByText("WhatsApp takes free words once they have written there")).toBeVisible();
    await page.getByRole("button", { name: "Use an approved template" }).click();
    await page
      .getByRole("dialog", { name: "Templates" })
      .getByRole("button", { name: /Shall we talk/ })
      .click();
    await expect(page.getByRole("form").getByText("Hi Marisol, may we write to you here?")).toBeVisible();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(texts(page).getByText("Hi Marisol, may we write to you here?")).toBeVisible();

    await textAs(page, number, "Of course!", "whatsapp");
    await expect(texts(page).getByText("Of course!")).toBeVisible();
    await expect(page.getByText("WhatsApp takes free words")).toHaveCount(0);
    await page.getByRole("textbox", { name: "Answer" }).fill("Wonderful.");
    await page.getByRole("textbox", { name: "Answer" }).press("Control+Enter");
    await expect(texts(page).getByText("Wonderful.")).toBeVisible();
  },
);

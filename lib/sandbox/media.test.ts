import { beforeAll, expect, test } from "vitest";
import { GET as getMedia } from "@/app/api/v1/messages/[id]/media/[index]/route";
import { raw, withoutWorkspace, withWorkspace } from "@/db/client";
import { testDatabase } from "@/db/testing";
import { shiftClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { type TestTenant, testTenant } from "@/lib/http/testing";
import { receiveMessage } from "@/lib/inbox/receive-message";
import { testNumber } from "@/lib/inbox/testing";
import { addPhone, textAsPhone } from "./change-phone";
import { findOwnFile } from "./media";
import { getPhone } from "./phones";
import { pumpOnce } from "./pump";
import { carrierServer, sandboxClient } from "./testing";
import { listVisibleSenders, type VisibleSender } from "./visible-senders";

await testDatabase();
const { port, hooks } = await carrierServer();
const client = sandboxClient(port);

const picture = {
  contentType: "image/png",
  content: Buffer.from("\x89PNG\r\n\x1a\n and the rest of a picture", "latin1"),
};
let mine: TestTenant;
let senders: VisibleSender[];
let phoneId: number;
let phones = 0;
beforeAll(async () => {
  mine = await testTenant();
  await testNumber(mine.workspaceId);
  await testNumber(mine.workspaceId, "whatsapp");
  senders = await listVisibleSenders([{ workspaceId: mine.workspaceId, name: "Salon" }]);
  ({ id: phoneId } = await addPhone(senders, `+1212555019${phones++}`));
});

const senderOn = (channel: string) => {
  const found = senders.find((sender) => sender.channel === channel);
  if (!found) throw new Error("no such sender");
  return found;
};

/** What the business's webhook was posted. */
async function send(channel: string, body: string, file = picture): Promise<Record<string, string>> {
  hooks.length = 0;
  await textAsPhone(senders, phoneId, { ...senderOn(channel), body }, file);
  shiftClock(50);
  while ((await pumpOnce()) > 0);
  shiftClock(0);
  return hooks[0]?.form ?? {};
}

const credentials = () => {
  const { accountSid, authToken } = env().twilio;
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
};
const fetchFile = (url = "", authorization = credentials()) =>
  fetch(url, { headers: { Authorization: authorization } });

test("a picture from a phone is announced as the carrier does, and lies there for the account alone", async () => {
  const form = await send("sms", "This one?");
  expect(form).toMatchObject({ Body: "This one?", NumMedia: "1", MediaContentType0: "image/png" });
  expect(form.MessageSid).toMatch(/^MM[0-9a-f]{32}$/);
  expect(new URL(form.MediaUrl0 ?? "").pathname).toMatch(
    new RegExp(
      `^/sandbox/2010-04-01/Accounts/${env().twilio.accountSid}/Messages/${form.MessageSid}/Media/ME[0-9a-f]{32}$`,
    ),
  );
  const file = await fetchFile(form.MediaUrl0);
  expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(picture.content);
  expect((await fetchFile(form.MediaUrl0, "Basic bm86Ym9keQ==")).status).toBe(401);
  const other = await send("sms", "");
  const elsewhere = form.MediaUrl0?.replace(form.MessageSid ?? "", other.MessageSid ?? "");
  expect((await fetchFile(elsewhere)).status).toBe(404);
});

test("WhatsApp says what kind of message it is", async () => {
  expect(await send("whatsapp", "")).toMatchObject({ NumMedia: "1", MessageType: "image", Body: "" });
  const pdf = { contentType: "application/pdf", content: Buffer.from("%PDF-1.4") };
  expect(await send("whatsapp", "", pdf)).toMatchObject({ MessageType: "document" });
});

test("Parley's own route brings it to the inbox", async () => {
  const form = await send("sms", "Like so");
  expect(await receiveMessage({ accountSid: "ACtest", workspaceIds: null, params: form })).toBe("stored");
  const [row] = await withWorkspace(
    mine.workspaceId,
    (tx) => raw(tx)<{ id: number }[]>`select id from messages where provider_sid = ${form.MessageSid ?? ""}`,
  );
  const shown = await mine.call(getMedia, { params: { id: String(row?.id), index: "0" } });
  expect([shown.status, shown.headers.get("content-type")]).toEqual([200, "image/png"]);
});

test("the phone's screen shows it to its own workspace, and to no other", async () => {
  const { messages } = await getPhone(senders, phoneId);
  const [file] = messages.at(-1)?.files ?? [];
  expect(file).toMatchObject({ contentType: "image/png" });
  const sid = file?.url.split("/").at(-1) ?? "";
  expect(await findOwnFile(senders, phoneId, sid)).toEqual(picture);
  const other = await testTenant();
  await testNumber(other.workspaceId);
  const theirs = await listVisibleSenders([{ workspaceId: other.workspaceId, name: "Bistro" }]);
  expect(await findOwnFile(theirs, phoneId, sid)).toBeNull();
});

test("a text that is redacted or deleted takes its file along", async () => {
  const count = async (): Promise<number> => {
    const [row] = await withoutWorkspace(
      (tx) => raw(tx)<{ n: number }[]>`select count(*) as n from sandbox.media`,
    );
    return row?.n ?? 0;
  };
  const [first, second] = [await send("sms", "a"), await send("sms", "b")];
  const before = await count();
  await client.messages(first.MessageSid ?? "").update({ body: "" });
  expect((await fetchFile(first.MediaUrl0)).status).toBe(404);
  await client.messages(second.MessageSid ?? "").remove();
  expect(await count()).toBe(before - 2);
});

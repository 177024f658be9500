import { randomBytes } from "node:crypto";
import { raw, type Tx, withoutWorkspace } from "@/db/client";
import { env } from "@/lib/env";
import { CarrierError } from "./carrier-error";
import { rfc2822 } from "./message-resource";
import { mine } from "./phones";
import type { VisibleSender } from "./visible-senders";

/** A file as a phone sends it along; what it claims to be is passed on unread, as carriers do. */
export type PhoneFile = { contentType: string; content: Buffer };
type KeptFile = { sid: string; content_type: string };

/** Older files are given up, as a carrier does after its own while. */
const MOST_KEPT = 500;

export const newMediaSid = (): string => `ME${randomBytes(16).toString("hex")}`;

/** Keeps the file that came with a message under its sid. */
export async function keepFile(
  tx: Tx,
  messageId: number,
  sid: string,
  { contentType, content }: PhoneFile,
): Promise<void> {
  const sql = raw(tx);
  await sql`insert into sandbox.media (sid, message_id, content_type, content)
    values (${sid}, ${messageId}, ${contentType}, ${content})`;
  await sql`delete from sandbox.media where created_at < (
    select created_at from sandbox.media order by created_at desc offset ${MOST_KEPT} limit 1)`;
}

const mediaPath = (accountSid: string, messageSid: string): string =>
  `/2010-04-01/Accounts/${accountSid}/Messages/${messageSid}/Media`;

/** The webhook's fields of the files that came with a text: where they lie at the carrier, and what the phone called them. */
export async function mediaFields(
  messageId: number,
  messageSid: string,
  accountSid: string,
): Promise<Record<string, string>> {
  const files = await withoutWorkspace(
    (tx) =>
      raw(tx)<
        KeptFile[]
      >`select sid, content_type from sandbox.media where message_id = ${messageId} order by sid`,
  );
  const base = `${env().twilio.apiBaseUrl ?? ""}${mediaPath(accountSid, messageSid)}`;
  return Object.fromEntries([
    ["NumMedia", String(files.length)],
    ...files.flatMap(({ sid, content_type }, i) => [
      [`MediaUrl${i}`, `${base}/${sid}`],
      [`MediaContentType${i}`, content_type],
    ]),
  ]);
}

/** `GET …/Messages/{MM}/Media.json`: what came with a text, and where it lies. */
export async function mediaList(messageSid: string, accountSid: string): Promise<Record<string, unknown>> {
  const files = await withoutWorkspace(
    (tx) => raw(tx)<(KeptFile & { created_at: string })[]>`
      select f.sid, f.content_type, f.created_at from sandbox.media f join sandbox.messages m on m.id = f.message_id
      where m.sid = ${messageSid} order by f.sid`,
  );
  const uri = mediaPath(accountSid, messageSid);
  return {
    media_list: files.map(({ sid, content_type, created_at }) => ({
      account_sid: accountSid,
      content_type,
      date_created: rfc2822(created_at),
      date_updated: rfc2822(created_at),
      parent_sid: messageSid,
      sid,
      uri: `${uri}/${sid}.json`,
    })),
    end: Math.max(0, files.length - 1),
    first_page_uri: `${uri}.json?PageSize=50&Page=0`,
    next_page_uri: null,
    page: 0,
    page_size: 50,
    previous_page_uri: null,
    start: 0,
    uri: `${uri}.json?PageSize=50&Page=0`,
  };
}

/** `GET …/Messages/{MM}/Media/{ME}`: the file itself. @throws CarrierError 20404 */
export async function getFile(messageSid: string, sid: string): Promise<PhoneFile> {
  const [file] = await withoutWorkspace(
    (tx) => raw(tx)<FileRow[]>`
      select f.content_type, f.content from sandbox.media f join sandbox.messages m on m.id = f.message_id
      where f.sid = ${sid} and m.sid = ${messageSid}`,
  );
  if (!file) throw new CarrierError(20404);
  return { contentType: file.content_type, content: file.content };
}

/** The same for the phone's own screen. Null unless the text went to one of these senders. */
export async function findOwnFile(
  senders: VisibleSender[],
  phoneId: number,
  sid: string,
): Promise<PhoneFile | null> {
  const [file] = await withoutWorkspace(
    (tx) => raw(tx)<FileRow[]>`
      select f.content_type, f.content from sandbox.media f join sandbox.messages m on m.id = f.message_id
      join ${mine(tx, senders)} on mine.sender_id = m.sender_id and mine.channel = m.channel
      where f.sid = ${sid} and m.phone_id = ${phoneId}`,
  );
  return file ? { contentType: file.content_type, content: file.content } : null;
}

type FileRow = { content_type: string; content: Buffer };

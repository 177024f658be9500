import { and, eq, isNotNull } from "drizzle-orm";
import { asRouter, raw, withoutWorkspace } from "@/db/client";
import { senders } from "@/db/schema/senders";
import { env } from "@/lib/env";
import { serviceNumber } from "./address";
import { CarrierError } from "./carrier-error";
import { rfc2822 } from "./message-resource";
import { ensureNumbers, openNumber } from "./numbers";

type NumberRow = {
  id: number;
  sid: string;
  number_idx: string;
  number_sealed: string;
  sms_url: string | null;
  created_at: string;
};

/** Where texts to a number are posted unless its SmsUrl says otherwise: Parley's own door. */
const defaultSmsUrl = () => `${env().PARLEY_PUBLIC_URL}/api/webhooks/twilio/inbound`;

export async function findSmsUrl(numberId: number): Promise<string> {
  const [row] = await withoutWorkspace(
    (tx) => raw(tx)<{ sms_url: string | null }[]>`select sms_url from sandbox.numbers where id = ${numberId}`,
  );
  return row?.sms_url ?? defaultSmsUrl();
}

/** The number a messaging service sends from: the one rented for it, else a made-up one of its own. */
export async function findServiceNumber(messagingServiceSid: string): Promise<string> {
  const [rented] = await asRouter((tx) =>
    tx
      .select({ number: senders.number })
      .from(senders)
      .where(and(eq(senders.messagingServiceSid, messagingServiceSid), isNotNull(senders.number)))
      .orderBy(senders.id)
      .limit(1),
  );
  return rented?.number?.replace(/^whatsapp:/, "") ?? serviceNumber(messagingServiceSid);
}

/** The numbers the account has rented: those that some workspace sends from. `PhoneNumber` picks one. */
export async function listIncomingNumbers(query: URLSearchParams): Promise<Record<string, unknown>[]> {
  const own = await asRouter((tx) =>
    tx
      .selectDistinct({ number: senders.number })
      .from(senders)
      .where(and(eq(senders.provider, "twilio"), isNotNull(senders.number))),
  );
  const wanted = query.get("PhoneNumber");
  const numbers = own.flatMap(({ number }) =>
    number && (!wanted || number === wanted) ? [number.replace(/^whatsapp:/, "")] : [],
  );
  if (numbers.length === 0) return [];
  const rows = await withoutWorkspace(async (tx) => {
    const ids = await ensureNumbers(tx, ...numbers);
    return raw(tx)<NumberRow[]>`select * from sandbox.numbers
      where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint) order by id`;
  });
  return rows.map(toResource);
}

/** @throws CarrierError 20404 */
export async function getIncomingNumber(sid: string): Promise<Record<string, unknown>> {
  const [row] = await withoutWorkspace(
    (tx) => raw(tx)<NumberRow[]>`select * from sandbox.numbers where sid = ${sid}`,
  );
  if (!row) throw new CarrierError(20404);
  return toResource(row);
}

/** Sets where a number's texts are posted; an empty SmsUrl brings back the default. */
export async function changeIncomingNumber(
  sid: string,
  form: URLSearchParams,
): Promise<Record<string, unknown>> {
  const smsUrl = form.get("SmsUrl");
  if (smsUrl && !/^https?:$/.test(URL.parse(smsUrl)?.protocol ?? "")) throw new CarrierError(20001);
  if (smsUrl !== null) {
    await withoutWorkspace(
      (tx) => raw(tx)`update sandbox.numbers set sms_url = ${smsUrl || null} where sid = ${sid}`,
    );
  }
  return getIncomingNumber(sid);
}

function toResource(row: NumberRow): Record<string, unknown> {
  const { accountSid } = env().twilio;
  const number = openNumber(row);
  return {
    account_sid: accountSid,
    api_version: "2010-04-01",
    capabilities: { mms: true, sms: true, voice: false, fax: false },
    date_created: rfc2822(row.created_at),
    date_updated: rfc2822(row.created_at),
    friendly_name: number,
    phone_number: number,
    sid: row.sid,
    sms_fallback_method: "POST",
    sms_fallback_url: "",
    sms_method: "POST",
    sms_url: row.sms_url ?? defaultSmsUrl(),
    status: "in-use",
    status_callback: "",
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${row.sid}.json`,
  };
}

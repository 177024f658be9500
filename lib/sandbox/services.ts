import { asRouter, raw, withoutWorkspace } from "@/db/client";
import { CarrierError } from "./carrier-error";
import { findServiceNumber, findSmsUrl } from "./incoming-numbers";
import { ensureNumbers } from "./numbers";

/** A messaging service as Twilio's `v1/Services` shows it. It exists when some sender uses it. @throws CarrierError 20404 */
export async function getService(sid: string, accountSid: string): Promise<Record<string, unknown>> {
  const numberId = await poolNumber(sid);
  return {
    sid,
    account_sid: accountSid,
    friendly_name: "Sandbox service",
    inbound_request_url: await findSmsUrl(numberId),
    inbound_method: "POST",
    fallback_url: null,
    status_callback: null,
    use_inbound_webhook_on_number: false,
    url: `https://messaging.twilio.com/v1/Services/${sid}`,
  };
}

/** Sets where the service's texts are posted: the sandbox keeps it at the one number in its pool. */
export async function changeService(sid: string, form: URLSearchParams): Promise<void> {
  const numberId = await poolNumber(sid);
  const url = form.get("InboundRequestUrl");
  if (url && !/^https?:$/.test(URL.parse(url)?.protocol ?? "")) throw new CarrierError(20001);
  if (url === null) return;
  await withoutWorkspace(
    (tx) => raw(tx)`update sandbox.numbers set sms_url = ${url || null} where id = ${numberId}`,
  );
}

/** The pool, in the shape of Twilio's newer lists. */
export async function listServiceNumbers(sid: string): Promise<Record<string, unknown>> {
  await poolNumber(sid);
  const number = await findServiceNumber(sid);
  return onePage(sid, "PhoneNumbers", "phone_numbers", [
    { service_sid: sid, phone_number: number, country_code: "US" },
  ]);
}

/** The sandbox lends no short codes. */
export async function listServiceCodes(sid: string): Promise<Record<string, unknown>> {
  await poolNumber(sid);
  return onePage(sid, "ShortCodes", "short_codes", []);
}

function onePage(sid: string, resource: string, key: string, rows: unknown[]): Record<string, unknown> {
  const url = `https://messaging.twilio.com/v1/Services/${sid}/${resource}?PageSize=50&Page=0`;
  return {
    [key]: rows,
    meta: { key, page: 0, page_size: 50, url, first_page_url: url, next_page_url: null },
  };
}

async function poolNumber(sid: string): Promise<number> {
  const [used] = await asRouter(
    (tx) => raw(tx)`select 1 from senders where messaging_service_sid = ${sid} limit 1`,
  );
  if (!used) throw new CarrierError(20404);
  const number = await findServiceNumber(sid);
  const [id] = await withoutWorkspace((tx) => ensureNumbers(tx, number));
  if (id === undefined) throw new CarrierError(20404);
  return id;
}

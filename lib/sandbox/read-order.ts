import { type Address, parsePhoneAddress, parseSenderAddress } from "./address";
import { CarrierError } from "./carrier-error";
import { renderContent } from "./content";
import { findServiceNumber } from "./incoming-numbers";

export type Order = {
  to: Address;
  from: Address;
  messagingServiceSid: string | null;
  body: string;
  /** WhatsApp's approved templates go at any hour. */
  isTemplate: boolean;
  mediaUrls: string[];
  statusCallback: string | null;
  validitySeconds: number;
  sendAt: Date | null;
};

/** Reads the form of a new message in the order in which Twilio objects. @throws CarrierError with Twilio's code */
export async function readOrder(form: URLSearchParams): Promise<Order> {
  const service = form.get("MessagingServiceSid") || null;
  const toText = form.get("To");
  const fromText = form.get("From");
  if (!toText) throw new CarrierError(21604);
  if (!fromText && !service) throw new CarrierError(21603);
  if (service && !/^MG[0-9a-fA-F]{32}$/.test(service)) throw new CarrierError(21705);
  const to = parsePhoneAddress(toText);
  if (!to) throw new CarrierError(21211);
  const from = fromText
    ? parseSenderAddress(fromText)
    : { channel: to.channel, number: await findServiceNumber(service ?? "") };
  if (!from) throw new CarrierError(21212);
  if (from.channel !== to.channel) throw new CarrierError(21910);
  const content = await readContent(form, from.number);
  return {
    to,
    from,
    messagingServiceSid: service,
    ...content,
    statusCallback: readCallback(form),
    validitySeconds: readValidity(form),
    sendAt: readSendAt(form, service),
  };
}

async function readContent(
  form: URLSearchParams,
  from: string,
): Promise<Pick<Order, "body" | "isTemplate" | "mediaUrls">> {
  const contentSid = form.get("ContentSid");
  const body = contentSid
    ? await renderContent(contentSid, form.get("ContentVariables"), from)
    : (form.get("Body") ?? "");
  const mediaUrls = form.getAll("MediaUrl").filter(Boolean);
  if (body === "" && mediaUrls.length === 0) throw new CarrierError(21602);
  if (body.length > 1600) throw new CarrierError(21617);
  if (mediaUrls.length > 10) throw new CarrierError(21623);
  if (!mediaUrls.every(isHttpUrl)) throw new CarrierError(21620);
  return { body, isTemplate: contentSid !== null, mediaUrls };
}

function readCallback(form: URLSearchParams): string | null {
  const callback = form.get("StatusCallback") || null;
  if (callback && (callback.length > 4000 || !isHttpUrl(callback))) throw new CarrierError(21609);
  return callback;
}

function readValidity(form: URLSearchParams): number {
  const validity = Number(form.get("ValidityPeriod") || 36_000);
  if (!Number.isInteger(validity) || validity < 1 || validity > 36_000) throw new CarrierError(21624);
  return validity;
}

function readSendAt(form: URLSearchParams, service: string | null): Date | null {
  const text = form.get("SendAt");
  if (!text) return null;
  const at = new Date(text);
  const isUsable = service !== null && form.get("ScheduleType") === "fixed" && !Number.isNaN(at.getTime());
  if (!isUsable) throw new CarrierError(20001);
  return at;
}

function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}

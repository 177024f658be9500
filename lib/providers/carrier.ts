import type { Channel } from "@/db/enums";

/** A WhatsApp template with Meta's approval, and what fills its {{1}}, {{2}} … */
export type Content = { sid: string; variables: Record<string, string> };

/** A text as a provider needs it: addresses in E.164, content final. */
export type OutgoingText = {
  channel: Channel;
  to: string;
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  /** Sent in place of the body, which then only says what the template says. */
  content: Content | null;
  mediaUrls: string[] | null;
  /** Public URL for delivery receipts; carries the attempt's client_ref. */
  statusCallback: string;
};

/**
 * What a call came to. `unreached`: no byte can have arrived (no connection), safe to try again.
 * `ambiguous`: it may have gone out; only the provider's list or a callback can tell.
 */
export type SendResult =
  | { kind: "accepted"; providerSid: string; httpStatus: number; word: string }
  | { kind: "rejected"; httpStatus: number; errorCode: number | null; detail: string }
  | { kind: "unreached"; detail: string }
  | { kind: "ambiguous"; httpStatus: number | null; detail: string };

/** One text in the provider's list. */
export type ListedText = {
  providerSid: string;
  /** E.164; with a messaging service the number it chose, or null until it has. */
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  createdAt: Date;
  word: string;
  errorCode: number | null;
};

/** A customer's text in the provider's list. */
export type ReceivedText = {
  providerSid: string;
  /** E.164, as `to` is. */
  from: string;
  to: string;
  messagingServiceSid: string | null;
  body: string;
  /** Of the provider's clock, to the second. */
  receivedAt: Date;
  files: number;
};

/** Where customers write to: the number itself, or all numbers of a messaging service. */
export type InboundAddress = { channel: Channel; number: string | null; messagingServiceSid: string | null };

/** What the provider knows of one text by now. */
export type FetchedText = {
  word: string;
  errorCode: number | null;
  priceMicros: number | null;
  currency: string | null;
  segments: number | null;
};

/** One account at one provider. Nothing outside this room knows an SDK. */
export type Carrier = {
  send: (text: OutgoingText) => Promise<SendResult>;
  /** Outbound texts to this address created at or after `since`, newest first. Throws when the list can't be had. */
  listTo: (channel: Channel, to: string, since: Date) => Promise<ListedText[]>;
  /** Customers' texts to this address received at or after `since`, oldest first. Throws when the list can't be had. */
  listReceived: (address: InboundAddress, since: Date) => Promise<ReceivedText[]>;
  /** Where the provider keeps the files that came with a text. */
  listFiles: (providerSid: string) => Promise<{ url: string; type: string }[]>;
  fetchText: (providerSid: string) => Promise<FetchedText | null>;
  verify: () => Promise<{ ok: true; status: string } | { ok: false; detail: string }>;
};

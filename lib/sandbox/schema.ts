import { z } from "zod";
import { behaviorNames, faultNames } from "./behavior";

const channel = z.enum(["sms", "whatsapp"]);
const id = z.int().positive();
const noNul = (text: string) => !text.includes("\u0000");

/** The phones page's own wire: not part of the REST API, signed-in members only. */
export const addPhoneInput = z.strictObject({ number: z.string().min(3).max(40) });

export const addedPhoneOutput = z.object({ id });

export const textInput = z.strictObject({
  senderId: id,
  channel,
  body: z.string().trim().min(1).max(1600).refine(noNul, "NUL characters cannot be sent"),
});

/** What goes along with a file; the words may be left out. */
export const pictureInput = z.strictObject({
  senderId: z.coerce.number().pipe(id),
  channel,
  body: z.string().trim().max(1600).refine(noNul, "NUL characters cannot be sent").default(""),
});

export const changePhoneInput = z.union([
  z.strictObject({ behavior: z.enum(behaviorNames) }),
  z.strictObject({ senderId: id, channel, fault: z.enum(faultNames), count: z.int().min(0).max(100) }),
  z.strictObject({ seenId: z.int().min(0) }),
]);

export const skipInput = z.strictObject({ messageId: id });
export type ChangePhone = z.infer<typeof changePhoneInput>;

const contactName = z
  .string()
  .nullable()
  .meta({ description: "As the first of the person's workspaces that knows the number calls its owner" });

export const phoneListOutput = z.object({
  senders: z.array(
    z.object({ workspaceId: id, senderId: id, channel, name: z.string(), display: z.string() }),
  ),
  phones: z.array(
    z.object({
      id,
      number: z.string(),
      display: z.string(),
      name: contactName,
      unread: z.number(),
      isOptedOut: z.boolean(),
      last: z.object({ body: z.string(), isFromPhone: z.boolean(), at: z.string() }).nullable(),
    }),
  ),
});
export type PhoneList = z.infer<typeof phoneListOutput>;

export const phoneOutput = z.object({
  id,
  number: z.string(),
  display: z.string(),
  name: contactName,
  behavior: z.enum(behaviorNames),
  /** What the carrier still has in store for texts from a sender to this phone. */
  faults: z.array(z.object({ senderId: id, channel, fault: z.enum(faultNames), left: z.number() })),
  optedOut: z.array(z.object({ senderId: id, channel })),
  /** Texts that wait for their moment, the next first. */
  scheduled: z.array(
    z.object({
      messageId: id,
      workspaceId: id,
      body: z.string(),
      dueAt: z.string(),
      isHeldByQuietHours: z.boolean(),
    }),
  ),
  messages: z.array(
    z.object({
      id,
      senderId: id,
      channel,
      isFromPhone: z.boolean(),
      isFromCarrier: z.boolean(),
      body: z.string(),
      mediaUrls: z.array(z.string()),
      /** What the phone itself sent along, where its own screen finds it. */
      files: z.array(z.object({ url: z.string(), contentType: z.string() })),
      status: z.string(),
      errorCode: z.number().nullable(),
      /** How Parley's webhook answered a text from the phone: an HTTP status, a network error, or null while on its way. */
      outcome: z.string().nullable(),
      at: z.string(),
    }),
  ),
});
export type Phone = z.infer<typeof phoneOutput>;
export type PhoneMessage = Phone["messages"][number];
export type ScheduledText = Phone["scheduled"][number];

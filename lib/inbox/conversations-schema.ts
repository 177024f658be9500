import { z } from "zod";
import {
  actorKinds,
  channels,
  conversationOwners,
  conversationStatuses,
  directions,
  intentSources,
  intents,
  messageStatuses,
  turnStatuses,
} from "@/db/enums";
import { mediaUrls } from "@/lib/media/schema";
import { messageView } from "@/lib/messages/schema";
import { pageQuery } from "@/lib/paging";
import { taskView } from "./tasks-schema";

const person = z.object({ id: z.number(), name: z.string().nullable() });

export const conversationView = z
  .object({
    id: z.number(),
    status: z.enum(conversationStatuses),
    owner: z.enum(conversationOwners).meta({ description: "Who answers it" }),
    owner_member: person.nullable().meta({ description: "Whose it is while the owner is a member" }),
    is_mine: z.boolean().meta({ description: "Whoever asks owns it" }),
    version: z.number().meta({ description: "Counts up with whatever others should see before they act" }),
    contact: z.object({ id: z.number(), name: z.string().nullable(), phone: z.string() }),
    channel: z.enum(channels).meta({ description: "What they used last, and what an answer uses" }),
    unread: z.number(),
    waiting_since: z.string().nullable(),
    last_at: z.string(),
    last_inbound_at: z.string().nullable(),
    last_message: z
      .object({
        id: z.number(),
        direction: z.enum(directions),
        status: z.enum(messageStatuses),
        body: z.string(),
        has_media: z.boolean(),
        sent_by: z.string().nullable(),
      })
      .nullable(),
    has_draft: z.boolean().meta({ description: "The assistant wrote an answer that waits for a person" }),
    handover_reason: z.string().nullable(),
    handover_sentence: z.string().nullable().meta({ description: "The reason in words" }),
    handed_over_at: z.string().nullable(),
    closed_at: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "Conversation" });
export type ConversationView = z.output<typeof conversationView>;

/** A conversation in a list that was searched: with the text that fits, if it was one. */
export const foundConversation = conversationView.extend({
  match: z.object({ message_id: z.number(), body: z.string(), at: z.string() }).nullable(),
});
export type FoundConversation = z.output<typeof foundConversation>;

export const presenceView = z.object({
  member: z.object({ id: z.number(), name: z.string() }),
  is_typing: z.boolean(),
});

export const conversationDetail = conversationView
  .extend({
    presence: z.array(presenceView).meta({ description: "Others who look at it now" }),
    tasks: z.array(taskView).meta({ description: "Open ones about this person" }),
    draft: z
      .object({
        id: z.number(),
        message_id: z.number(),
        body: z.string(),
        reason: z.string().nullable(),
        status: z.enum(turnStatuses),
        engine: z.string(),
        created_at: z.string(),
      })
      .nullable(),
    is_opted_out: z.boolean().meta({ description: "They said STOP on this channel: no reply can be sent" }),
    whatsapp_until: z
      .string()
      .nullable()
      .meta({ description: "Until when WhatsApp takes free text; null where it does not, or for SMS" }),
  })
  .meta({ id: "ConversationDetail" });
export type ConversationDetail = z.output<typeof conversationDetail>;

export const threadMessage = messageView
  .extend({
    sent_by_kind: z.enum(actorKinds),
    intent: z
      .object({
        intent: z.enum(intents),
        source: z.enum(intentSources),
        confidence: z.number(),
        language: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "ThreadMessage" });
export type ThreadMessage = z.output<typeof threadMessage>;

const flag = z.enum(["true", "false"]).transform((text) => text === "true");

export const listConversationsQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(conversationStatuses).optional(),
  owner: z
    .union([z.enum(["me", "nobody", "assistant"]), z.coerce.number().int().positive()])
    .optional()
    .meta({ description: "me, nobody, assistant, or a member's id" }),
  unread: flag.optional(),
  waiting: flag.optional().meta({ description: "true: who waits for an answer, longest first" }),
  contact_id: z.coerce.number().int().positive().optional(),
  q: z.string().trim().max(100).optional().meta({
    description:
      "Names, the last digits of a number, and words of the texts. A page may be short, or empty, while next_cursor leads further back",
  }),
});
export type ListConversationsQuery = z.output<typeof listConversationsQuery>;

const version = z
  .number()
  .int()
  .positive()
  .optional()
  .meta({ description: "As it was read; anything else is 409 conversation_changed, which tells what came" });

export const versionInput = z.strictObject({ version }).meta({ id: "ConversationVersion" });
export type VersionInput = z.output<typeof versionInput>;

export const openConversationInput = z
  .strictObject({ contact_id: z.number().int().positive() })
  .meta({ id: "OpenConversation" });

export const replyInput = z
  .strictObject({
    body: z.string().max(1600).optional(),
    template_id: z.number().int().positive().optional(),
    variables: z
      .record(z.string().max(64), z.union([z.string().max(1600), z.number(), z.boolean(), z.null()]))
      .optional(),
    media_urls: mediaUrls.optional(),
    channel: z.enum(channels).optional().meta({ description: "Left out: what they used last" }),
    send_at: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .optional(),
    version,
  })
  .superRefine((input, ctx) => {
    const issue = (code: string, message: string) =>
      ctx.addIssue({ code: "custom", path: ["body"], message, params: { code } });
    const hasPicture = (input.media_urls?.length ?? 0) > 0;
    if (input.body !== undefined && input.template_id !== undefined)
      issue("content_required", "Give a body or a template_id, not both.");
    else if (!input.body?.trim() && input.template_id === undefined && !hasPicture)
      issue("body_empty", "There is no text to send.");
  })
  .meta({ id: "ReplyConversation" });
export type ReplyInput = z.output<typeof replyInput>;

export const assignInput = z
  .strictObject({
    owner: z.enum(["me", "member", "assistant", "nobody"]),
    member_id: z.number().int().positive().optional().meta({ description: "With owner: member" }),
    version,
  })
  .superRefine(({ owner, member_id }, ctx) => {
    if ((owner === "member") !== (member_id !== undefined))
      ctx.addIssue({
        code: "custom",
        path: ["member_id"],
        message: "Name a member together with owner: member.",
        params: { code: "member_required" },
      });
  })
  .meta({ id: "AssignConversation" });
export type AssignInput = z.output<typeof assignInput>;

export const presenceInput = z.strictObject({ is_typing: z.boolean() }).meta({ id: "ConversationPresence" });

export const conversationCounts = z
  .object({ waiting: z.number(), mine: z.number(), open: z.number(), tasks: z.number() })
  .meta({ id: "ConversationCounts", description: "Each counted to a hundred" });
export type ConversationCounts = z.output<typeof conversationCounts>;

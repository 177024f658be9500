/** Every state, channel and category, one page. Tables, wire schemas and badges derive from these lists. */

export const channels = ["sms", "whatsapp"] as const;
export type Channel = (typeof channels)[number];

export const categories = [
  "authentication",
  "conversation",
  "reservation",
  "reminder",
  "order",
  "marketing",
  "program",
] as const;
export type Category = (typeof categories)[number];

export const directions = ["outbound", "inbound"] as const;
export type Direction = (typeof directions)[number];

export const messageStatuses = [
  "queued",
  "sending",
  "unconfirmed",
  "sent",
  "delivered",
  "read",
  "undelivered",
  "failed",
  "suppressed",
  "canceled",
  "received",
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** What a provider call came to. `not_started`: the claim was given back before any byte left. */
export const attemptOutcomes = ["accepted", "rejected", "ambiguous", "not_started"] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** Texts that STOP and HELP themselves call for are told apart from everything a business writes. */
export const purposes = ["message", "opt_out_confirmation", "opt_in_confirmation", "help"] as const;
export type Purpose = (typeof purposes)[number];

/** `withdrawn`: an earlier yes was recorded by mistake; it says neither yes nor no. */
export const consentActions = ["opted_in", "opted_out", "double_opt_in_pending", "withdrawn"] as const;
export type ConsentAction = (typeof consentActions)[number];

export const consentMethods = [
  "keyword",
  "refusal",
  "doubt",
  "api",
  "staff",
  "import",
  "web_form",
  "provider",
] as const;
export type ConsentMethod = (typeof consentMethods)[number];

export const workspaceKinds = ["salon", "restaurant", "other"] as const;
export type WorkspaceKind = (typeof workspaceKinds)[number];

export const workspaceStatuses = ["active", "suspended"] as const;
export type WorkspaceStatus = (typeof workspaceStatuses)[number];

export const roles = ["owner", "manager", "operator", "viewer"] as const;
export type Role = (typeof roles)[number];

export const providers = ["twilio", "aws"] as const;
export type Provider = (typeof providers)[number];

export const senderStatuses = ["active", "paused"] as const;
export type SenderStatus = (typeof senderStatuses)[number];

/** Who answers STOP with the one confirmation text: Twilio's default does, other set-ups leave it to us. */
export const optOutReplies = ["provider", "parley"] as const;
export type OptOutReplies = (typeof optOutReplies)[number];

export const encodings = ["GSM-7", "UCS-2"] as const;
export type Encoding = (typeof encodings)[number];

export const errorClasses = [
  "retry",
  "permanent",
  "opt_out",
  "sender",
  "account",
  "content",
  "whatsapp",
  "ambiguous",
] as const;
export type ErrorClass = (typeof errorClasses)[number];

export const actorKinds = ["key", "member", "system", "platform", "customer"] as const;
export type ActorKind = (typeof actorKinds)[number];

/** What a value of one of the workspace's own fields is. */
export const attributeKinds = ["text", "number", "date", "boolean", "choice"] as const;
export type AttributeKind = (typeof attributeKinds)[number];

/** `reading` stores the file's rows, `checking` is the dry run, `ready` waits for a person. */
export const importStatuses = [
  "reading",
  "checking",
  "ready",
  "running",
  "finished",
  "undoing",
  "undone",
  "canceled",
  "failed",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** What a row of an import came to. */
export const importRowOutcomes = ["created", "updated", "unchanged", "skipped", "undone"] as const;
export type ImportRowOutcome = (typeof importRowOutcomes)[number];

/** `freezing` writes the audience down, page by page; `running` sends as each one's moment comes. */
export const campaignStatuses = ["draft", "freezing", "running", "paused", "finished", "canceled"] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** `queued`: there is a message, which has its own life. `excluded`: the gate said no when the audience was written down. */
export const recipientStatuses = ["pending", "queued", "excluded", "held_out", "canceled"] as const;
export type RecipientStatus = (typeof recipientStatuses)[number];

/** What happens to a text whose turn comes after the campaign's deadline: dropped, or moved to the next day. */
export const lateChoices = ["cancel", "defer"] as const;
export type LateChoice = (typeof lateChoices)[number];

/** `held`: kept free for somebody who was offered it. All but `canceled` and `expired` occupy their resource. */
export const bookingStatuses = [
  "held",
  "booked",
  "confirmed",
  "completed",
  "no_show",
  "canceled",
  "expired",
] as const;
export type BookingStatus = (typeof bookingStatuses)[number];

/** Who made a booking. */
export const bookingSources = ["staff", "api", "assistant", "waitlist"] as const;
export type BookingSource = (typeof bookingSources)[number];

export const resourceKinds = ["person", "table", "room"] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** Texts that follow from a booking and its version. */
export const bookingTextKinds = ["confirmation", "moved", "canceled", "reminder", "follow_up"] as const;
export type BookingTextKind = (typeof bookingTextKinds)[number];

/** `stale`: the booking moved or ended before its moment came. */
export const bookingTextStatuses = ["due", "queued", "stale", "skipped"] as const;
export type BookingTextStatus = (typeof bookingTextStatuses)[number];

export const waitlistStatuses = ["waiting", "offered", "booked", "expired", "canceled"] as const;
export type WaitlistStatus = (typeof waitlistStatuses)[number];

/** `gone`: somebody else was faster, or the business filled it by hand. */
export const openingStatuses = ["open", "filled", "gone"] as const;
export type OpeningStatus = (typeof openingStatuses)[number];
export const offerStatuses = ["offered", "accepted", "declined", "gone", "expired"] as const;
export type OfferStatus = (typeof offerStatuses)[number];

/** Who answers: the assistant, a member of the team, or nobody yet. */
export const conversationOwners = ["nobody", "assistant", "member"] as const;
export type ConversationOwner = (typeof conversationOwners)[number];
export const conversationStatuses = ["open", "closed"] as const;
export type ConversationStatus = (typeof conversationStatuses)[number];

/** What the assistant may do by itself. */
export const assistantModes = ["off", "draft", "automatic"] as const;
export type AssistantMode = (typeof assistantModes)[number];

/** What a customer's text is about. */
export const intents = [
  "book",
  "move",
  "cancel",
  "confirm",
  "running_late",
  "hours",
  "address",
  "price",
  "services",
  "own_bookings",
  "thanks",
  "greeting",
  "complaint",
  "person",
  "keyword",
  "other",
] as const;
export type Intent = (typeof intents)[number];
export const intentSources = ["rules", "model"] as const;
export type IntentSource = (typeof intentSources)[number];

/** What became of a text that asked for an answer. */
export const turnStatuses = [
  "working",
  "sent",
  "draft",
  "held",
  "approved",
  "discarded",
  "handed_over",
  "silent",
] as const;
export type TurnStatus = (typeof turnStatuses)[number];

import type {
  ActorKind,
  AttemptOutcome,
  Category,
  ConsentAction,
  ConsentMethod,
  Direction,
  ErrorClass,
  MessageStatus,
  Purpose,
} from "@/db/enums";
import type { FrequencyCap, Hours } from "@/db/schema/workspaces";
import type { ConsentFact } from "@/lib/consent/consent-state";
import type { Coded } from "@/lib/links/draw-codes";
import type { Verdict } from "@/lib/messages/gate";
import type { Agenda } from "./agenda";
import type { Book } from "./book";
import type { Picks } from "./random";

/** How texts to a person's number fare. `refused`: they told the carrier STOP, and nobody told us. */
export type Line = "works" | "off" | "gone" | "landline" | "refused" | "invalid";

export type Person = {
  contactId: number;
  phone: string;
  phoneIdx: string;
  last4: string;
  firstName: string;
  lastName: string | null;
  language: string;
  timeZone: string | null;
  line: Line;
  /** What this person will say to an offer in time. */
  mood: "content" | "stops" | "no_promos";
  since: Date;
  source: "import" | "staff" | "api";
  facts: ConsentFact[];
  promotional: Text[];
  /** Days of theirs in the book, by their offset from today. */
  booked: number[];
  /** Days they came, oldest first. */
  visits: string[];
  isTalking: boolean;
  attributes: Record<string, string | number | boolean>;
};

export type Someone = { kind: ActorKind; id: number | null; name: string };
export type Template = {
  id: number;
  version: number;
  category: Category;
  body: string;
  bodies: Record<string, string>;
};
export type Batch = { name: string; at: Date; texts: Text[] };

export type Event = {
  at: Date;
  kind: string;
  status: MessageStatus | null;
  source: string;
  data: Record<string, unknown>;
};
export type Attempt = {
  number: number;
  clientRef: string;
  gate: Verdict;
  claimedAt: Date;
  outcome: AttemptOutcome;
  sid: string | null;
  http: number | null;
  code: number | null;
  detail: string | null;
  finishedAt: Date;
};

/** A text with its whole story so far: what becomes a row of messages, its events and its attempts. */
export type Text = {
  person: Person;
  direction: Direction;
  category: Category;
  purpose: Purpose;
  body: string;
  /** What its short addresses lead to. */
  links: Coded[];
  encoding: "GSM-7" | "UCS-2";
  segments: number;
  template: Template | null;
  batch: Batch | null;
  orderId: string | null;
  reservationId: string | null;
  actor: Someone;
  createdAt: Date;
  dueAt: Date;
  status: MessageStatus;
  reason: string | null;
  errorCode: number | null;
  errorClass: ErrorClass | null;
  sid: string | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  finishedAt: Date | null;
  priceMicros: number | null;
  events: Event[];
  attempts: Attempt[];
};

/** A line for the consent ledger. Its fact carries `ledgerId`, a stand-in below zero until the row has its number. */
export type Consent = {
  person: Person;
  at: Date;
  ledgerId: number;
  category: Category | null;
  action: ConsentAction;
  method: ConsentMethod;
  keyword: string | null;
  rawText: string | null;
  reason: string | null;
  source: Text | null;
  actor: Someone;
};

/** A business in the middle of its six weeks: everybody in it, and everything that has happened. */
export type World = {
  workspaceId: number;
  name: string;
  zone: string;
  senderId: number;
  quietHours: Hours | null;
  cap: FrequencyCap;
  now: Date;
  picks: Picks;
  agenda: Agenda;
  people: Person[];
  /** The booking software, which texts with the workspace's key. */
  software: Someone;
  manager: Someone;
  desk: Someone;
  templates: Map<string, Template>;
  book: Book;
  texts: Text[];
  consents: Consent[];
};

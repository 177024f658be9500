/** How a phone on the sandbox network behaves: each entry is the list of statuses it lets come true, and when. */
export type Step = {
  status: "queued" | "sent" | "delivered" | "undelivered" | "failed" | "read";
  afterMs: number;
  errorCode?: number;
};

const sent: Step = { status: "sent", afterMs: 150 };
const delivered: Step = { status: "delivered", afterMs: 700 };
const undelivered = (errorCode: number): Step[] => [sent, { status: "undelivered", afterMs: 700, errorCode }];

export const behaviors = {
  normal: { label: "Works", shows: "Texts arrive in under a second.", steps: [sent, delivered] },
  slow: {
    label: "Slow network",
    shows: "Texts take ten seconds. Parley says “sent” until the carrier says more.",
    steps: [sent, { status: "delivered", afterMs: 10_000 }],
  },
  unreachable: {
    label: "Switched off",
    shows: "Error 30003: Parley tries again after 15 minutes, then twice as long, three times.",
    steps: undelivered(30003),
  },
  unknown: {
    label: "Number no longer in use",
    shows: "Error 30005: not delivered, never tried again, with what to do.",
    steps: undelivered(30005),
  },
  no_whatsapp: {
    label: "Not on WhatsApp",
    shows: "WhatsApp messages fail with error 63024; texts arrive. A fallback goes out once, as a text.",
    steps: [sent, delivered],
  },
  landline: {
    label: "Landline",
    shows: "Error 30006: not delivered, and staff are told to ask for a cell phone.",
    steps: undelivered(30006),
  },
  filtered: {
    label: "Filtered as spam",
    shows: "Error 30007: the carrier disliked the words. Rewording helps, repeating does not.",
    steps: undelivered(30007),
  },
  duplicates: {
    label: "Receipts come three times",
    shows: "Every receipt is repeated. The story shows each step once.",
    steps: [sent, delivered].flatMap((step) =>
      [0, 90, 400].map((more) => ({ ...step, afterMs: step.afterMs + more })),
    ),
  },
  disordered: {
    label: "Receipts out of order",
    shows: "“Delivered” comes before “sent”. It stays delivered.",
    steps: [
      { ...delivered, afterMs: 150 },
      { ...sent, afterMs: 700 },
    ],
  },
  lost: {
    label: "Receipts get lost",
    shows: "The text arrives and nobody says so. Parley says “sent”, and asks the carrier some hours later.",
    steps: [sent, delivered],
  },
} satisfies Record<string, { label: string; shows: string; steps: Step[] }>;

export type Behavior = keyof typeof behaviors;
export const behaviorNames = Object.keys(behaviors) as [Behavior, ...Behavior[]];

/** What the carrier's API does to the next sends to a phone, instead of answering 201. */
export const faults = {
  rate_limited: {
    label: "Too busy (429)",
    shows: "The carrier refuses for the moment. Parley waits and tries again.",
  },
  server_error: {
    label: "Broken (500)",
    shows: "Nobody knows whether it went out. Parley asks the carrier’s list before anything is sent again.",
  },
  answer_lost: {
    label: "Answer lost",
    shows: "The text goes out, but the line drops. Parley finds out and never sends it twice.",
  },
  opted_out: {
    label: "Says they opted out (21610)",
    shows: "The carrier knows of a STOP that Parley missed. Parley takes its word and stops.",
  },
} as const;

export type Fault = keyof typeof faults;
export const faultNames = Object.keys(faults) as [Fault, ...Fault[]];

/**
 * The steps ahead of a text just accepted. A text older than its validity period is not delivered (30036);
 * a service picks its number first and says so with `queued`.
 */
export function planSteps(
  behavior: string,
  {
    channel,
    hasService,
    validitySeconds,
  }: { channel: "sms" | "whatsapp"; hasService: boolean; validitySeconds: number },
): Step[] {
  if (channel === "whatsapp" && behavior === "no_whatsapp")
    return [sent, { status: "undelivered", afterMs: 700, errorCode: 63024 }];
  const steps: Step[] = (behavior in behaviors ? behaviors[behavior as Behavior] : behaviors.normal).steps;
  const limitMs = validitySeconds * 1000;
  const inTime = steps.map(
    (step): Step =>
      step.afterMs > limitMs ? { status: "undelivered", afterMs: limitMs, errorCode: 30036 } : step,
  );
  return [...(hasService ? [{ status: "queued" as const, afterMs: 40 }] : []), ...inTime];
}

/** From which statuses a step may move a message on; a step that comes too late is announced but changes nothing. */
export const predecessors: Record<string, string[]> = {
  queued: ["scheduled", "accepted"],
  sent: ["scheduled", "accepted", "queued"],
  delivered: ["scheduled", "accepted", "queued", "sent"],
  undelivered: ["scheduled", "accepted", "queued", "sent"],
  failed: ["scheduled", "accepted", "queued", "sent"],
  canceled: ["scheduled", "accepted", "queued"],
  read: ["scheduled", "accepted", "queued", "sent", "delivered"],
};

export const finalStatuses = ["delivered", "undelivered", "failed", "canceled", "read", "received"];

/** How a phone on the sandbox network behaves: each entry is the list of statuses it lets come true, and when. */
type Step = {
  status: "queued" | "sent" | "delivered" | "undelivered" | "failed" | "read";
  afterMs: number;
  errorCode?: number;
};

const sent: Step = { status: "sent", afterMs: 150 };
const delivered: Step = { status: "delivered", afterMs: 700 };
const undelivered = (errorCode: number): Step[] => [sent, { status: "undelivered", afterMs: 700, errorCode }];

export const behaviors = {
  normal: { label: "Works", hint: "Texts arrive in under a second.", steps: [sent, delivered] },
  slow: {
    label: "Slow",
    hint: "Texts take ten seconds to arrive.",
    steps: [sent, { status: "delivered", afterMs: 10_000 }],
  },
  unreachable: {
    label: "Switched off",
    hint: "Not delivered: the phone is off (30003).",
    steps: undelivered(30003),
  },
  unknown: {
    label: "Unknown number",
    hint: "Not delivered: no such phone (30005).",
    steps: undelivered(30005),
  },
  landline: {
    label: "Landline",
    hint: "Not delivered: not a mobile phone (30006).",
    steps: undelivered(30006),
  },
  filtered: {
    label: "Filtered as spam",
    hint: "Not delivered: the network blocks the text (30007).",
    steps: undelivered(30007),
  },
  duplicates: {
    label: "Repeated receipts",
    hint: "Every delivery receipt comes three times.",
    steps: [sent, delivered].flatMap((step) =>
      [0, 90, 400].map((more) => ({ ...step, afterMs: step.afterMs + more })),
    ),
  },
  disordered: {
    label: "Receipts out of order",
    hint: "“Delivered” comes before “sent”.",
    steps: [
      { ...delivered, afterMs: 150 },
      { ...sent, afterMs: 700 },
    ],
  },
} satisfies Record<string, { label: string; hint: string; steps: Step[] }>;

export type Behavior = keyof typeof behaviors;
export const behaviorNames = Object.keys(behaviors) as [Behavior, ...Behavior[]];

/** What the carrier's API does to the next sends to a phone, instead of answering 201. */
export const faults = {
  rate_limited: { label: "Busy (429)", hint: "The carrier refuses: too many requests. Nothing is sent." },
  server_error: {
    label: "Broken (500)",
    hint: "The carrier fails. Nothing is sent, but the answer doesn't say so.",
  },
  answer_lost: {
    label: "Answer lost",
    hint: "The text goes out, but the line drops before the carrier answers.",
  },
} as const;

export type Fault = keyof typeof faults;
export const faultNames = Object.keys(faults) as [Fault, ...Fault[]];

/**
 * The steps ahead of a text just accepted. A text older than its validity period is not delivered (30036);
 * a service picks its number first and says so with `queued`; WhatsApp shows when it was read.
 */
export function planSteps(
  behavior: string,
  {
    channel,
    hasService,
    validitySeconds,
  }: { channel: "sms" | "whatsapp"; hasService: boolean; validitySeconds: number },
): Step[] {
  const steps: Step[] = (behavior in behaviors ? behaviors[behavior as Behavior] : behaviors.normal).steps;
  const limitMs = validitySeconds * 1000;
  const inTime = steps.map(
    (step): Step =>
      step.afterMs > limitMs ? { status: "undelivered", afterMs: limitMs, errorCode: 30036 } : step,
  );
  const last = Math.max(...inTime.map((step) => step.afterMs));
  const isRead = channel === "whatsapp" && inTime.some((step) => step.status === "delivered");
  return [
    ...(hasService ? [{ status: "queued" as const, afterMs: 40 }] : []),
    ...inTime,
    ...(isRead ? [{ status: "read" as const, afterMs: last + 1500 }] : []),
  ];
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

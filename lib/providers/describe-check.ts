import type { Address, FoundAddress, Inspection, Trouble } from "./inspect-address";
import type { CheckStep, SenderCheck } from "./schema";
import { inboundUrl, publicUrlTrouble, shownUrl, statusUrl, webhookDifferences } from "./webhook-difference";

export type CheckPlace = {
  at: Date;
  publicUrl: string;
  isSandbox: boolean;
  isOwnAccount: boolean;
  address: Address | null;
};

/** What a check found, step by step in plain words: what is, what should be, what to do. Pure. */
export function describeCheck(inspection: Inspection, place: CheckPlace): SenderCheck {
  const found = inspection.trouble === null ? inspection.address : null;
  const steps = [
    accountStep(inspection, place),
    addressStep(inspection, place),
    publicUrlStep(place),
    inboundStep(found, place),
    receiptsStep(place),
  ];
  const outcomeOf = (id: CheckStep["id"]) => steps.find((step) => step.id === id)?.outcome;
  return {
    checked_at: place.at.toISOString(),
    is_ready: steps.every(({ outcome }) => outcome !== "problem"),
    can_set:
      outcomeOf("inbound") === "problem" && outcomeOf("public_url") === "ok" && outcomeOf("account") === "ok",
    steps,
  };
}

/** The first thing that stands in the way, in words. */
export const problemOf = (check: SenderCheck): string =>
  check.steps.find(({ outcome }) => outcome === "problem")?.detail ?? "There is nothing to set here.";

type Told = Pick<CheckStep, "outcome" | "detail"> & Partial<CheckStep>;

const step = (id: CheckStep["id"], title: string, told: Told): CheckStep => ({
  id,
  title,
  current: null,
  expected: null,
  ...told,
});

const carrier = ({ isSandbox }: CheckPlace): string => (isSandbox ? "The sandbox carrier" : "Twilio");

const troubles: Record<Trouble, (place: CheckPlace) => string> = {
  wrong_credentials: (place) =>
    place.isOwnAccount
      ? `${carrier(place)} does not accept this account ID with this token. Copy the auth token from your account's console and enter it here again.`
      : `${carrier(place)} does not accept Parley's own account. Whoever runs Parley for you can correct it.`,
  busy: (place) => `${carrier(place)} is answering too many calls of this account. Try again in a minute.`,
  unreachable: (place) =>
    `${carrier(place)} did not answer. Your settings may be right; check the connection and try again in a minute.`,
  refused: (place) => `${carrier(place)} refused to tell.`,
};

function accountStep(inspection: Inspection, place: CheckPlace): CheckStep {
  const title = "Account";
  if (inspection.trouble !== null)
    return step("account", title, { outcome: "problem", detail: troubles[inspection.trouble](place) });
  const status = inspection.accountStatus;
  if (status !== "active") {
    const detail = `The account is ${status} at Twilio, so nothing goes out. Sign in at twilio.com to see why.`;
    return step("account", title, { outcome: "problem", detail });
  }
  return step("account", title, {
    outcome: "ok",
    detail: `${carrier(place)} accepts the account and its token.`,
  });
}

const kinds: Record<Address["kind"], string> = {
  number: "number",
  short_code: "short code",
  service: "messaging service",
};

function addressStep(inspection: Inspection, { address }: CheckPlace): CheckStep {
  if (!address) {
    const detail = "WhatsApp senders are set up in Twilio's console; Parley cannot look there.";
    return step("address", "WhatsApp sender", { outcome: "skipped", detail });
  }
  const noun = kinds[address.kind];
  const title = noun.charAt(0).toUpperCase() + noun.slice(1);
  if (inspection.trouble !== null || inspection.accountStatus !== "active")
    return step("address", title, { outcome: "skipped", detail: "Not looked at yet." });
  if (!inspection.address) {
    const detail = `The account is right, but it has no such ${noun}. It may belong to another account, or was given back.`;
    return step("address", title, { outcome: "problem", detail });
  }
  if (!inspection.address.isNumberInService) {
    const detail =
      "The messaging service is there, but this number is not in it. Add it in Twilio's console.";
    return step("address", title, { outcome: "problem", detail });
  }
  return step("address", title, { outcome: "ok", detail: `The account has this ${noun}.` });
}

function publicUrlStep({ publicUrl, isSandbox }: CheckPlace): CheckStep {
  const trouble = publicUrlTrouble(publicUrl, isSandbox);
  const known = { current: publicUrl };
  if (trouble === null)
    return step("public_url", "This Parley", {
      ...known,
      outcome: "ok",
      detail: isSandbox ? "The sandbox runs beside Parley and reaches it." : "Twilio can reach this address.",
    });
  const detail =
    trouble === "local"
      ? "Twilio cannot reach this address: it exists on this machine or network only. Whoever runs Parley sets PARLEY_PUBLIC_URL to its https address."
      : "Texts would travel unprotected: the address begins with http. Whoever runs Parley sets PARLEY_PUBLIC_URL to its https address.";
  return step("public_url", "This Parley", { ...known, outcome: "problem", detail });
}

function inboundStep(found: FoundAddress | null, place: CheckPlace): CheckStep {
  const title = "Incoming texts";
  const expected = inboundUrl(place.publicUrl);
  const tell = (outcome: CheckStep["outcome"], detail: string) =>
    step("inbound", title, {
      outcome,
      detail,
      current: found?.inboundUrl ? shownUrl(found.inboundUrl) : null,
      expected,
    });
  if (!found) {
    const isByHand = place.address === null;
    return tell("skipped", isByHand ? "Set this address in Twilio's console." : "Not looked at yet.");
  }
  if (found.overruledBy === "app")
    return tell("problem", "A TwiML app answers this number, so replies never reach Parley.");
  if (found.overruledBy === "number")
    return tell("problem", "The service leaves incoming texts to each number's own setting.");
  if (!found.inboundUrl) return tell("problem", "No address is set, so replies and STOP never reach Parley.");
  const differences = webhookDifferences(found.inboundUrl, found.inboundMethod, place.publicUrl);
  if (differences.length === 0) return tell("ok", "Replies and STOP are delivered to Parley.");
  return tell("problem", `Replies and STOP do not reach Parley: ${differences.join(", and ")}.`);
}

const receiptsStep = ({ publicUrl }: CheckPlace): CheckStep =>
  step("receipts", "Delivery receipts", {
    outcome: "ok",
    detail: "Nothing to set: Parley names its address with every text.",
    current: statusUrl(publicUrl),
  });

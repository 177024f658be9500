import { isReaction, readInbound } from "@/lib/consent/inbound-text";

/** `change` also stands for no: whoever says no to a visit wants another one, or none. */
export type Answer = "yes" | "change" | "late";

const set = (words: string) => new Set(words.split(" "));

const yes = set(
  "1 one uno yes y yep yeah yup yea ok okay k sure confirm confirmed confirming si confirmo confirmar vale claro",
);
const change = set(
  "2 two dos no nope change changed reschedule rescheduling move cambiar cambio reprogramar",
);
/** What may stand around an answer without making it another one. */
const around = set(
  "please pls thanks thank you thx ty option opcion number numero i we ill want to need my the it a visit appointment time cita la mi quiero por favor gracias hi hello hola",
);

const late = [
  /\brunning (?:a )?(?:little |bit |few minutes )*(?:late|behind)\b/,
  /\b(?:ill|i will|im|i am|we are|well|we will|gonna|going to|might|may) (?:be )?(?:\w+ ){0,5}late\b/,
  /\b(?:minutes?|mins?|min|bit|little) late\b/,
  /\bstuck in traffic\b/,
  /\b(?:llego|llegare|llegaremos|llegamos|voy|vamos|llegar) (?:\w+ ){0,4}tarde\b/,
  /\b(?:voy|vamos|llego) con retraso\b/,
];

/** What a short text says to "1 to confirm, 2 to change"; null for everything that says more, or something else. Pure. */
export function readAnswer(body: string): Answer | null {
  if (/^\s*👍[\u{1f3fb}-\u{1f3ff}]?\s*$/u.test(body)) return "yes";
  if (isReaction(body)) return null;
  const { words, hasQuestion } = readInbound(body);
  if (words.length === 0) return null;
  const text = words.join(" ");
  if (!hasQuestion && late.some((pattern) => pattern.test(text))) return "late";
  if (words.length > 8 || hasQuestion) return null;
  const says = (answer: Set<string>) =>
    words.some((word) => answer.has(word)) && words.every((word) => answer.has(word) || around.has(word));
  if (says(yes)) return "yes";
  return says(change) ? "change" : null;
}

import { readInbound } from "@/lib/consent/inbound-text";

/**
 * A customer's words, made plain: lower case without accents, single spaces, common typos put right, so that phrases
 * can be looked for. Pure.
 */
export const plainWords = (raw: string): string => readInbound(raw).words.map(corrected).join(" ");

const KEPT = /[^a-z0-9:/.,#+\- ]+/g;

/** The same, with what belongs to times and dates left in: "fri 3:30pm, 11/27". Pure. */
export const timeText = (raw: string): string =>
  raw
    .slice(0, 1_000)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’`´]/g, "")
    .replace(/\b([ap])\.\s?m\b\.?/g, "$1m")
    .replace(/[–—]/g, "-")
    .replace(KEPT, " ")
    .split(/\s+/)
    .map((word) => (/^[a-z]+[,.]?$/.test(word) ? corrected(word.replace(/[,.]$/, "")) : word))
    .join(" ")
    .trim();

const shorthand: Record<string, string> = {
  tmrw: "tomorrow",
  tmr: "tomorrow",
  tmw: "tomorrow",
  "2morrow": "tomorrow",
  "2day": "today",
  "2nite": "tonight",
  tonite: "tonight",
  appt: "appointment",
  appts: "appointments",
  apt: "appointment",
  apptmt: "appointment",
  resched: "reschedule",
  wknd: "weekend",
  hr: "hour",
  hrs: "hours",
  u: "you",
  r: "are",
  ur: "your",
  pls: "please",
  plz: "please",
  thru: "through",
  xq: "porque",
  q: "que",
  dir: "direccion",
};

// Words of at least six letters that are told from each other even with one letter wrong.
const known = new Set(
  (
    "appointment appointments booking haircut haircuts tomorrow tonight monday tuesday wednesday thursday friday " +
    "saturday sunday reschedule schedule cancel canceled cancelled confirm confirmed available availability opening " +
    "address location services service prices morning afternoon evening weekend reservation reserve " +
    "complaint manager terrible horrible disappointed refund earliest thanks " +
    "january february september october november december " +
    "manana miercoles viernes sabado domingo horario direccion precio precios servicio servicios reservar " +
    "cancelar cambiar gracias"
  ).split(" "),
);
// Ordinary words that are one letter away from those.
const ordinary = new Set(
  "services thanks tanks minute minutes reserved opened cancela reserva cambia".split(" "),
);

function corrected(word: string): string {
  const short = shorthand[word];
  if (short) return short;
  if (word.length < 6 || known.has(word) || ordinary.has(word)) return word;
  for (const right of known)
    if (Math.abs(right.length - word.length) <= 1 && isOneSlip(word, right)) return right;
  return word;
}

/** One letter too many, too few, wrong, or two in the wrong order; the first one is rarely missed. */
function isOneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

import { describe, expect, test } from "vitest";
import { classifyInbound, type InboundKind } from "./keywords";

const kindOf = (text: string): InboundKind => classifyInbound(text).kind;
const words = (text: string): string[] => text.trim().split(/\s*[,\n]\s*/);

// The words carriers and the law name, then those of five more languages.
const STOP = words(`
  STOP, STOPALL, STOP ALL, UNSUBSCRIBE, CANCEL, END, QUIT, REVOKE, OPTOUT, OPT OUT, OPT-OUT, REMOVE, UNSUB, REMOVE ME
  ALTO, PARAR, BAJA, CANCELAR, BASTA, SALIR, DETENER, NO MÁS, FIN
  ARRET, ARRÊT, ARRÊTER, ARRÊTEZ, DÉSABONNER, DÉSINSCRIRE, ANNULER, STOP SMS
  STOPP, ABMELDEN, ABBESTELLEN, BEENDEN, ENDE, KÜNDIGEN, AUFHÖREN
  PARE, PAREM, SAIR, DESCADASTRAR, FIM, ENCERRAR
  FERMA, FERMARE, ANNULLA, CANCELLAMI, DISISCRIVIMI, SMETTETELA
`);
const PLAIN_STOP = words(
  "STOP, UNSUBSCRIBE, OPT OUT, STOPALL, ARRÊT, STOPP, ABMELDEN, PARAR, FERMA, REMOVE ME",
);
const HELP = words("HELP, INFO, AYUDA, AIDE, HILFE, AJUDA, AIUTO");
const START = words("START, UNSTOP, OPT IN, SUBSCRIBE");

const fullWidth = (text: string) =>
  text.replace(/[A-Z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const capitalize = (text: string) => text.charAt(0) + text.slice(1).toLowerCase();
const DISGUISES: [string, (text: string) => string][] = [
  ["as is", (text) => text],
  ["lower case", (text) => text.toLowerCase()],
  ["capitalized", capitalize],
  ["surrounding space", (text) => ` \n\t ${text}\u00a0\r\n`],
  ["full stop", (text) => `${text}.`],
  ["exclamation", (text) => `${text}!!!`],
  ["quotes", (text) => `“${text}”`],
  ["emoji", (text) => `🤬 ${text} 🙏🏽❤️`],
  ["full width", fullWidth],
  ["zero width", (text) => [...text].join("\u200b")],
  ["decomposed", (text) => text.normalize("NFD")],
  ["repeated", (text) => `${text} ${text}`],
  ["signature", (text) => `${text}\n\nSent from my iPhone`],
];
const COURTESIES = words(
  "{} please, please {}, {} thanks, {}. Thank you!, Pls {}, {} por favor, {} svp, Bitte {}, {} grazie",
);

describe("opt-out words", () => {
  const cases = STOP.flatMap((word) => [
    ...DISGUISES.map(([, disguise]) => disguise(word)),
    ...COURTESIES.map((courtesy) => courtesy.replace("{}", capitalize(word))),
  ]);

  test(`are recognized in all ${cases.length} disguises`, () => {
    expect(cases.length).toBeGreaterThan(600);
    expect(cases.filter((text) => kindOf(text) !== "stop")).toEqual([]);
  });

  test.each(
    words(`
      S T O P, S.T.O.P., s-t-o-p, STOOOOP, Stoppp, STPO, SOTP, ST\u00adOP, ЅТОР, 🆂🆃🅾🅿, ⓢⓣⓞⓟ, 𝐒𝐓𝐎𝐏, 🛑, 🛑🛑🛑
      STOP STOP STOP, stop. stop. STOP, STOP END, unsubscribe stop, Stop/Unsubscribe, UN-SUBSCRIBE, unsuscribe, unsubcribe
      Reply STOP, text stop, STOP to end, STOP to 36105, STOP au 36111, stop2end, I said STOP, just stop, OK stop, yes stop
      > STOP, quit now, no stop, stop now, stop it, stop this, stop all texts, stop stop now please, Stop immediately, unsubscribe me
      opt me out, please opt me out, take me off, START STOP, help stop, STOP YES, Стоп, alto ya
      dar de baja, me désabonner, Stop bitte sofort, PARE agora, basta grazie, Hola STOP, Hi stop, unsubscribe all
    `).map((text) => [text]),
  )("%s", (text) => expect(kindOf(text)).toBe("stop"));

  test.each(PLAIN_STOP)("%s is meant whatever small words stand around it", (word) => {
    for (const text of [
      `${word} now`,
      `ok ${word}`,
      `No. ${word}!`,
      `yes ${word}`,
      `Hi, just ${word} already`,
      `${word} immediately please`,
    ]) {
      expect([text, kindOf(text)]).toEqual([text, "stop"]);
    }
  });

  test("asking about the word is not using it, meaning it is", () => {
    for (const text of ["What does STOP mean?", "if I reply STOP do I lose my booking?"])
      expect([text, kindOf(text)]).toEqual([text, "none"]);
    for (const text of ["I mean it. STOP", "Do I need a lawyer? STOP"])
      expect([text, kindOf(text)]).toEqual([text, "refusal"]);
  });

  test("an everyday word is not, beside an answer", () => {
    for (const text of [
      "yes cancel",
      "ok cancel it",
      "no, end",
      "just quit",
      "Yes please cancel",
      "start to end",
    ])
      expect([text, kindOf(text)]).toEqual([text, "none"]);
  });

  test("are named as they were recognized", () => {
    expect(classifyInbound("please, stop!!!")).toEqual({ kind: "stop", matched: "STOP" });
    expect(classifyInbound("opt-out")).toEqual({ kind: "stop", matched: "OPT OUT" });
    expect(classifyInbound("Arrêt")).toEqual({ kind: "stop", matched: "ARRET" });
  });

  test("a hundred thousand repetitions are still one STOP", () => {
    expect(kindOf("STOP ".repeat(100_000))).toBe("stop");
  });
});

describe("START, HELP and YES", () => {
  test.each(START)("%s", (word) => {
    for (const [, disguise] of DISGUISES) expect(kindOf(disguise(word))).toBe("start");
    expect(kindOf(`${word} please`)).toBe("start");
  });

  test.each(HELP)("%s", (word) => {
    for (const [, disguise] of DISGUISES) expect(kindOf(disguise(word))).toBe("help");
    expect(kindOf(`${word}?`)).toBe("help");
  });

  test("YES is told apart, and only alone", () => {
    for (const text of ["YES", "yes", "Yes!", " yes 👍", "“Yes.”"])
      expect(classifyInbound(text)).toEqual({ kind: "start", matched: "YES" });
    for (const text of ["yes please", "yes thanks", "yes?", "yes at 5", "oh yes", "yep", "y"])
      expect(kindOf(text)).toBe("none");
  });

  test("nobody is opted in by a question or half a sentence", () => {
    for (const text of [
      "start?",
      "when do you start",
      "start at 5",
      "subscribe?",
      "how do I subscribe",
      "don't start",
      "help me start",
      "start help",
    ]) {
      expect(["none", "help", "doubt"]).toContain(kindOf(text));
    }
  });
});

describe("categories", () => {
  test.each([
    ["NO PROMOS", "marketing"],
    ["no promo", "marketing"],
    ["No promos!!", "marketing"],
    ["no more promos please", "marketing"],
    ["STOP PROMOS", "marketing"],
    ["stop promo texts", "marketing"],
    ["NO OFFERS", "marketing"],
    ["No ads", "marketing"],
    ["stop marketing", "marketing"],
    ["unsubscribe from promotions", "marketing"],
    ["ｎｏ　ｐｒｏｍｏｓ", "marketing"],
    ["No promociones", "marketing"],
    ["no más ofertas por favor", "marketing"],
    ["Pas de promos svp", "marketing"],
    ["Plus de pub", "marketing"],
    ["Keine Werbung bitte", "marketing"],
    ["keine Angebote mehr", "marketing"],
    ["Sem promoções", "marketing"],
    ["chega de propaganda", "marketing"],
    ["Niente promozioni grazie", "marketing"],
    ["basta pubblicità", "marketing"],
    ["please stop sending me promotional texts", "marketing"],
    ["Don't send me promos, just reminders", "marketing"],
    ["I don't want any more marketing texts", "marketing"],
    ["can you take me off the promo list", "marketing"],
    ["no me manden más promociones", "marketing"],
    ["Ich möchte keine Werbung mehr", "marketing"],
    ["non mandatemi più offerte", "marketing"],
    ["NO DAILY", "program"],
    ["stop daily", "program"],
    ["Stop the daily texts please", "program"],
    ["no more daily messages", "program"],
    ["end daily positivity", "program"],
    ["stop affirmations", "program"],
    ["No diario", "program"],
    ["stop quotidien", "program"],
    ["keine täglichen Nachrichten mehr", "program"],
  ])("%s stops %s alone", (text, category) => {
    expect(classifyInbound(text)).toMatchObject({ kind: "category_stop", category });
  });

  test.each([
    ["PROMOS", "marketing"],
    ["promo", "marketing"],
    ["Start promos", "marketing"],
    ["promos please", "marketing"],
    ["DAILY", "program"],
    ["daily!", "program"],
    ["start daily texts", "program"],
    ["daily on", "program"],
  ])("%s starts %s", (text, category) =>
    expect(classifyInbound(text)).toMatchObject({ kind: "category_start", category }),
  );

  test.each([
    "Promos?",
    "any promos?",
    "what are your deals",
    "offers",
    "daily?",
    "is the daily special fish",
    "no deal",
    "do you have promos on color",
    "promo code SPRING",
  ])("%s starts nothing", (text) => expect(kindOf(text)).toBe("none"));

  test("STOP beside a category stops everything", () => {
    expect(kindOf("stop promos. Stop texting me")).toBe("refusal");
    expect(kindOf("no more promos, unsubscribe me")).toBe("refusal");
    expect(kindOf("stop promos stop all")).not.toBe("category_start");
  });
});

describe("what is no message to us", () => {
  test.each([
    "Liked “Reply STOP to unsubscribe”",
    'Disliked "Text STOP to end"',
    "Reacted 👍 to “Stop by! Reply STOP to opt out”",
    "Loved “stop”",
    "A aimé « Répondez STOP »",
    "Le gustó “Responde ALTO”",
  ])("%s", (text) => expect(kindOf(text)).toBe("none"));

  test.each(["", " ", "👍", "...", "?", "\u200b\u200b", "\u0000", "❤️❤️", "\ud83d"])("%j", (text) =>
    expect(kindOf(text)).toBe("none"),
  );
});

test("hostile texts are read in linear time", () => {
  const hostile = [
    "a ",
    "stop ",
    "no more ",
    "dont ",
    "any more ",
    "s.",
    "please stop ",
    "\u0301",
    "?",
    "\n",
    "sent from ",
    "I don't want to receive any more of these ",
  ];
  const startMs = performance.now();
  for (const piece of hostile) classifyInbound(piece.repeat(50_000));
  for (const piece of hostile) classifyInbound(`${piece.repeat(600)}x`);
  expect(performance.now() - startMs).toBeLessThan(3_000);
});

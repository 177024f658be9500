/** Answers that carriers take for themselves. Source: Twilio's default opt-out keywords; 47 CFR 64.1200(a)(10). */
const optOut = ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"];
const optIn = ["START", "YES", "UNSTOP"];
const help = ["HELP", "INFO"];
const reserved = [...optOut, ...optIn, ...help].join("|");

// "Reply YES", "text back 'cancel'", "Antworten Sie mit STOP": the word is an instruction right after the verb …
const afterVerb = new RegExp(
  `\\b(?:reply|respond|answer|text|send|type|write|say)(?:\\s+(?:back|us|with|either))*[\\s:]+["'“”‘’]?(${reserved})\\b`,
  "gi",
);
// … or, in capitals, an offer of its own: "1 to confirm or CANCEL to cancel", "YES/NO".
const offered = new RegExp(
  `(?<![\\p{L}\\p{N}{])["'“‘]?(${reserved})["'”’]?(?=\\s*(?:/|\\bto\\b|\\bfor\\b|\\bif\\b|=|or\\b))`,
  "gu",
);

const endings =
  /\b(opt(?:ing)?[- ]?out|unsubscribe|stop|end|quit|no more|leave|remove|turn off|mute|not (?:get|receive|want))\b/i;
const beginnings = /\b(opt(?:ing)?[- ]?in|subscribe|join|sign[- ]?up|start|resume|receive|get|agree)\b/i;
const assistance = /\b(help|info|information|assistance|support|more)\b/i;

/**
 * Reserved words that a text offers as an answer with another meaning: "Reply CANCEL to cancel" loses the customer,
 * "Reply STOP to opt out" is how it should be. Each word once, in capitals. Pure.
 */
export function reservedReplies(text: string): string[] {
  const found = [...text.matchAll(afterVerb), ...text.matchAll(offered)];
  const traps = found.flatMap((match) => {
    const word = (match[1] ?? "").toUpperCase();
    const rest =
      text
        .slice(match.index + match[0].length)
        .split(/[.!?\n;]/)[0]
        ?.slice(0, 60) ?? "";
    return isProperUse(word, rest) ? [] : [word];
  });
  return [...new Set(traps)];
}

function isProperUse(word: string, rest: string): boolean {
  const clause = rest.split(/,|\bor\b/)[0] ?? "";
  if (optOut.includes(word))
    return word === "STOP" || word === "STOPALL" ? !/\bcancel\b/i.test(clause) : endings.test(clause);
  if (optIn.includes(word)) return beginnings.test(clause);
  return rest.trim() === "" || assistance.test(clause);
}

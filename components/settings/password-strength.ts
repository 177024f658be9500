export type Strength = { level: 0 | 1 | 2 | 3; words: string };

const common = /password|passwort|qwerty|letmein|welcome|12345|abc123|iloveyou|admin|parley/i;

/**
 * A hint while typing, not a rule: length counts most, then variety, and nothing of what everybody tries first.
 * `personal` is what a guesser knows: a name, an email.
 */
export function passwordStrength(password: string, personal: string[] = []): Strength {
  if (password === "") return { level: 0, words: "At least 12 characters. A few words in a row work well." };
  const missing = 12 - password.length;
  if (missing > 0)
    return { level: 0, words: `${missing} more ${missing === 1 ? "character" : "characters"}.` };
  const isKnown = personal.some(
    (part) => part.length > 3 && password.toLowerCase().includes(part.toLowerCase()),
  );
  if (common.test(password) || isKnown || new Set(password).size < 5)
    return { level: 1, words: "Easy to guess. Use words that have nothing to do with you." };
  if (password.length >= 18 || (password.length >= 14 && new Set(password).size >= 10))
    return { level: 3, words: "Strong." };
  return { level: 2, words: "Good. Longer is stronger." };
}

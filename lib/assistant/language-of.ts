const common: Record<string, string> = {
  en: "i the you to for is my can what are do at on please hi hello hey haircut book how much when where with thanks and need want have your open tomorrow appointment me im cut would like it",
  es: "hola quiero cita para el los las una un por favor gracias cuando donde que cuanto manana viernes lunes martes jueves sabado puedo tienen hay abren horario quisiera buenas buenos dias tardes mi con reservar corte cuesta esta estan si necesito hora mesa cancelar cambiar tengo su es de la",
  fr: "bonjour bonsoir salut je voudrais rendez vous merci est pour demain coupe avez ouvert quelle heure combien coute une un le les vendredi lundi mardi jeudi samedi avec s il plait votre suis cheveux reserver",
  de: "hallo guten tag morgen ich mochte einen termin bitte danke wann haben sie geoffnet ist fur und nicht kann wie viel kostet freitag montag dienstag donnerstag samstag haare schneiden uhr eine ein habe am",
  pt: "ola oi quero gostaria obrigado obrigada voce amanha marcar horario quanto custa sexta segunda terca quinta bom dia boa tarde corte cabelo por favor para uma um tem voces nao",
  it: "ciao buongiorno buonasera vorrei grazie appuntamento domani quanto costa venerdi lunedi martedi giovedi sabato prenotare taglio capelli per favore siete aperti quando dove una un il mi serve",
};
const words = Object.entries(common).map(([language, list]) => ({
  language,
  words: new Set(list.split(" ")),
}));

const scripts: readonly [language: string, script: RegExp][] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
  ["zh", /\p{Script=Han}/u],
  ["ru", /\p{Script=Cyrillic}{3}/u],
  ["ar", /\p{Script=Arabic}/u],
  ["he", /\p{Script=Hebrew}/u],
  ["el", /\p{Script=Greek}{3}/u],
  ["hi", /\p{Script=Devanagari}/u],
  ["th", /\p{Script=Thai}/u],
];

/** The language a text is written in, as far as its commonest words or its letters tell; null when they don't. Pure. */
export function languageOf(raw: string, plain: string): string | null {
  const script = scripts.find(([, letters]) => letters.test(raw));
  if (script) return script[0];
  const said = plain.split(" ").filter(Boolean);
  const scored = words
    .map(({ language, words: list }) => ({ language, score: said.filter((word) => list.has(word)).length }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best || best.score === 0) return null;
  // Two tongues may share what little was said.
  if (second && second.score === best.score)
    return scored.some((s) => s.language === "en" && s.score === best.score) ? "en" : null;
  return best.language;
}

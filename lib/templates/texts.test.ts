import { describe, expect, test } from "vitest";
import { pickBody } from "./texts";

const texts = {
  body: "Hello",
  bodies: { es: "Hola", "es-MX": "Qué onda", pt: "Olá", "zh-Hant": "你好", "en-GB": "Hiya" },
};

describe("a reader gets the text", () => {
  test.each([
    ["their own, exactly", "es-MX", "Qué onda"],
    ["however the tag is written", "ES_mx", "Qué onda"],
    ["of the wider language where their region has none", "pt-BR", "Olá"],
    ["of the wider language, another region", "es-AR", "Hola"],
    ["of the script, then of nothing wider", "zh-Hant-TW", "你好"],
    ["the main one for another script", "zh-Hans-CN", "Hello"],
    ["the main one where only a narrower one exists", "en", "Hello"],
    ["the main one for a language without a text", "fr", "Hello"],
    ["the main one for no language", null, "Hello"],
    ["the main one for what is no language", "not a tag!", "Hello"],
    ["the main one for names every object has", "constructor", "Hello"],
    ["the main one for an empty word", "", "Hello"],
  ])("%s (%s)", (_, language, text) => expect(pickBody(texts, language)).toBe(text));
});

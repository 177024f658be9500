import { expect, test } from "vitest";
import { fitMedia } from "./fit-media";

const [a, b] = ["https://x.example/a.png", "https://x.example/b.png"];
const template = { mediaUrls: [a, b] };

test("a text has its own pictures, else its template's; none when it says so", () => {
  expect(fitMedia({ media_urls: [b] }, template, "sms")).toMatchObject({ urls: [b] });
  expect(fitMedia({}, template, "sms")).toMatchObject({ urls: [a, b] });
  expect(fitMedia({ media_urls: [] }, template, "sms")).toMatchObject({ urls: [] });
  expect(fitMedia({}, null, "sms")).toEqual({ ok: true, urls: [], warnings: [] });
});

test("WhatsApp takes one: a request that names two is refused, of a template's the first goes along and it is told", () => {
  expect(fitMedia({ media_urls: [a, b] }, null, "whatsapp")).toMatchObject({
    ok: false,
    refusal: { path: "media_urls", code: "too_many_media" },
  });
  expect(fitMedia({}, template, "whatsapp")).toMatchObject({ urls: [a], warnings: [{ code: "media_cut" }] });
  expect(fitMedia({ media_urls: [b] }, template, "whatsapp")).toMatchObject({ urls: [b], warnings: [] });
});

test("an approved template brings its own picture", () => {
  expect(fitMedia({}, template, "whatsapp", true)).toEqual({ ok: true, urls: [], warnings: [] });
  expect(fitMedia({ media_urls: [a] }, template, "whatsapp", true)).toMatchObject({
    urls: [],
    warnings: [{ code: "media_cut" }],
  });
});

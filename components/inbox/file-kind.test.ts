import { expect, test } from "vitest";
import { fileKind, fileWords, typesOf } from "./file-kind";

test.each([
  ["image/jpeg", "picture"],
  ["image/webp", "picture"],
  ["audio/ogg", "sound"],
  ["video/mp4", "film"],
  ["image/svg+xml", "other"],
  ["text/html", "other"],
  ["application/pdf", "other"],
  ["", "other"],
])("%s is shown as %s", (type, kind) => {
  expect(fileKind(type)).toBe(kind);
});

test("what is only saved is called by a name that people know", () => {
  expect(fileWords("application/pdf")).toBe("PDF file");
  expect(fileWords("text/html")).toBe("File");
});

test("each file has the type the provider told, whatever else is kept with a text", () => {
  const media_urls = ["a", "b"];
  expect(typesOf({ media_urls, metadata: { media_types: ["Audio/OGG", ""] } })).toEqual([
    "audio/ogg",
    "image/jpeg",
  ]);
  expect(typesOf({ media_urls, metadata: null })).toEqual(["image/jpeg", "image/jpeg"]);
  expect(typesOf({ media_urls, metadata: { media_types: { 0: "x" } } })).toHaveLength(2);
});

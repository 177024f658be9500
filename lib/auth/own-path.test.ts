import { expect, test } from "vitest";
import { ownPath } from "./own-path";

const origin = "https://parley.example";

test.each([
  ["/w/1/messages?status=failed#top", "/w/1/messages?status=failed#top"],
  ["https://parley.example/w/2", "/w/2"],
  ["w/3", "/w/3"],
])("a path of ours is kept: %s", (wanted, path) => {
  expect(ownPath(wanted, origin)).toBe(path);
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "\n//evil.example",
  "/.//evil.example",
  "https://parley.example//evil.example",
  "https://parley.example.evil.example/",
  "https://parley.example@evil.example/",
  "http://parley.example/w/1",
  "javascript:alert(1)",
  "data:text/html,hi",
  "http://own.invalid//evil.example",
  "/login",
  "/login?callbackUrl=/login",
  "/api/auth/signout",
  `/${"a".repeat(3_000)}`,
  "",
  undefined,
  ["/w/1"],
  { href: "/w/1" },
])("everything else leads to our own front door: %j", (wanted) => {
  expect(ownPath(wanted, origin)).toBe("/");
});

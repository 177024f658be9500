import { expect, test } from "vitest";
import { findAddresses } from "./addresses";

/** The addresses as they stand in the text. */
const seen = (text: string) => findAddresses(text).map(({ start, end }) => text.slice(start, end));
const targets = (text: string) => findAddresses(text).map(({ href }) => href);

test.each([
  ["Book at https://juniper.example/book", ["https://juniper.example/book"]],
  ["HTTPS://Juniper.Example:8443/A?b=c&d=%20#e", ["HTTPS://Juniper.Example:8443/A?b=c&d=%20#e"]],
  ["(see https://a.example/x).", ["https://a.example/x"]],
  [
    "see https://a.example/x_(y), then [https://a.example/z]",
    ["https://a.example/x_(y)", "https://a.example/z"],
  ],
  ["Ready? https://a.example/x?! Yes…", ["https://a.example/x"]],
  ["“https://a.example/x” or 'https://a.example/y'", ["https://a.example/x", "https://a.example/y"]],
  ["Menu:https://a.example/m, map:http://b.example", ["https://a.example/m", "http://b.example"]],
  ["https://a.example/x...", ["https://a.example/x"]],
  ["https://a.example/token-with_end-", ["https://a.example/token-with_end-"]],
  ["请看https://例子.测试/路径。谢谢", ["https://例子.测试/路径"]],
  ["Treffen: https://müller.example/größe?x=ä", ["https://müller.example/größe?x=ä"]],
  ["https://a.example/x😀 great", ["https://a.example/x"]],
  ["https://a.example/x\nhttps://b.example/y\u00a0z", ["https://a.example/x", "https://b.example/y"]],
  ["https://archive.example/https://a.example/x", ["https://archive.example/https://a.example/x"]],
])("%j", (text, expected) => {
  expect(seen(text)).toEqual(expected);
});

test.each([
  "no address here, just a.example and 3:30",
  "xhttps://a.example/x, shttp://b.example",
  "a.example/?next=https://b.example/x",
  "https:// alone, http://, https://...",
  "https://user:secret@a.example/x and https://me@a.example",
  "javascript://a.example/%0aalert(1) data://x ftp://a.example/x",
  "https://[not-an-ip]/x",
  `https://a.example/${"x".repeat(2_100)}`,
])("leaves alone: %j", (text) => {
  expect(seen(text)).toEqual([]);
});

test("where it leads is plain ASCII that no header can be split with", () => {
  expect(targets("https://例子.测试/路 http://A.example/ä\u2028b")).toEqual([
    "https://xn--fsqu00a.xn--0zwm56d/%E8%B7%AF",
    "http://a.example/%C3%A4",
  ]);
  for (const href of targets("https://a.example/\u0085x https://a.example/%0d%0aSet-Cookie:x"))
    expect(href).toMatch(/^[!-~]+$/);
});

test("hostile texts take no longer than long ones", () => {
  const hostile = [
    "https://".repeat(20_000),
    `https://a.example/${"(".repeat(80_000)}${")".repeat(80_000)}`,
    `https://a.example/${".".repeat(160_000)}`,
    `https://a.example/${"!?".repeat(80_000)}`,
    "http:/".repeat(30_000),
    "x://".repeat(40_000),
    `${"https://a ".repeat(16_000)}`,
  ];
  const begun = performance.now();
  for (const text of hostile) findAddresses(text);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

import { expect, test } from "vitest";
import { tellBot } from "./bots";

const tell = (agent: string | null, headers: Record<string, string> = {}, method = "GET") =>
  tellBot({ method, header: (name) => (name === "user-agent" ? agent : (headers[name] ?? null)) });

const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

test.each([
  iphone,
  "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 9; CUBOT X18 Plus) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 13; SM-A536B; wv) AppleWebKit/537.36 Version/4.0 Chrome/119.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440.0.0.0;]",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 300.0",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
  "Opera/9.80 (J2ME/MIDP; Opera Mini/9.80; U; en) Presto/2.5.25",
])("a person: %s", (agent) => {
  expect(tell(agent)).toBeNull();
});

test.each([
  ["preview", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
  [
    "preview",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
  ],
  ["preview", "WhatsApp/2.23.20.0 A"],
  ["preview", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
  ["preview", "TelegramBot (like TwitterBot)"],
  ["preview", "Twitterbot/1.0"],
  ["scanner", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
  ["scanner", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"],
  ["scanner", "curl/8.5.0"],
  ["scanner", "python-requests/2.32.3"],
  ["scanner", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0.0.0 Safari/537.36"],
  ["scanner", "Go-http-client/2.0"],
  ["no_agent", ""],
  ["no_agent", "  "],
  ["no_agent", null],
])("%s: %s", (reason, agent) => {
  expect(tell(agent)).toBe(reason);
});

test("a look ahead is no click, whatever the browser", () => {
  expect(tell(iphone, {}, "HEAD")).toBe("head");
  expect(tell(iphone, { "sec-purpose": "prefetch;prerender" })).toBe("prefetch");
  expect(tell(iphone, { purpose: "prefetch" })).toBe("prefetch");
  expect(tell(iphone, { "x-moz": "prefetch" })).toBe("prefetch");
  expect(tell(iphone, { "x-purpose": "preview" })).toBe("prefetch");
});

test("an endless agent is read to its first thousand letters", () => {
  const begun = performance.now();
  expect(tell(`${"a".repeat(1_000_000)}curl/8`)).toBeNull();
  expect(performance.now() - begun).toBeLessThan(200);
});

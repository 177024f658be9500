import type { Business } from "@/lib/links/follow-link";

/** Answers byte for byte the same to whatever never was a link, so that trying codes tells nothing. */
export const unknownPage = (): Response =>
  plainPage(404, "This link leads nowhere", ["It may have been copied without its last letters."]);

/** An ended link names the business it came from, which the person who got it knows anyway. */
export const gonePage = ({ name, phone }: Business): Response =>
  plainPage(410, "This link has ended", [
    phone ? `Please call ${name}: ${phone}` : `Please ask ${name} for a new one.`,
  ]);

export const failedPage = (): Response =>
  plainPage(503, "This link can’t be opened right now", ["Please try again in a minute."], {
    "Retry-After": "60",
  });

/** One small page without scripts, for any phone. */
function plainPage(
  status: number,
  title: string,
  lines: readonly string[],
  headers: Record<string, string> = {},
): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { margin: 0; min-height: 100dvh; display: grid; place-content: center; padding: 2rem; text-align: center;
  font: 1.0625rem/1.6 system-ui, sans-serif; background: #faf8f4; color: #2e2822; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }
p { margin: 0; color: #6f675d; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) { body { background: #1c1814; color: #f3efe9; } p { color: #b3aaa0; } }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n")}
</main>
</body>
</html>
`;
  return new Response(html, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Robots-Tag": "noindex, nofollow",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
      ...headers,
    },
  });
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

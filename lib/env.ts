import { createHmac } from "node:crypto";
import { z } from "zod";

const key32 = z.string().transform((text, ctx) => {
  const key = Buffer.from(text, "base64");
  if (key.length !== 32)
    ctx.addIssue({ code: "custom", message: "must be 32 bytes in base64 (openssl rand -base64 32)" });
  return key;
});
const keyList = z
  .string()
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(key32));
const flag = z.enum(["1", "0", "true", "false", ""]).transform((v) => v === "1" || v === "true");
const url = z.url().transform((text) => text.replace(/\/+$/, ""));
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must be a postgres:// URL"),
  DATABASE_DIRECT_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  NEXTAUTH_SECRET: z.string().min(32, "must be at least 32 characters (openssl rand -base64 32)"),
  PARLEY_ENCRYPTION_KEY: key32,
  PARLEY_ENCRYPTION_KEY_PREVIOUS: keyList.default([]),
  PARLEY_INDEX_KEY: key32.optional(),
  PARLEY_INDEX_KEY_PREVIOUS: keyList.default([]),
  PARLEY_PUBLIC_URL: url,
  PARLEY_PLATFORM_KEY: z.string().min(20).optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, "must look like AC and 32 hex digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z.string().min(8).optional(),
  TWILIO_PHONE_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{4,14}$/)
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-fA-F]{32}$/)
    .optional(),
  TWILIO_WHATSAPP_FROM: z.string().optional(),
  TWILIO_API_BASE_URL: url.optional(),
  TWILIO_VALIDATE_WEBHOOKS: flag.default(true),
  VERIFIED_NUMBERS: list.default([]),
  DEFAULT_RATE_LIMIT: z.coerce.number().positive().max(10_000).default(1),
  DEFAULT_QUIET_START: z.coerce.number().int().min(0).max(23).default(22),
  DEFAULT_QUIET_END: z.coerce.number().int().min(0).max(23).default(8),
  PARLEY_CORS_ORIGINS: list.default([]),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_MODEL: z.string().trim().min(1).max(100).default("gpt-4.1-mini"),
  OPENAI_MAX_TOKENS: z.coerce.number().int().min(16).max(4_000).default(150),
  OPENAI_TEMPERATURE: z.coerce.number().min(0).max(2).default(0.7),
  OPENAI_TIMEOUT_SECONDS: z.coerce.number().min(0.2).max(60).default(1.5),
  OPENAI_DEADLINE_SECONDS: z.coerce.number().min(1).max(50).default(10),
  OPENAI_DAILY_TOKENS: z.coerce.number().int().min(0).max(100_000_000).default(200_000),
  OPENAI_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(60),
  OPENAI_TOKENS_PER_MINUTE: z.coerce.number().int().min(1).default(100_000),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY_FALLBACK: z.string().optional(),
  INNGEST_BASE_URL: url.optional(),
  INNGEST_DEV: z.string().optional(),
  REDIS_URL: z.string().optional(),
  PARLEY_DATA_DIR: z.string().default(".data"),
  PARLEY_EMBEDDED: flag.default(false),
  PARLEY_SANDBOX: flag.default(false),
  PARLEY_DEBUG: flag.default(false),
  /** Who turns the crank: this process (embedded), `npm run worker`, or Inngest. */
  PARLEY_JOBS: z.enum(["embedded", "worker", "inngest"]).optional(),
  PARLEY_SETTLE_SECONDS: z.coerce.number().min(1).max(86_400).optional(),
  PARLEY_MAX_IN_FLIGHT: z.coerce.number().int().min(1).max(1_000).default(100),
  PARLEY_CONFIG_WRITES_PER_MINUTE: z.coerce.number().int().min(1).default(30),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
});

export type Env = Omit<z.infer<typeof schema>, "PARLEY_ENCRYPTION_KEY" | "PARLEY_INDEX_KEY"> & {
  encryptionKeys: Buffer[];
  indexKeys: Buffer[];
  isProduction: boolean;
  /** No Twilio credentials (or PARLEY_SANDBOX=1): the sandbox carrier inside the app plays the phone network. */
  isSandbox: boolean;
  /** How long an unanswered send waits before the provider's list is believed. The sandbox's list never lags. */
  settleSeconds: number;
  jobs: "embedded" | "worker" | "inngest";
  twilio: { accountSid: string; authToken: string; apiBaseUrl: string | null };
};

const aliases: Record<string, string> = {
  NEXTAUTH_SECRET: "SECRET_KEY",
  TWILIO_PHONE_NUMBER: "TWILIO_FROM_NUMBER",
};

/** Reads and checks a set of variables. Throws one error that names every variable that is missing or malformed. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const filled: Record<string, string | undefined> = {};
  for (const name of Object.keys(schema.shape))
    filled[name] = source[name] || source[aliases[name] ?? ""] || undefined;
  const parsed = schema.safeParse(filled);
  const faults = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join(".")}: ${describe(i)}`);
  const e = parsed.data;
  if (e) faults.push(...productionFaults(e));
  if (!e || faults.length > 0)
    throw new Error(`Parley cannot start. Please set:\n${faults.map((f) => `  - ${f}`).join("\n")}`);
  const isSandbox = e.PARLEY_SANDBOX || !e.TWILIO_ACCOUNT_SID;
  return {
    ...e,
    encryptionKeys: [e.PARLEY_ENCRYPTION_KEY, ...e.PARLEY_ENCRYPTION_KEY_PREVIOUS],
    indexKeys: e.PARLEY_INDEX_KEY ? [e.PARLEY_INDEX_KEY, ...e.PARLEY_INDEX_KEY_PREVIOUS] : [],
    isProduction: e.NODE_ENV === "production",
    isSandbox,
    settleSeconds: e.PARLEY_SETTLE_SECONDS ?? (isSandbox && !e.TWILIO_API_BASE_URL ? 15 : 60),
    jobs: jobsOf(e),
    twilio: isSandbox
      ? {
          ...sandboxAccount(e.PARLEY_ENCRYPTION_KEY),
          apiBaseUrl: e.TWILIO_API_BASE_URL ?? `http://127.0.0.1:${e.PORT}/sandbox`,
        }
      : {
          accountSid: e.TWILIO_ACCOUNT_SID ?? "",
          authToken: e.TWILIO_AUTH_TOKEN ?? "",
          apiBaseUrl: e.TWILIO_API_BASE_URL ?? null,
        },
  };
}

const isInngestDev = (e: z.infer<typeof schema>) => Boolean(e.INNGEST_DEV) && e.INNGEST_DEV !== "0";

function jobsOf(e: z.infer<typeof schema>): Env["jobs"] {
  if (e.PARLEY_JOBS) return e.PARLEY_JOBS;
  const isNamed = Boolean(e.INNGEST_EVENT_KEY || isInngestDev(e));
  return isNamed && !e.PARLEY_EMBEDDED ? "inngest" : "embedded";
}

function productionFaults(e: z.infer<typeof schema>): string[] {
  const faults: string[] = [];
  if (e.TWILIO_ACCOUNT_SID && !e.TWILIO_AUTH_TOKEN)
    faults.push("TWILIO_AUTH_TOKEN: missing (TWILIO_ACCOUNT_SID is set)");
  if (e.NODE_ENV !== "production") return faults;
  if (!e.TWILIO_ACCOUNT_SID && !e.PARLEY_SANDBOX) {
    faults.push(
      "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: a carrier is needed (PARLEY_SANDBOX=1 for the built-in stand-in)",
    );
  }
  if (!e.TWILIO_VALIDATE_WEBHOOKS)
    faults.push("TWILIO_VALIDATE_WEBHOOKS: production never skips signature checks");
  if (isInngestDev(e)) faults.push("INNGEST_DEV: turns signature checks off, not for production");
  if (jobsOf(e) === "inngest") {
    if (!e.INNGEST_EVENT_KEY) faults.push("INNGEST_EVENT_KEY: missing (Inngest runs the jobs)");
    if (!e.INNGEST_SIGNING_KEY) faults.push("INNGEST_SIGNING_KEY: missing (Inngest runs the jobs)");
  }
  return faults;
}

const describe = (issue: z.core.$ZodIssue) =>
  issue.code === "invalid_type" && issue.message.includes("undefined") ? "missing" : issue.message;

/** The sandbox carrier's account follows from the installation's own key: stable, and worth nothing elsewhere. */
function sandboxAccount(key: Buffer): { accountSid: string; authToken: string } {
  const hex = (label: string) =>
    createHmac("sha256", key).update(`sandbox/${label}`).digest("hex").slice(0, 32);
  return { accountSid: `AC${hex("sid")}`, authToken: hex("token") };
}

let cached: Env | null = null;

/** The environment, validated once, at first use; never at build. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

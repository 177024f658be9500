import { existsSync, mkdirSync, rmSync } from "node:fs";
import { ensureDemo } from "@/db/demo";
import { removeEmbedded, startEmbedded } from "@/db/embedded";
import { migrate } from "@/db/migrate";
import { onShutdown, startNext, stopNext } from "@/db/next-process";
import { runScript } from "@/db/run-script";
import { developmentSecrets } from "@/db/secrets";
import { receptionist } from "@/lib/assistant/eval/receptionist";
import { standInModel } from "@/lib/assistant/eval/stand-in-model";
import { e2eDataDir, e2ePort, e2eUrl } from "./demo-access";

/**
 * The server under the browser tests: the production build with the sandbox carrier and a scripted model, over a
 * database made for this run alone. Only a workspace that sets a token budget of its own is answered by the model. Nothing of the caller's settings reaches it, so that a developer's .env cannot change a test.
 */
runScript(import.meta.url, async () => {
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no production build yet. Run: npm run build");
  const dataDir = e2eDataDir();
  await removeEmbedded(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const [server, model] = await Promise.all([startEmbedded(dataDir), standInModel(receptionist)]);
  let stop = server.stop;
  onShutdown(() => stop());
  try {
    Object.assign(process.env, {
      ...neutral,
      ...developmentSecrets(dataDir),
      NODE_ENV: "production",
      DATABASE_URL: server.ownerUrl,
      PARLEY_DATA_DIR: dataDir,
      PARLEY_EMBEDDED: "1",
      PARLEY_SANDBOX: "1",
      PARLEY_PUBLIC_URL: e2eUrl(),
      PORT: String(e2ePort()),
      HOST: "127.0.0.1",
      OPENAI_API_KEY: "scripted",
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_MODEL: "scripted-model",
      OPENAI_DAILY_TOKENS: "0",
      // A busy machine makes a slow answer, not one by rules.
      OPENAI_TIMEOUT_SECONDS: "10",
      OPENAI_DEADLINE_SECONDS: "30",
      LOG_LEVEL: process.env.LOG_LEVEL || "warn",
    });
    await migrate(server.ownerUrl);
    await ensureDemo(server.ownerUrl, dataDir);
    const next = startNext("start", e2ePort());
    stop = async () => {
      await stopNext(next);
      await Promise.all([server.stop(), model.close()]);
    };
    process.exitCode = await new Promise<number>((resolve) =>
      next.once("exit", (code) => resolve(code ?? 1)),
    );
  } finally {
    await stop();
  }
});

// An empty value beats the one in .env and counts as not set.
const neutral = {
  DATABASE_DIRECT_URL: "",
  TWILIO_ACCOUNT_SID: "",
  TWILIO_AUTH_TOKEN: "",
  TWILIO_API_BASE_URL: "",
  OPENAI_MAX_TOKENS: "",
  OPENAI_TEMPERATURE: "",
  INNGEST_DEV: "",
  INNGEST_EVENT_KEY: "",
  REDIS_URL: "",
};

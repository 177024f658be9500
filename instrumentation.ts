/** Next calls this once when a server starts: check the environment, then start what lives in this process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./inngest/start-server");
  await startServer();
}

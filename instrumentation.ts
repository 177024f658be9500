/** Next calls this once when a server starts: check the environment, then start what lives in this process. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./inngest/start-server");
  await startServer();
  // A development server loads what was changed; what stands before it would answer with what was there at its start.
  if (process.env.NODE_ENV !== "production") return;
  const { openFrontDoor } = await import("./app/front-door");
  openFrontDoor();
}

import { readHealth } from "@/lib/reports/health";

export const dynamic = "force-dynamic";

/** For load balancers and people: 200 while requests can be served, 503 when not. Unlimited and without credentials. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  const status = health.status === "unhealthy" ? 503 : 200;
  return Response.json(health, { status, headers: { "Cache-Control": "no-store" } });
}

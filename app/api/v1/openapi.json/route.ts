import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { openApiDocument } from "@/lib/http/openapi";
import { routes } from "./routes";

let text: string | null = null;

export const GET = endpoint({ summary: "Read this document", scope: "public" }, async () => {
  text ??= JSON.stringify(openApiDocument(routes));
  return new Response(text, { headers: { "Content-Type": "application/json" } });
});

export const OPTIONS = preflight;

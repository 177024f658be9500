import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { listPaths } from "@/lib/segments/queries";
import { pathList } from "@/lib/segments/schema";

export const GET = endpoint(
  { summary: "List what segments can ask about", scope: "segments:read", response: pathList },
  ({ actor }) => listPaths(actor),
);

export const OPTIONS = preflight;

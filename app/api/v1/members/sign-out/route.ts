import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { endSessions } from "@/lib/workspaces/end-sessions";

const nothing = z.strictObject({});
const ended = z.object({ signed_out: z.number() });

export const POST = endpoint(
  { summary: "Sign every member out", scope: "members:write", body: nothing, response: ended },
  ({ actor }) => endSessions(actor),
);

export const OPTIONS = preflight;

import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { readMedia } from "@/lib/inbox/read-media";

export const OPTIONS = preflight;

const params = idParams.extend({ index: z.coerce.number().int().min(0).max(9) });

export const GET = endpoint(
  { summary: "Get a file that came with a text", scope: "messages:read", params },
  ({ actor, params: { id, index } }) => readMedia(actor, id, index),
);

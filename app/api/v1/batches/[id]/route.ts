import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { getBatch } from "@/lib/messages/queries";

export const OPTIONS = preflight;

const batchView = z
  .object({
    id: z.number(),
    name: z.string(),
    accepted: z.number(),
    rejected: z.array(z.object({ index: z.number(), code: z.string(), detail: z.string() })),
    created_at: z.string(),
    by_status: z.record(z.string(), z.number()),
  })
  .meta({ id: "Batch" });

export const GET = endpoint(
  { summary: "Progress of a batch", scope: "messages:read", params: idParams, response: batchView },
  ({ actor, params }) => getBatch(actor, params.id),
);

import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";
import { deleteMedia } from "@/lib/media/delete-media";

export const DELETE = endpoint(
  {
    summary: "Delete a picture that nothing uses",
    scope: "messages:write",
    params: idParams,
    response: z.object({ id: z.number() }).meta({ id: "DeletedMedia" }),
  },
  ({ actor, params }) => deleteMedia(actor, params.id),
);

export const OPTIONS = preflight;

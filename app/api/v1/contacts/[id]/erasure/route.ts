import { previewErasure } from "@/lib/contacts/erase-contact";
import { erasurePreview } from "@/lib/contacts/privacy-schema";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { idParams } from "@/lib/http/validate";

export const GET = endpoint(
  {
    summary: "Say what erasing a contact would do",
    scope: "contacts:read",
    params: idParams,
    response: erasurePreview,
  },
  ({ actor, params }) => previewErasure(actor, params.id),
);

export const OPTIONS = preflight;

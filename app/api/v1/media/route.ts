import { z } from "zod";
import { preflight } from "@/lib/http/cors";
import { endpoint } from "@/lib/http/endpoint";
import { pictureTypes } from "@/lib/media/pictures";
import { listMedia } from "@/lib/media/queries";
import { receiveMedia } from "@/lib/media/receive-media";
import { listMediaQuery, mediaView, uploadMediaQuery } from "@/lib/media/schema";
import { uploadMedia } from "@/lib/media/upload-media";
import { pageOf } from "@/lib/paging";

export const GET = endpoint(
  { summary: "List pictures", scope: "messages:read", query: listMediaQuery, response: pageOf(mediaView) },
  ({ actor, query }) => listMedia(actor, query),
);

const picture = z.string().meta({ description: "The picture itself, up to 5 MB", format: "binary" });

export const POST = endpoint(
  {
    summary: "Upload a picture",
    scope: "messages:write",
    query: uploadMediaQuery,
    receive: ({ actor, request, query }) => receiveMedia(actor, request, query),
    accepts: {
      ...Object.fromEntries(pictureTypes.map((type) => [type, picture])),
      "multipart/form-data": z.object({ file: picture }),
    },
    response: mediaView,
    status: 201,
  },
  ({ actor, body }) => uploadMedia(actor, body),
);

export const OPTIONS = preflight;

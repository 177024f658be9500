import { serveFile } from "@/lib/media/serve-file";

type Args = { params: Promise<{ code: string }> };

/** Pictures that go with texts, for carriers to fetch and for pages to show. */
export const GET = async (request: Request, { params }: Args): Promise<Response> =>
  serveFile((await params).code, request.headers.get("if-none-match"));

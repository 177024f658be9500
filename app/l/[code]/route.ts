import type { NextRequest } from "next/server";
import { followLink } from "@/lib/links/follow-link";
import { log } from "@/lib/log";
import { failedPage, gonePage, unknownPage } from "./plain-page";

export const dynamic = "force-dynamic";

/** A short address out of a text: to where it was made for, and nowhere else. Without session, key or cookie. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ code: string }> },
): Promise<Response> {
  const { method, headers } = request;
  try {
    const { code } = await params;
    const followed = await followLink(code, { method, header: (name) => headers.get(name) });
    if (followed === null) return unknownPage();
    if (followed.kind === "expired") return gonePage(followed.business);
    return new Response(null, { status: 302, headers: { ...linkHeaders, Location: followed.target } });
  } catch (err) {
    log.error({ err }, "link not followed");
    return failedPage();
  }
}

export const HEAD = GET;

/** Every visit asks anew, no page learns which text it came from, and no search engine keeps it. */
const linkHeaders = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow",
};

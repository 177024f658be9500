import { readFeed } from "@/lib/bookings/calendar-feed";
import { log } from "@/lib/log";

export const dynamic = "force-dynamic";

const headers = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" };

/** One resource's visits for a calendar app. The address is the only credential; every wrong one answers alike. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  try {
    const { token } = await params;
    // Calendar apps like addresses that end so.
    const feed = await readFeed(token.replace(/\.ics$/, ""));
    if (feed === null) return new Response("There is no calendar here.", { status: 404, headers });
    return new Response(feed, {
      headers: {
        ...headers,
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="visits.ics"',
      },
    });
  } catch (err) {
    log.error({ err }, "calendar not read");
    return new Response("The calendar cannot be read at the moment.", { status: 503, headers });
  }
}

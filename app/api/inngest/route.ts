import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { env } from "@/lib/env";

export const maxDuration = 60;

type Door = (request: NextRequest, context: unknown) => Promise<Response>;

const doors = serve({ client: inngest, functions });

/** Where something else runs the jobs there is no such door. */
const whereItRuns =
  (door: Door): Door =>
  async (request, context) =>
    env().jobs === "inngest" ? door(request, context) : new Response(null, { status: 404 });

export const GET = whereItRuns(doors.GET);
export const POST = whereItRuns(doors.POST);
export const PUT = whereItRuns(doors.PUT);

import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { verifyPlatformAccount } from "@/lib/providers/verify-account";
import { requireDebug } from "@/lib/reports/table-counts";

const state = z.object({
  status: z.enum(["healthy", "unhealthy"]),
  carrier: z.enum(["twilio", "sandbox"]),
  account_sid: z.string().meta({ description: "First and last characters only" }),
  error: z.string().optional(),
});

export const GET = endpoint(
  { summary: "Verify the carrier's credentials", scope: "platform", response: state },
  () => {
    requireDebug();
    return verifyPlatformAccount(0);
  },
);

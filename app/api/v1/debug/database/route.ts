import { z } from "zod";
import { endpoint } from "@/lib/http/endpoint";
import { countTables, requireDebug } from "@/lib/reports/table-counts";

const counts = z.object({
  workspaces: z.number(),
  counted_workspaces: z.number(),
  tables: z.record(z.string(), z.number()),
});

export const GET = endpoint(
  { summary: "Count the rows of each table", scope: "platform", response: counts },
  () => {
    requireDebug();
    return countTables();
  },
);

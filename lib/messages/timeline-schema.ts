import { z } from "zod";
import { messageStatuses } from "@/db/enums";
import { linkView } from "@/lib/links/schema";
import { messageView } from "./schema";

/** One step of a message's story. `sentence` says it in plain words; `data` holds the verdict's inputs. */
export const timelineEntry = z.object({
  at: z.string(),
  kind: z.string(),
  status: z.enum(messageStatuses).nullable(),
  source: z.string(),
  sentence: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.output<typeof timelineEntry>;

export const timelineView = z
  .object({
    message: messageView,
    summary: z.string().meta({ description: "Why it stands where it stands, in one sentence" }),
    entries: z.array(timelineEntry),
    links: z.array(linkView).meta({ description: "Short addresses in the text, with their clicks" }),
    retry: z.object({ allowed: z.boolean(), why: z.string() }).nullable().meta({
      description: "Whether this very text may be sent again, and why or why not; null: no such question",
    }),
  })
  .meta({ id: "Timeline" });
export type TimelineView = z.output<typeof timelineView>;

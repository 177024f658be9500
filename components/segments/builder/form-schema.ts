import { z } from "zod";
import { createSegmentInput } from "@/lib/segments/schema";

/** A segment as the builder holds it. */
export const segmentForm = z.object({
  name: z.string().trim().min(1, { error: "Give it a name." }).pipe(createSegmentInput.shape.name),
  description: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .transform((text) => text || null),
  definition: z.unknown(),
});
export type SegmentForm = z.output<typeof segmentForm>;

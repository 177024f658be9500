import { z } from "zod";
import { resourceKinds } from "@/db/enums";
import { createResourceInput } from "@/lib/bookings/setup-schema";
import { openingHours } from "@/lib/workspaces/schema";

export const resourceForm = z.object({
  kind: z.enum(resourceKinds),
  name: createResourceInput.shape.name,
  capacity: z.int().min(1).max(1_000),
  hours: openingHours.nullable(),
});
export type ResourceForm = z.output<typeof resourceForm>;

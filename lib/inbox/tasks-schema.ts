import { z } from "zod";
import { pageQuery } from "@/lib/paging";

export const taskView = z
  .object({
    id: z.number(),
    kind: z.string().meta({ description: "visit_question or handover" }),
    detail: z.string(),
    contact: z.object({ id: z.number(), name: z.string().nullable(), phone: z.string() }),
    booking_id: z.number().nullable(),
    message_id: z.number().nullable(),
    done_at: z.string().nullable(),
    done_by: z.string().nullable(),
    created_at: z.string(),
  })
  .meta({ id: "Task" });
export type TaskView = z.output<typeof taskView>;

export const listTasksQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(["open", "done"]).default("open"),
  contact_id: z.coerce.number().int().positive().optional(),
});
export type ListTasksQuery = z.output<typeof listTasksQuery>;

export const finishTaskInput = z
  .strictObject({ is_done: z.boolean().default(true).meta({ description: "false takes it back" }) })
  .meta({ id: "FinishTask" });

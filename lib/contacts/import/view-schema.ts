import { z } from "zod";
import { attributeKinds, importRowOutcomes, importStatuses } from "@/db/enums";
import { pageQuery } from "@/lib/paging";
import { importOptions } from "./schema";

export const importProblem = z.object({
  code: z.string(),
  severity: z.enum(["error", "notice"]).meta({ description: "error: the row is left out" }),
  title: z.string(),
  count: z.number(),
});
export type ImportProblem = z.output<typeof importProblem>;

const count = z.number().default(0);
export const importView = z
  .object({
    id: z.number(),
    file_name: z.string().nullable(),
    status: z.enum(importStatuses),
    problem: z.string().nullable().meta({ description: "Why it waits or failed, in words" }),
    columns: z.array(
      z.object({
        name: z.string(),
        field: z.string().nullable(),
        samples: z.array(z.string()),
        kind: z.enum(attributeKinds).meta({ description: "What its values look like" }),
        key: z.string().meta({ description: "What a field made from it would be called" }),
      }),
    ),
    file: z
      .object({
        encoding: z.string().nullable(),
        separator: z.string().nullable(),
        has_header: z.boolean().meta({ description: "The first line named the columns" }),
      })
      .meta({ description: "How the file was read" }),
    fields: z
      .array(z.object({ key: z.string(), label: z.string(), kind: z.enum(attributeKinds) }))
      .meta({ description: "The workspace's own fields" }),
    is_mapping_clear: z.boolean(),
    mapping: z.record(z.string(), z.string().nullable()),
    options: importOptions,
    consent: z.record(z.string(), z.unknown()).nullable(),
    rows_total: z.number(),
    rows_done: z.number(),
    is_automatic: z.boolean().meta({ description: "Goes on by itself after the check" }),
    check: z.object({
      new: count,
      update: count,
      unchanged: count,
      skip: count,
      noticed: count.meta({ description: "Rows that go in although something stands out" }),
      agreed: count.meta({ description: "Rows that go in whose own column says yes to marketing" }),
    }),
    result: z.object({
      created: count,
      updated: count,
      unchanged: count,
      skipped: count,
      opted_in: count,
      stays_stopped: count,
    }),
    undo: z.object({ removed: count, restored: count, kept: count, withdrawn: count }),
    changes: z
      .record(z.string(), z.number())
      .meta({ description: "People already here whose field would change" }),
    problems: z.array(importProblem),
    created_by: z.string(),
    created_at: z.string(),
    started_at: z.string().nullable(),
    finished_at: z.string().nullable(),
    undo_until: z.string().nullable(),
  })
  .meta({ id: "Import" });
export type ImportView = z.output<typeof importView>;

export const importSummary = importView
  .omit({ columns: true, file: true, fields: true, problems: true, changes: true })
  .meta({ id: "ImportSummary" });
export type ImportSummary = z.output<typeof importSummary>;

export const listImportsQuery = z.strictObject(pageQuery);
export const listRowsQuery = z.strictObject({
  ...pageQuery,
  problem: z.string().max(60).optional().meta({ description: "Only rows with this problem" }),
  outcome: z
    .enum(["left_out", "noticed"])
    .optional()
    .meta({ description: "Only rows left out, or only those that go in although something stands out" }),
  all: z.stringbool().default(false).meta({ description: "Rows without a problem too" }),
});
export type ListRowsQuery = z.output<typeof listRowsQuery>;

export const importRowView = z
  .object({
    line: z.number(),
    cells: z.record(z.string(), z.string()),
    outcome: z.enum(importRowOutcomes).nullable(),
    contact_id: z.number().nullable(),
    problems: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        column: z.string().nullable().meta({ description: "Where it lies, if in one column" }),
      }),
    ),
  })
  .meta({ id: "ImportRow" });
export type ImportRowView = z.output<typeof importRowView>;

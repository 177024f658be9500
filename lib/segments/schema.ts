import { z } from "zod";
import { lineOfText } from "@/lib/one-line";
import { pageQuery } from "@/lib/paging";
import { type Op, ops } from "./grammar";

export type Scalar = string | number | boolean;
export type Condition = { path: string; op: Op; value?: Scalar | Scalar[] };
/** A rule: one condition, or rules joined by all, any or not. `filters` is another spelling of all. */
export type Rule = Condition | { all: Rule[] } | { any: Rule[] } | { not: Rule };

/** What the values of a path are; decides the ops, how the builder asks, and how values compare. */
export const pathKinds = ["text", "number", "date", "moment", "boolean", "choice", "tags"] as const;
export type PathKind = (typeof pathKinds)[number];

export const pathView = z
  .object({
    path: z.string(),
    label: z.string().meta({ description: "As staff say it: “Last text from them”" }),
    group: z
      .string()
      .meta({ description: "Where the builder lists it: person, fields, consent, messages, bookings" }),
    kind: z.enum(pathKinds),
    ops: z.array(z.enum(ops)),
    options: z
      .array(z.object({ value: z.string(), label: z.string() }))
      .meta({ description: "What may be chosen, for choices and for tags in use" }),
  })
  .meta({ id: "SegmentPath" });
export type PathView = z.output<typeof pathView>;
export const pathList = z.object({ data: z.array(pathView) }).meta({ id: "SegmentPathList" });

const definition = z.unknown().meta({
  description:
    "A condition `{ path, op, value }`, or rules joined: `{ all: [] }`, `{ any: [] }`, `{ not: rule }`; `{ filters: [] }` is another spelling of all",
});

const fields = {
  name: lineOfText(100),
  description: z.string().trim().max(500).nullable(),
  definition,
};

export const createSegmentInput = z
  .strictObject({ ...fields, description: fields.description.default(null) })
  .meta({ id: "CreateSegment" });
export type CreateSegmentInput = z.output<typeof createSegmentInput>;

export const updateSegmentInput = z
  .strictObject({
    ...fields,
    version: z.number().int().meta({ description: "The version that was read; another one there is 409" }),
  })
  .partial()
  .meta({ id: "UpdateSegment" });
export type UpdateSegmentInput = z.output<typeof updateSegmentInput>;

/** What is wrong with a stored rule today: a field that was deleted, a choice that is gone. */
export const segmentProblem = z.object({ path: z.string(), message: z.string(), code: z.string() });

export const segmentView = z
  .object({
    id: z.number(),
    name: z.string(),
    description: z.string().nullable(),
    definition: z.unknown(),
    sentence: z.string().meta({ description: "The rule in words" }),
    problems: z
      .array(segmentProblem)
      .meta({ description: "Why it cannot be used as it is; empty when it can" }),
    usage: z
      .object({
        drafts: z.number(),
        underway: z.number().meta({ description: "Getting ready, going out or paused" }),
        over: z.number().meta({ description: "Finished or canceled" }),
      })
      .meta({ description: "Campaigns that name it, as whom to text or whom to leave out" }),
    version: z.number(),
    is_archived: z.boolean(),
    created_by: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Segment" });
export type SegmentView = z.output<typeof segmentView>;

export const listSegmentsQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(100).optional(),
  archived: z.enum(["true", "false"]).default("false"),
});
export type ListSegmentsQuery = z.output<typeof listSegmentsQuery>;

export const previewSegmentInput = z
  .strictObject({
    definition,
    exclude_segment_id: z.number().int().positive().optional().meta({
      description: "Leaves out who belongs to this segment too",
    }),
  })
  .meta({ id: "PreviewSegment" });
export type PreviewSegmentInput = z.output<typeof previewSegmentInput>;

export const segmentPerson = z.object({
  id: z.number(),
  name: z.string().nullable(),
  phone: z.string(),
  tags: z.array(z.string()),
});
export const segmentPreview = z
  .object({
    count: z.number(),
    everybody: z.number().meta({ description: "All contacts, to compare" }),
    sample: z.array(segmentPerson).meta({ description: "Up to ten of them, newest first" }),
    sentence: z.string(),
    problems: z
      .array(segmentProblem)
      .meta({ description: "What keeps a campaign from using it: a field that nobody has" }),
  })
  .meta({ id: "SegmentPreview" });
export type SegmentPreview = z.output<typeof segmentPreview>;

export const deletedSegment = z
  .object({
    id: z.number(),
    outcome: z
      .enum(["deleted", "archived"])
      .meta({ description: "archived: campaigns point at it, so it is kept" }),
  })
  .meta({ id: "DeletedSegment" });
export type DeletedSegment = z.output<typeof deletedSegment>;

export const listMembersQuery = z.strictObject(pageQuery);
export type ListMembersQuery = z.output<typeof listMembersQuery>;
export type SegmentPerson = z.output<typeof segmentPerson>;

import { z } from "zod";
import { resourceKinds } from "@/db/enums";
import { lineOfText } from "@/lib/one-line";
import { pageQuery } from "@/lib/paging";
import { openingHours } from "@/lib/workspaces/schema";

const id = z.int().positive();
const name = lineOfText(100);
const version = z
  .int()
  .min(1)
  .optional()
  .meta({ description: "The version you saw: 409 when it changed since" });
const position = z.int().min(0).max(10_000);
const archived = z.boolean().optional().meta({ description: "true puts it away, false brings it back" });
const ids = z
  .array(id)
  .max(500)
  .transform((list) => [...new Set(list)]);

/** The database's lower bound for reading what overlaps a day stands on these two. */
export const DURATION_LIMIT_MINUTES = 24 * 60;
export const BUFFER_LIMIT_MINUTES = 240;
const DEAREST_MICROS = 1_000_000_000_000;

const serviceFields = {
  name,
  description: z.string().trim().max(500).nullable(),
  duration_minutes: z.int().min(5).max(DURATION_LIMIT_MINUTES),
  buffer_minutes: z
    .int()
    .min(0)
    .max(BUFFER_LIMIT_MINUTES)
    .meta({ description: "Kept free afterwards, to clean up" }),
  price_micros: z
    .int()
    .min(0)
    .max(DEAREST_MICROS)
    .nullable()
    .meta({ description: "1,000,000 is one unit of the currency; null: no price is told" }),
  currency: z.string().regex(/^[A-Z]{3}$/, "Write a currency such as USD."),
  is_price_from: z.boolean().meta({ description: "The price is where it begins" }),
  takes_party: z.boolean().meta({ description: "Booked for a number of people" }),
  resource_ids: ids.meta({ description: "Who can do it; none means everybody" }),
  position,
};

export const createServiceInput = z
  .strictObject({
    ...serviceFields,
    description: serviceFields.description.default(null),
    buffer_minutes: serviceFields.buffer_minutes.default(0),
    price_micros: serviceFields.price_micros.default(null),
    currency: serviceFields.currency.default("USD"),
    is_price_from: serviceFields.is_price_from.default(false),
    takes_party: serviceFields.takes_party.default(false),
    resource_ids: serviceFields.resource_ids.default([]),
    position: position.optional().meta({ description: "Left out: last" }),
  })
  .meta({ id: "CreateService" });
export type CreateServiceInput = z.output<typeof createServiceInput>;

export const updateServiceInput = z
  .strictObject({ ...z.strictObject(serviceFields).partial().shape, archived, version })
  .meta({ id: "UpdateService" });
export type UpdateServiceInput = z.output<typeof updateServiceInput>;

export const serviceView = z
  .object({
    id: z.number(),
    name: z.string(),
    description: z.string().nullable(),
    duration_minutes: z.number(),
    buffer_minutes: z.number(),
    price_micros: z.number().nullable(),
    currency: z.string(),
    is_price_from: z.boolean(),
    takes_party: z.boolean(),
    resource_ids: z.array(z.number()).meta({ description: "Who can do it; none means everybody" }),
    position: z.number(),
    version: z.number(),
    is_archived: z.boolean(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Service" });
export type ServiceView = z.output<typeof serviceView>;

const resourceFields = {
  kind: z.enum(resourceKinds),
  name,
  capacity: z.int().min(1).max(1_000).meta({ description: "How many people it takes" }),
  hours: openingHours.nullable().meta({ description: "Null: open whenever the business is" }),
  service_ids: ids.meta({ description: "What it can be booked for" }),
  position,
};

export const createResourceInput = z
  .strictObject({
    ...resourceFields,
    capacity: resourceFields.capacity.default(1),
    hours: resourceFields.hours.default(null),
    service_ids: ids.optional().meta({ description: "Left out: whatever everybody does" }),
    position: position.optional().meta({ description: "Left out: last" }),
  })
  .meta({ id: "CreateResource" });
export type CreateResourceInput = z.output<typeof createResourceInput>;

export const updateResourceInput = z
  .strictObject({ ...z.strictObject(resourceFields).partial().shape, archived, version })
  .meta({ id: "UpdateResource" });
export type UpdateResourceInput = z.output<typeof updateResourceInput>;

export const resourceView = z
  .object({
    id: z.number(),
    kind: z.enum(resourceKinds),
    name: z.string(),
    capacity: z.number(),
    hours: openingHours.nullable(),
    service_ids: z.array(z.number()).meta({ description: "What it can be booked for" }),
    position: z.number(),
    version: z.number(),
    is_archived: z.boolean(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Resource" });
export type ResourceView = z.output<typeof resourceView>;

export const orderView = z.object({ ids: z.array(z.number()) }).meta({ id: "SetupOrder" });

export const resourceFeed = z
  .object({
    url: z.string().meta({ description: "Whoever has it sees the calendar: first names and services" }),
  })
  .meta({ id: "ResourceFeed" });
export type ResourceFeed = z.output<typeof resourceFeed>;

export const orderInput = z
  .strictObject({ ids: ids.meta({ description: "In the order to show them; others follow" }) })
  .meta({ id: "Order" });
export type OrderInput = z.output<typeof orderInput>;

export const listSetupQuery = z.strictObject({
  ...pageQuery,
  limit: pageQuery.limit.default(200),
  archived: z.enum(["true", "false"]).default("false"),
});
export type ListSetupQuery = z.output<typeof listSetupQuery>;

const closureMoment = z.iso
  .datetime({ offset: true, error: "Write a moment such as 2026-03-01T15:00:00Z." })
  .transform((text) => new Date(text));

const closureFields = {
  resource_id: id.nullable().meta({ description: "Null: everybody" }),
  starts_at: closureMoment,
  ends_at: closureMoment,
  reason: z.string().trim().max(200).nullable(),
};

const inOrder = ({ starts_at, ends_at }: { starts_at?: Date; ends_at?: Date }) =>
  !starts_at || !ends_at || starts_at < ends_at;
const outOfOrder = {
  path: ["ends_at"],
  error: "This must be later than the start.",
  params: { code: "out_of_order" },
};

export const createClosureInput = z
  .strictObject({
    ...closureFields,
    resource_id: closureFields.resource_id.default(null),
    reason: closureFields.reason.default(null),
  })
  .refine(inOrder, outOfOrder)
  .meta({ id: "CreateClosure" });
export type CreateClosureInput = z.output<typeof createClosureInput>;

export const updateClosureInput = z
  .strictObject(closureFields)
  .partial()
  .refine(inOrder, outOfOrder)
  .meta({ id: "UpdateClosure" });
export type UpdateClosureInput = z.output<typeof updateClosureInput>;

export const closureView = z
  .object({
    id: z.number(),
    resource: z.object({ id: z.number(), name: z.string() }).nullable(),
    starts_at: z.string(),
    ends_at: z.string(),
    reason: z.string().nullable(),
    visits: z
      .number()
      .meta({ description: "Booked visits that lie in this time: somebody should call them" }),
    created_by: z.string(),
    created_at: z.string(),
  })
  .meta({ id: "Closure" });
export type ClosureView = z.output<typeof closureView>;

export const listClosuresQuery = z.strictObject({
  ...pageQuery,
  from: closureMoment.optional().meta({ description: "Closures that end after this moment; left out: now" }),
  until: closureMoment.optional().meta({ description: "Closures that begin before this moment" }),
  resource_id: z.coerce.number().int().positive().optional().meta({
    description: "Those of this one and of the whole business",
  }),
});
export type ListClosuresQuery = z.output<typeof listClosuresQuery>;

import { z } from "zod";
import { updateWorkspaceInput } from "@/lib/workspaces/schema";
import { orNull } from "./or-null";

const fields = updateWorkspaceInput.shape;

/** A line that may stay empty; what is in it is checked as the API will. */
const line = (schema: z.ZodType<string | null>) =>
  z.string().superRefine((text, ctx) => {
    const wrong = orNull(text) === null ? undefined : schema.safeParse(text.trim()).error?.issues[0];
    if (wrong) ctx.addIssue({ code: "custom", message: wrong.message });
  });

export const businessForm = z.object({
  name: fields.name.unwrap(),
  kind: fields.kind.unwrap(),
  email: line(fields.email.unwrap()),
  phone: line(fields.phone.unwrap()),
  address: line(fields.address.unwrap()),
  website: line(fields.website.unwrap()),
  language: fields.language.unwrap(),
  time_zone: fields.time_zone.unwrap(),
  default_country: fields.default_country.unwrap(),
});
export type BusinessValues = z.output<typeof businessForm>;

export const openingForm = z.object({ opening_hours: fields.opening_hours.unwrap() });

export const quietForm = z.object({
  quiet_hours: fields.quiet_hours.unwrap(),
  quiet_for_transactional: fields.quiet_for_transactional.unwrap(),
});

export const limitsForm = z.object({
  frequency_cap: fields.frequency_cap.unwrap(),
  daily_quota: fields.daily_quota.unwrap(),
  foreign_quota: fields.foreign_quota.unwrap(),
  allowed_countries: fields.allowed_countries.unwrap(),
  retention_days: fields.retention_days.unwrap(),
});

import { z } from "zod";
import { workspaceKinds, workspaceStatuses } from "@/db/enums";
import { languageTag } from "@/lib/language-tag";
import { lineOfText } from "@/lib/one-line";
import { pageQuery } from "@/lib/paging";
import { isValidTimeZone } from "@/lib/time-zone";
import { shownOnce } from "./api-keys-schema";
import { assistantInput, assistantSettings } from "./assistant-settings";
import { bookingRules, bookingRulesInput } from "./booking-rules";
import { countries } from "./countries";
import { type Weekday, weekdays } from "./weekdays";

const country = z
  .string()
  .refine((code) => countries.includes(code), {
    error: "Write a two-letter country such as US.",
    params: { code: "invalid_country" },
  })
  .meta({ description: "ISO 3166-1, such as US" });

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time such as 21:30.");

const hours = z.strictObject({ start: time, end: time }).refine(({ start, end }) => start !== end, {
  error: "Start and end must differ.",
  params: { code: "empty_hours" },
});

const MAX_SPANS = 4;

/** One day's spans: an end at or before its start lies after midnight, `00:00` is midnight itself. */
const daySpans = z.array(hours).max(MAX_SPANS, `Up to ${MAX_SPANS} spans a day.`);

export const openingHours = z
  .strictObject({
    mon: daySpans,
    tue: daySpans,
    wed: daySpans,
    thu: daySpans,
    fri: daySpans,
    sat: daySpans,
    sun: daySpans,
  })
  .superRefine((week, ctx) => {
    for (const { day, index } of overlaps(week))
      ctx.addIssue({
        code: "custom",
        path: [day, index, "start"],
        message: "This overlaps with the hours before it.",
        params: { code: "overlapping_hours" },
      });
  })
  .meta({ description: "By weekday, several spans for a break, none when closed; may pass midnight" });
export type OpeningHours = z.output<typeof openingHours>;

/** Spans that begin before an earlier one has ended, counted through the week, Sunday night into Monday included. */
function overlaps(
  week: Record<Weekday, { start: string; end: string }[]>,
): { day: Weekday; index: number }[] {
  const all = weekdays.flatMap((day, n) =>
    week[day].map(({ start, end }, index) => {
      const from = n * DAY_MINUTES + minuteOf(start);
      const length = (minuteOf(end) - minuteOf(start) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
      return { day, index, from, to: from + length };
    }),
  );
  const sorted = all.toSorted((a, b) => a.from - b.from);
  const last = sorted.at(-1);
  let until = last ? last.to - 7 * DAY_MINUTES : 0;
  return sorted.filter((span) => {
    const isOverlapping = span.from < until;
    until = Math.max(until, span.to);
    return isOverlapping;
  });
}

const DAY_MINUTES = 24 * 60;
const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

const cap = z.int().min(1).max(100).nullable();

const fields = {
  name: lineOfText(100),
  kind: z.enum(workspaceKinds),
  email: z.email().max(320).nullable(),
  time_zone: z
    .string()
    .refine(isValidTimeZone, {
      error: "Write an IANA zone such as America/New_York.",
      params: { code: "invalid_time_zone" },
    })
    .meta({ description: "IANA zone, such as America/New_York" }),
  language: languageTag,
  default_country: country.meta({ description: "National numbers are read in this country" }),
  allowed_countries: z
    .array(country)
    .min(1)
    .max(250)
    .transform((list) => [...new Set(list)])
    .nullable()
    .meta({ description: "Countries that may be texted; null means all" }),
  quiet_hours: hours
    .nullable()
    .meta({ description: "When marketing waits, on the recipient's clock; null means never" }),
  quiet_for_transactional: z.boolean().meta({ description: "Reservations, reminders and orders wait too" }),
  frequency_cap: z
    .strictObject({ per_day: cap, per_week: cap })
    .meta({ description: "Marketing and program texts a person may get; null means no cap" }),
  daily_quota: z
    .int()
    .min(1)
    .max(10_000_000)
    .nullable()
    .meta({ description: "Texts a day; null means no quota" }),
  foreign_quota: z
    .int()
    .min(1)
    .max(10_000_000)
    .nullable()
    .meta({ description: "Texts a day to any one country but the default one; null means no quota" }),
  retention_days: z.int().min(30).max(3_650),
  opening_hours: openingHours.nullable(),
  address: z.string().trim().min(1).max(300).nullable(),
  phone: z
    .string()
    .trim()
    .regex(/^[+(]?[0-9][0-9 ()./-]{3,38}$/, "Write a phone number such as (503) 555-0100.")
    .nullable()
    .meta({ description: "Where customers call; public, may be used in texts" }),
  website: z
    .url({
      protocol: /^https?$/,
      hostname: z.regexes.domain,
      error: "Write an address such as https://example.com.",
    })
    .max(300)
    .nullable(),
};

export const updateWorkspaceInput = z
  .strictObject({
    ...fields,
    booking_rules: bookingRulesInput.meta({ description: "What is left out stays as it is" }),
    assistant: assistantInput.meta({ description: "What is left out stays as it is" }),
    sending_paused: z.boolean().meta({ description: "true stops every text within seconds; they wait" }),
    version: z.int().min(1).meta({
      description: "The version you saw: 409 workspace_changed when somebody saved since",
    }),
  })
  .partial()
  .meta({ id: "UpdateWorkspace" });
export type UpdateWorkspaceInput = z.output<typeof updateWorkspaceInput>;

/** Length is what counts (NIST SP 800-63B); no rules about signs. */
export const newPassword = z.string().min(12, "Use at least 12 characters.").max(200);

/** The first person who may sign in. Somebody known from another workspace keeps the password they have. */
const ownerInput = z.strictObject({
  email: z.email().max(200),
  name: lineOfText(200),
  password: newPassword,
});

export const createClientInput = z
  .strictObject({
    ...z.strictObject(fields).partial().shape,
    name: fields.name,
    owner: ownerInput.optional().meta({ description: "Who signs in first" }),
  })
  .meta({ id: "CreateClient" });
export type CreateClientInput = z.output<typeof createClientInput>;

export const updateClientInput = z
  .strictObject({ status: z.enum(workspaceStatuses) })
  .meta({ id: "UpdateClient" });

const storedHours = z.object({ start: z.string(), end: z.string() });
const storedSpans = z.array(storedHours);
const storedWeek = z.object({
  mon: storedSpans,
  tue: storedSpans,
  wed: storedSpans,
  thu: storedSpans,
  fri: storedSpans,
  sat: storedSpans,
  sun: storedSpans,
});

export const workspaceView = z
  .object({
    id: z.number(),
    name: z.string(),
    kind: z.enum(workspaceKinds),
    status: z.enum(workspaceStatuses),
    email: z.string().nullable(),
    time_zone: z.string(),
    language: z.string(),
    default_country: z.string(),
    allowed_countries: z.array(z.string()).nullable(),
    quiet_hours: storedHours.nullable(),
    quiet_for_transactional: z.boolean(),
    frequency_cap: z.object({ per_day: z.number().nullable(), per_week: z.number().nullable() }),
    daily_quota: z.number().nullable(),
    foreign_quota: z.number().nullable(),
    retention_days: z.number(),
    opening_hours: storedWeek.nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    booking_rules: bookingRules,
    assistant: assistantSettings,
    sending_paused_at: z.string().nullable().meta({ description: "Since when nothing is sent" }),
    version: z.number(),
    created_at: z.string(),
  })
  .meta({ id: "Workspace" });
export type WorkspaceView = z.output<typeof workspaceView>;

export const createdClient = workspaceView.extend({ api_key: shownOnce }).meta({ id: "CreatedClient" });
export type CreatedClient = z.output<typeof createdClient>;

export const pageOnly = z.strictObject(pageQuery);
export type PageOnly = z.output<typeof pageOnly>;

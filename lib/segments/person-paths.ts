import { escapeLike } from "@/lib/contacts/contact-filter";
import type { Fragment, Frame } from "./comparisons";
import { column, type PathEntry, type Where } from "./path";
import type { PathKind } from "./schema";

const field = (
  path: string,
  label: string,
  kind: Exclude<PathKind, "tags">,
  of: (frame: Frame) => Fragment,
): PathEntry => ({ path, label, group: "person", kind, readsContact: true, where: column(kind, of) });

/** What many segments ask is kept beside the marks. */
const mark = (...of: Parameters<typeof field>): PathEntry => ({ ...field(...of), readsContact: false });

/** Their case matters, as in the list. */
const tags: Where = ({ sql }, { op, values, isNot }) => {
  const words = values.map(String);
  const [first = ""] = words;
  const fits =
    op === "exists"
      ? sql`k.tags <> '{}'`
      : op === "in"
        ? sql`k.tags && ${words}::text[]`
        : op === "starts_with"
          ? sql`exists (select 1 from unnest(k.tags) t where lower(t) like lower(${escapeLike(first)}) || '%')`
          : sql`k.tags @> ${words}::text[]`;
  return isNot ? sql`not (${fits})` : fits;
};

/** What is known of everybody. */
export const personPaths: PathEntry[] = [
  { path: "tags", label: "Tags", group: "tags", kind: "tags", readsContact: false, where: tags },
  field("first_name", "First name", "text", ({ sql }) => sql`c.first_name`),
  field("last_name", "Last name", "text", ({ sql }) => sql`c.last_name`),
  field("name", "Whole name", "text", ({ sql }) => sql`concat_ws(' ', c.first_name, c.last_name)`),
  field("email", "E-mail", "text", ({ sql }) => sql`c.email`),
  mark("language", "Language", "text", ({ sql }) => sql`k.language`),
  field("time_zone", "Time zone", "text", ({ sql }) => sql`c.time_zone`),
  mark("country", "Country of the number", "text", ({ sql }) => sql`k.country`),
  field("phone_last4", "Last four digits", "text", ({ sql }) => sql`c.phone_last4`),
  field("source", "Came from", "text", ({ sql }) => sql`c.source`),
  mark("created_at", "Added", "moment", ({ sql }) => sql`k.added_at`),
  field("updated_at", "Last changed", "moment", ({ sql }) => sql`c.updated_at`),
];

import type { ContactRow } from "./present-contact";

const fields = ["firstName", "lastName", "email", "language", "timeZone"] as const;
type Values = Pick<ContactRow, (typeof fields)[number] | "tags" | "attributes">;

/** What a merge gave, told without a value: names of fields and attributes, places in the other's list of tags. */
export type Gained = { fields: string[]; attributes: string[]; tags: number[] };

const MOST_TAGS = 50;
const MOST_ATTRIBUTES = 100;

const wireNames: Record<(typeof fields)[number], string> = {
  firstName: "first_name",
  lastName: "last_name",
  email: "email",
  language: "language",
  timeZone: "time_zone",
};

/** Fills what a person lacks from another contact of theirs; what they have stays. A name is taken whole or not. */
export function fillFrom(person: ContactRow, other: ContactRow): { values: Values; gained: Gained } {
  const isNamed = person.firstName !== null || person.lastName !== null;
  const taken = fields.filter((field) => {
    if (isNamed && (field === "firstName" || field === "lastName")) return false;
    return person[field] === null && other[field] !== null;
  });
  const tags = other.tags
    .flatMap((tag, place) => (person.tags.includes(tag) ? [] : [place]))
    .slice(0, Math.max(0, MOST_TAGS - person.tags.length));
  const attributes = Object.keys(other.attributes)
    .filter((key) => !Object.hasOwn(person.attributes, key))
    .slice(0, Math.max(0, MOST_ATTRIBUTES - Object.keys(person.attributes).length));
  const values: Values = {
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    language: person.language,
    timeZone: person.timeZone,
    tags: [...person.tags, ...tags.flatMap((place) => other.tags[place] ?? [])],
    attributes: {
      ...person.attributes,
      ...Object.fromEntries(attributes.map((key) => [key, other.attributes[key]])),
    },
  };
  for (const field of taken) values[field] = other[field];
  return { values, gained: { fields: taken.map((field) => wireNames[field]), attributes, tags } };
}

/** Takes back what a merge gave, where it is still as it was given. */
export function withoutGained(person: ContactRow, other: ContactRow, gained: Gained): Values {
  const given = new Set(gained.tags.map((place) => other.tags[place]));
  const values: Values = {
    firstName: person.firstName,
    lastName: person.lastName,
    email: person.email,
    language: person.language,
    timeZone: person.timeZone,
    tags: person.tags.filter((tag) => !given.has(tag)),
    attributes: Object.fromEntries(
      Object.entries(person.attributes).filter(
        ([key, value]) => !(gained.attributes.includes(key) && value === other.attributes[key]),
      ),
    ),
  };
  for (const field of fields)
    if (gained.fields.includes(wireNames[field]) && person[field] === other[field]) values[field] = null;
  return values;
}

import { raw, type Tx, withWorkspace } from "@/db/client";
import { type Actor, authorize } from "@/lib/actor";
import { estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { maskPhone } from "@/lib/phone";
import { findWorkspace } from "@/lib/workspaces/queries";
import type { SampleKind, SamplePeople, SamplePerson } from "./preview-schema";
import { isGsm } from "./segments";
import { BUILT_IN_VARIABLES, resolveVariables } from "./variables";

type Person = {
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  language: string | null;
  phone_last4: string | null;
  attributes: Record<string, unknown>;
};

/** How far back the search for telling names goes. */
const LOOKED_THROUGH = 100_000;

/**
 * People to look at a text with: a typical one, the longest name, a name that forces Unicode, and one of whom
 * nothing is known. The workspace's own where it has some, else invented. Numbers are masked.
 */
export async function findSamplePeople(actor: Actor): Promise<SamplePeople> {
  authorize(actor, "templates:read");
  authorize(actor, "contacts:read");
  return withWorkspace(actor.workspaceId, async (tx) => {
    const workspace = await findWorkspace(tx, actor.workspaceId);
    const recent = (await newestNamed(tx, actor.workspaceId)).filter((person) => isGsm(nameOf(person)));
    const typical = recent.sort((a, b) => nameOf(a).length - nameOf(b).length)[recent.length >> 1];
    const found: Record<SampleKind, Person | undefined> = {
      typical,
      longest: await longestNamed(tx, actor.workspaceId),
      unicode: (await farNamed(tx, actor.workspaceId)).find((person) => !isGsm(nameOf(person))),
      nameless: nobody,
    };
    const segmentMicros = estimateMicros({
      channel: "sms",
      country: workspace?.defaultCountry ?? null,
      segments: 1,
    });
    const pictureMicros = estimateMicros({
      channel: "sms",
      country: workspace?.defaultCountry ?? null,
      segments: 1,
      media: 1,
    });
    const kinds: SampleKind[] = ["typical", "longest", "unicode", "nameless"];
    const data = kinds.map((kind) => present(kind, found[kind] ?? invented[kind]));
    return { data, segment_micros: segmentMicros, picture_micros: pictureMicros, currency: estimateCurrency };
  });
}

const nameOf = ({ first_name, last_name }: Person): string =>
  [first_name, last_name].filter(Boolean).join(" ");

function present(kind: SampleKind, person: Person): SamplePerson {
  const contact = {
    firstName: person.first_name,
    lastName: person.last_name,
    email: person.email,
    language: person.language,
    attributes: person.attributes,
  };
  const resolve = resolveVariables({ contact });
  const own = Object.keys(person.attributes).slice(0, 100);
  const names = [...BUILT_IN_VARIABLES, ...own, ...own.map((key) => `attributes.${key}`)];
  const values = names.flatMap((name) => {
    const value = resolve(name);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    kind,
    name: nameOf(person) || null,
    phone: person.phone_last4 ? maskPhone(person.phone_last4) : null,
    language: person.language,
    values: Object.fromEntries(values),
  };
}

const columns = "c.first_name, c.last_name, c.email, c.language, c.phone_last4, c.attributes";
const alive = "c.erased_at is null and c.merged_into_id is null and c.first_name is not null";

const newestNamed = (tx: Tx, workspaceId: number): Promise<Person[]> =>
  raw(tx).unsafe<Person[]>(
    `select ${columns} from contacts c where c.workspace_id = $1 and ${alive} order by c.id desc limit 200`,
    [workspaceId],
  );

async function longestNamed(tx: Tx, workspaceId: number): Promise<Person | undefined> {
  const [person] = await raw(tx).unsafe<Person[]>(
    `select ${columns} from (select * from contacts c where c.workspace_id = $1 and ${alive}
      order by c.id desc limit ${LOOKED_THROUGH}) c
    order by length(c.first_name) + coalesce(length(c.last_name), 0) desc limit 1`,
    [workspaceId],
  );
  return person;
}

/** Names with a letter outside ASCII: more bytes than characters. */
const farNamed = (tx: Tx, workspaceId: number): Promise<Person[]> =>
  raw(tx).unsafe<Person[]>(
    `select ${columns} from (select * from contacts c where c.workspace_id = $1 and ${alive}
      order by c.id desc limit ${LOOKED_THROUGH}) c
    where octet_length(c.first_name || coalesce(c.last_name, '')) > length(c.first_name || coalesce(c.last_name, ''))
    limit 200`,
    [workspaceId],
  );

const nobody: Person = {
  first_name: null,
  last_name: null,
  email: null,
  language: null,
  phone_last4: null,
  attributes: {},
};
const called = (first_name: string, last_name: string): Person => ({ ...nobody, first_name, last_name });
const invented: Record<SampleKind, Person> = {
  typical: called("Maria", "Lopez"),
  longest: called("Alexandrina", "Featherstonehaugh-Whitmore"),
  unicode: called("Łukasz", "Żółkiewski"),
  nameless: nobody,
};

import { asc, eq } from "drizzle-orm";
import { raw, type Tx } from "@/db/client";
import { attributeDefinitions } from "@/db/schema/contacts";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import { presentDefinition } from "@/lib/contacts/definitions";
import { findWorkspace } from "@/lib/workspaces/queries";
import { attributePath, keyOf, looseAttributePath } from "./attribute-paths";
import { bookingPaths, isOwnBookingPath, loadOwnBookingPaths } from "./booking-paths";
import { consentPaths } from "./consent-paths";
import { messagePaths } from "./message-paths";
import type { Option, PathEntry } from "./path";
import { personPaths } from "./person-paths";
import type { Condition, PathView } from "./schema";
import { opsOf } from "./values";

/** Everything that can be asked about, but the workspace's own fields. A room that knows more adds its entries here. */
const table: readonly PathEntry[] = [...personPaths, ...consentPaths, ...messagePaths, ...bookingPaths];
const tableByPath = new Map(table.map((entry) => [entry.path, entry]));

/** What one workspace's segments can speak of: its own fields and choices, and the clock its days go by. */
export type Vocabulary = {
  workspaceId: number;
  zone: string;
  /** By key; archived ones too. */
  fields: Map<string, DefinitionView>;
  /** By path, for those that were asked for. */
  choices: Map<string, Option[]>;
  /** By path: questions about single services and people, where one of them was asked for. */
  own: Map<string, PathEntry>;
};

/** `paths`: those whose choices will be needed; "all" for a builder. */
export async function loadVocabulary(
  tx: Tx,
  workspaceId: number,
  paths: readonly string[] | "all",
): Promise<Vocabulary> {
  const workspace = await findWorkspace(tx, workspaceId);
  const rows = await tx
    .select()
    .from(attributeDefinitions)
    .where(eq(attributeDefinitions.workspaceId, workspaceId))
    .orderBy(asc(attributeDefinitions.id));
  const choices = new Map<string, Option[]>();
  for (const entry of table) {
    if (entry.choices && (paths === "all" || paths.includes(entry.path)))
      choices.set(entry.path, await entry.choices(raw(tx), workspaceId));
  }
  const asksOwn = paths === "all" || paths.some(isOwnBookingPath);
  const own = asksOwn ? await loadOwnBookingPaths(raw(tx), workspaceId) : [];
  return {
    workspaceId,
    own: new Map(own.map((entry) => [entry.path, entry])),
    zone: workspace?.timeZone ?? "UTC",
    fields: new Map(rows.map((row) => [row.key, presentDefinition(row)])),
    choices,
  };
}

/** The entry behind a condition's path with the workspace's own choices, null for a path that is none. */
export function findPath({ fields, choices, own }: Vocabulary, condition: Condition): PathEntry | null {
  const { path } = condition;
  const entry = tableByPath.get(path) ?? own.get(path);
  if (entry) return { ...entry, options: choices.get(path) ?? entry.options ?? [] };
  const key = keyOf(path);
  if (key === null) return null;
  const field = fields.get(key);
  return field ? attributePath(field) : looseAttributePath(key, condition);
}

/** Every path there is, for a builder: the workspace's fields as they hold today between the rest. */
export function allPaths(
  { fields, choices, own: ownVisits }: Vocabulary,
  tagsInUse: readonly string[],
): PathView[] {
  const own = [...fields.values()].filter((field) => !field.is_archived).map(attributePath);
  const visits = [...ownVisits.values()].filter(({ isRetired }) => !isRetired);
  const rest = table.map((entry) => ({ ...entry, options: choices.get(entry.path) ?? entry.options ?? [] }));
  const inOrder = [
    ...rest.filter(isOfPerson),
    ...own,
    ...rest.filter((entry) => !isOfPerson(entry)),
    ...visits,
  ];
  const tags = tagsInUse.map((tag) => ({ value: tag, label: tag }));
  return inOrder.map((entry) => present(entry.kind === "tags" ? { ...entry, options: tags } : entry));
}

const isOfPerson = ({ group }: PathEntry): boolean => group === "person" || group === "tags";

/** Names of all paths, for who wrote one that does not exist. */
export const pathNames = (): string => {
  const [channel, category] = ["sms", "marketing"];
  const plain = table.map(({ path }) => path).filter((path) => !path.startsWith("consent."));
  const one = "bookings.service.<id>.last_at and its likes";
  return [...plain, one, `consent.${channel}.${category} and its likes`, "attributes.<key>"].join(", ");
};

export const present = ({ path, label, group, kind, ops, options }: PathEntry): PathView => ({
  path,
  label,
  group,
  kind,
  ops: [...(ops ?? opsOf[kind])],
  options: options ?? [],
});

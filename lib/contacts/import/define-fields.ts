import { raw, type Tx } from "@/db/client";
import type { OpenImport } from "./import-row";

/**
 * Makes the fields that the mapping names and the workspace does not have, with the kind chosen or guessed. A key that
 * is only mapped becomes a text field, so that staff see its values.
 */
export async function defineFields(tx: Tx, job: OpenImport): Promise<void> {
  const wanted = Object.values(job.mapping).flatMap((field) =>
    field?.startsWith("attributes.") ? [field.slice("attributes.".length)] : [],
  );
  if (wanted.length === 0) return;
  const fields = [...new Set(wanted)].map((key) => {
    const given = job.options.new_fields[key];
    return {
      key,
      label: given?.label ?? key.replaceAll("_", " "),
      kind: given?.kind === "choice" ? "text" : (given?.kind ?? "text"),
    };
  });
  await raw(tx)`
    insert into attribute_definitions (workspace_id, key, label, kind)
    select ${job.workspaceId}, key, label, kind::attribute_kind
    from unnest(${fields.map((f) => f.key)}::text[], ${fields.map((f) => f.label)}::text[], ${fields.map((f) => f.kind)}::text[])
      as t(key, label, kind)
    on conflict (workspace_id, key) do nothing`;
}

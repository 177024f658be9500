import { and, eq, like, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { templates } from "@/db/schema/templates";

const LONGEST = 100;

/** The wished name, or the first of "Wish 2", "Wish 3" … that nobody has. Two writers at once meet the unique index. */
export async function freeName(tx: Tx, workspaceId: number, wish: string): Promise<string> {
  const stem = wish.slice(0, LONGEST - 5);
  const rows = await tx
    .select({ name: templates.name })
    .from(templates)
    .where(
      and(
        eq(templates.workspaceId, workspaceId),
        or(eq(templates.name, wish), like(templates.name, `${stem.replace(/[\\%_]/g, "\\$&")} %`)),
      ),
    );
  const taken = new Set(rows.map(({ name }) => name));
  if (wish.length <= LONGEST && !taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number++;
  return `${stem} ${number}`;
}

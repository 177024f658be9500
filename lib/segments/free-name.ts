import { and, eq, isNull, like, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { segments } from "@/db/schema/segments";
import { escapeLike } from "@/lib/contacts/contact-filter";

const LONGEST = 100;

/** The wished name, or the first of "Wish 2", "Wish 3" … that no segment in use has. */
export async function freeName(tx: Tx, workspaceId: number, wish: string): Promise<string> {
  const stem = wish.slice(0, LONGEST - 5);
  const rows = await tx
    .select({ name: segments.name })
    .from(segments)
    .where(
      and(
        eq(segments.workspaceId, workspaceId),
        isNull(segments.archivedAt),
        or(eq(segments.name, wish), like(segments.name, `${escapeLike(stem)} %`)),
      ),
    );
  const taken = new Set(rows.map(({ name }) => name));
  if (!taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(`${stem} ${number}`)) number++;
  return `${stem} ${number}`;
}

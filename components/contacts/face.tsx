import type { ContactView } from "@/lib/contacts/schema";
import { NoTexts } from "./no-texts";
import { fullName, isStopped } from "./words";

/** A person's name, with NO TEXTS beside it where it matters, over the masked number. */
export function Face({ person }: { person: ContactView }) {
  const name = fullName(person);
  return (
    <span className="block min-w-0">
      <span className="flex min-w-0 items-center gap-2">
        <bdi className="truncate font-medium tabular-nums">{name ?? person.phone}</bdi>
        {isStopped(person) ? <NoTexts /> : null}
      </span>
      <span className="block truncate text-xs font-normal tracking-normal text-muted tabular-nums">
        {name ? person.phone : "No name yet"}
        {person.email ? <bdi> · {person.email}</bdi> : null}
      </span>
    </span>
  );
}

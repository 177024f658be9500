import { cn } from "@heroui/react";

type Person = { contact_name: string | null; phone: string };

/** A person by name, with the masked number beside it; by the number alone when the name is not known. */
export function Who({ person, className }: { person: Person; className?: string }) {
  return (
    <span className={cn("block min-w-0", className)}>
      <span className={cn("block truncate font-medium", !person.contact_name && "tabular-nums")}>
        <bdi>{person.contact_name ?? person.phone}</bdi>
      </span>
      {person.contact_name ? (
        <span className="block truncate text-xs font-normal tracking-normal text-muted tabular-nums">
          {person.phone}
        </span>
      ) : null}
    </span>
  );
}

export const nameOf = (person: Person): string => person.contact_name ?? person.phone;

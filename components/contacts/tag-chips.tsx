import { cn } from "@heroui/react";

type Props = { tags: readonly string[]; most?: number; className?: string };

/** A person's tags; beyond `most` only how many more. */
export function TagChips({ tags, most = Number.POSITIVE_INFINITY, className }: Props) {
  if (tags.length === 0) return null;
  const hidden = tags.length - most;
  return (
    <ul aria-label="Tags" className={cn("flex min-w-0 flex-wrap gap-1", className)}>
      {tags.slice(0, most).map((tag) => (
        <li
          key={tag}
          className="max-w-40 truncate rounded-full bg-default px-2 py-0.5 text-xs text-default-foreground"
        >
          <bdi>{tag}</bdi>
        </li>
      ))}
      {hidden > 0 ? (
        <li title={tags.slice(most).join(", ")} className="py-0.5 text-xs text-muted">
          +{hidden}
        </li>
      ) : null}
    </ul>
  );
}

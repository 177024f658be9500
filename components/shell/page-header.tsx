import type { ReactNode } from "react";

type Props = { title: string; lead?: ReactNode; children?: ReactNode };

/** What a person wants to know first, in words; then at most one primary button. */
export function PageHeader({ title, lead, children }: Props) {
  return (
    <header className="mb-6 flex items-end justify-between gap-6">
      <div className="min-w-0">
        <h1 className="text-balance text-2xl leading-tight font-semibold tracking-tight md:text-[1.75rem]">
          {title}
        </h1>
        {lead ? <div className="mt-1 text-muted">{lead}</div> : null}
      </div>
      {children}
    </header>
  );
}

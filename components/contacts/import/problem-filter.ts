import type { ImportProblem, ImportView } from "@/lib/contacts/import/view-schema";

/** Which problem rows are shown: all, by what becomes of them, or one kind. */
export type ProblemFilter = { outcome?: "left_out" | "noticed"; problem?: string };

export type FilterChoice = {
  id: string;
  label: string;
  count: number;
  severity: ImportProblem["severity"] | null;
  filter: ProblemFilter;
};

/** The filters that would show something, each with how many rows it shows: what is lost comes first. */
export function filterChoices({ check, problems }: Pick<ImportView, "check" | "problems">): FilterChoice[] {
  const both = check.skip > 0 && check.noticed > 0;
  const broad: FilterChoice[] = [
    ...(both
      ? ([
          { id: "left_out", label: "Left out", count: check.skip, severity: "error" },
          { id: "noticed", label: "Go in all the same", count: check.noticed, severity: "notice" },
        ] as const)
      : []
    ).map((one) => ({ ...one, filter: { outcome: one.id } })),
    { id: "all", label: "All", count: check.skip + check.noticed, severity: null, filter: {} },
  ];
  if (problems.length < 2) return broad;
  return [
    ...broad,
    ...problems.map(({ code, title, count, severity }) => ({
      id: code,
      label: title,
      count,
      severity,
      filter: { problem: code },
    })),
  ];
}

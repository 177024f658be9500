"use client";

import { Chip } from "@heroui/react";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import type { ImportStatus } from "@/db/enums";
import type { ImportSummary } from "@/lib/contacts/import/view-schema";
import type { Page } from "@/lib/paging";
import { UndoButton } from "./undo-button";
import { checkSentence, counted, isBusy, resultSentence, statusWords } from "./words";

const importSummary = async () => (await import("@/lib/contacts/import/view-schema")).importSummary;

type Props = { first: Page<ImportSummary>; at: number };

const tone = (status: ImportStatus) =>
  status === "finished"
    ? "success"
    : status === "failed"
      ? "danger"
      : status === "ready" || isBusy(status)
        ? "warning"
        : "default";

/** The imports so far, newest first; an open one is one press away. */
export function FormerImports({ first, at }: Props) {
  const { path } = useWorkspace();
  const list = usePages({
    resource: "imports",
    key: ["list"],
    path: "/contacts/imports",
    query: { limit: 20 },
    row: importSummary,
    first: { page: first, at },
    refetchMs: (pages) => (pages.some((page) => page.data.some((one) => isBusy(one.status))) ? 2_000 : false),
  });
  const imports = list.data?.rows ?? [];
  if (imports.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="mb-3 px-1 text-lg font-semibold tracking-tight">Imports so far</h2>
      <Panel className="overflow-hidden">
        <ul className="divide-y divide-separator">
          {imports.map((one) => (
            <li key={one.id} className="flex items-center">
              <Link
                href={path(`/contacts/import/${one.id}`)}
                className="flex min-h-16 min-w-0 flex-1 items-center gap-4 px-4 py-3 outline-offset-[-2px] hover:bg-surface-secondary md:px-5"
              >
                <div className="min-w-0 flex-1">
                  <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                    <span className="truncate font-medium">{nameOf(one)}</span>
                    <Chip size="sm" variant="soft" color={tone(one.status)}>
                      {statusWords[one.status]}
                    </Chip>
                  </div>
                  <p className="mt-0.5 text-sm text-muted">{sentence(one)}</p>
                </div>
                <div className="shrink-0 text-right text-sm text-muted max-md:hidden">
                  <div>{one.created_by}</div>
                  <Moment at={one.created_at} />
                </div>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-muted max-md:hidden" />
              </Link>
              {one.undo_until ? (
                <div className="shrink-0 pr-4 md:pr-5">
                  <UndoButton one={one} size="sm" label={`Undo the import of ${nameOf(one)}`} />
                </div>
              ) : null}
            </li>
          ))}
        </ul>
        <LoadMore list={list} />
      </Panel>
    </section>
  );
}

const nameOf = (one: ImportSummary): string => one.file_name ?? `Import ${one.id}`;

function sentence(one: ImportSummary): string {
  if (one.status === "failed") return one.problem ?? "Nothing was imported.";
  if (one.status === "ready") return checkSentence(one);
  if (one.status === "canceled" && one.started_at === null) return "Nothing was imported.";
  return isBusy(one.status) ? counted(one.rows_total, "row", "rows") : resultSentence(one);
}

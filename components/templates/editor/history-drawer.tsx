"use client";

import { Button, Chip, Drawer, Skeleton } from "@heroui/react";
import { useMutation } from "@tanstack/react-query";
import { Pictures } from "@/components/media/pictures";
import { usePages } from "@/components/shell/use-pages";
import { useWorkspace } from "@/components/shell/workspace-context";
import { LoadMore } from "@/components/ui/load-more";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import { toastWithUndo } from "@/components/ui/toast-with-undo";
import {
  type TemplateVersionView,
  type TemplateView,
  templateVersionView,
  templateView,
} from "@/lib/templates/schema";
import { languageName } from "../words";
import { WordDiff } from "./word-diff";

type Props = {
  template: TemplateView;
  isOpen: boolean;
  /** Unsaved words would be lost by going back to an older text. */
  isDirty: boolean;
  onClose: () => void;
  onRestored: (template: TemplateView) => void;
};
/** Every text the template ever had, what changed from one to the next, and the way back. */
export function HistoryDrawer(props: Props) {
  return (
    <Drawer.Backdrop isOpen={props.isOpen} onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <Drawer.Content placement="right">
        <Drawer.Dialog
          aria-label="Versions of the template"
          className="w-full max-w-full gap-0 p-0 sm:w-[30rem] sm:max-w-[30rem]"
        >
          <Drawer.CloseTrigger aria-label="Close" className="z-10" />
          <Drawer.Header className="border-b border-separator px-6 pt-5 pb-4">
            <Drawer.Heading className="pr-10 text-lg font-semibold tracking-tight">Versions</Drawer.Heading>
          </Drawer.Header>
          <Drawer.Body className="m-0 px-6 py-5 text-foreground">
            {props.isOpen ? <Versions {...props} /> : null}
          </Drawer.Body>
        </Drawer.Dialog>
      </Drawer.Content>
    </Drawer.Backdrop>
  );
}

function Versions({ template, isDirty, onRestored }: Props) {
  const { api, may } = useWorkspace();
  const list = usePages({
    resource: "templates",
    key: ["versions", template.id, template.version],
    path: `/templates/${template.id}/versions`,
    query: { limit: 20 },
    row: templateVersionView,
  });
  const restore = useMutation({
    mutationFn: (version: number) =>
      api.post(`/templates/${template.id}/restore`, { version }, { answer: templateView }),
    onSuccess: (restored, version) => {
      onRestored(restored);
      toastWithUndo(`The text of version ${version} is back, as version ${restored.version}`, () =>
        restore.mutate(template.version),
      );
    },
    onError: (error) => toast.danger(error.message),
  });
  const versions = list.data?.rows ?? [];
  if (list.isPending) return <Skeleton className="h-40 w-full rounded-2xl" />;
  if (list.isError) return <Notice tone="bad" role="alert" title={list.error.message} />;
  return (
    <>
      {isDirty ? (
        <Notice tone="wait" className="mb-4" title="Save what you wrote first.">
          Going back to an older text would throw it away.
        </Notice>
      ) : null}
      <ol className="space-y-5">
        {versions.map((version, index) => (
          <li key={version.version}>
            <Version
              version={version}
              before={versions[index + 1]}
              isCurrent={version.version === template.version}
              onRestore={
                isDirty || template.archived_at !== null || !may("templates:write") || restore.isPending
                  ? null
                  : () => restore.mutate(version.version)
              }
            />
          </li>
        ))}
      </ol>
      <LoadMore list={list} className="mt-4" />
    </>
  );
}

type VersionProps = {
  version: TemplateVersionView;
  before: TemplateVersionView | undefined;
  isCurrent: boolean;
  onRestore: (() => void) | null;
};

function Version({ version, before, isCurrent, onRestore }: VersionProps) {
  const tags = [...new Set([...Object.keys(version.bodies), ...Object.keys(before?.bodies ?? {})])];
  const changed = tags.filter((tag) => version.bodies[tag] !== before?.bodies[tag]);
  return (
    <article aria-label={`Version ${version.version}`}>
      <header className="mb-1.5 flex min-h-9 items-center justify-between gap-3">
        <p className="min-w-0 text-sm">
          <span className="font-medium">Version {version.version}</span>
          <span className="text-muted">
            {" "}
            by {version.created_by}, <Moment at={version.created_at} />
          </span>
        </p>
        {isCurrent ? (
          <Chip variant="soft" color="success" className="shrink-0 py-0.5">
            <Chip.Label>Current</Chip.Label>
          </Chip>
        ) : onRestore ? (
          <Button size="sm" variant="secondary" className="shrink-0 max-md:h-10" onPress={onRestore}>
            Restore
          </Button>
        ) : null}
      </header>
      <div className="space-y-2 rounded-2xl bg-surface-secondary px-4 py-3">
        <WordDiff before={before?.body ?? version.body} after={version.body} />
        <PicturesChanged before={before?.media_urls ?? version.media_urls} after={version.media_urls} />
        {before && JSON.stringify(before.whatsapp_contents) !== JSON.stringify(version.whatsapp_contents) ? (
          <p className="border-t border-separator pt-2 text-xs text-muted">
            What goes out on WhatsApp was changed.
          </p>
        ) : null}
        {changed.map((tag) => (
          <div key={tag} className="border-t border-separator pt-2">
            <p className="text-xs text-muted">{languageName(tag)}</p>
            <WordDiff
              before={before ? (before.bodies[tag] ?? "") : (version.bodies[tag] ?? "")}
              after={version.bodies[tag] ?? ""}
            />
          </div>
        ))}
      </div>
    </article>
  );
}

/** The pictures as they were then, and a word where they were others before. */
function PicturesChanged({ before, after }: { before: readonly string[]; after: readonly string[] }) {
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  if (isSame && after.length === 0) return null;
  return (
    <div className="border-t border-separator pt-2">
      <p className="mb-1 text-xs text-muted">
        {isSame ? "Pictures" : after.length === 0 ? "Pictures taken out" : "Pictures changed"}
      </p>
      <Pictures isBare addresses={after} className="max-w-40" />
    </div>
  );
}

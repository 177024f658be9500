"use client";

import { Button, Chip } from "@heroui/react";
import { Archive, ArchiveRestore, ListPlus, Pencil, Pin, Plus } from "lucide-react";
import { useState } from "react";
import { SectionPage } from "@/components/settings/section-page";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Empty } from "@/components/ui/empty";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import { Panel } from "@/components/ui/panel";
import type { DefinitionList, DefinitionView } from "@/lib/contacts/attribute-values";
import { fieldWords } from "@/lib/templates/variables";
import { listWords, people } from "../words";
import type { FieldProps } from "./field-dialog";
import { kindWords } from "./field-words";
import { useFieldActions, useFields } from "./use-fields";

const dialog = laterPart<FieldProps>(async () => (await import("./field-dialog")).FieldDialog);

type Props = { first: DefinitionList; at: number };

/** What the workspace keeps about people beyond name and number; what is in use without a name is one click away. */
export function FieldsView({ first, at }: Props) {
  const { may } = useWorkspace();
  const { data } = useFields(first, at);
  const [target, setTarget] = useState<FieldProps["target"]>(null);
  const canWrite = may("workspace:write");
  const live = data.data.filter((field) => !field.is_archived);
  const archived = data.data.filter((field) => field.is_archived);
  const unnamed = data.in_use.filter((one) => !live.some((field) => field.key === one.key));
  const used = (key: string) => data.in_use.find((one) => one.key === key)?.contacts ?? 0;
  const add = () => setTarget({ field: null, start: null });
  return (
    <SectionPage
      title="Fields"
      lead="What you keep about people beyond name and number. Templates may use them, lists can be filtered by them."
      action={
        canWrite && live.length > 0 ? (
          <Button onPress={add}>
            <Plus aria-hidden />
            Add a field
          </Button>
        ) : null
      }
    >
      <Panel aria-label="Your fields" className="divide-y divide-separator">
        {live.length === 0 ? (
          <Empty
            icon={ListPlus}
            title="No fields of your own yet"
            action={canWrite ? <Button onPress={add}>Add the first field</Button> : null}
          >
            A birthday, a favorite stylist, an allergy: give it a name and a kind, and everybody writes it the
            same way.
          </Empty>
        ) : (
          live.map((field) => (
            <FieldRow
              key={field.id}
              field={field}
              used={usedWords(used(field.key), data.is_sample)}
              onEdit={canWrite ? () => setTarget({ field, start: null }) : null}
            />
          ))
        )}
      </Panel>
      {unnamed.length > 0 ? (
        <section aria-labelledby="unnamed-title">
          <h2 id="unnamed-title" className="font-semibold tracking-tight">
            In use without a name
          </h2>
          <p className="mt-1 mb-3 text-sm text-muted">
            These came by import or API. Name one, and its values are checked and easy to filter by.
          </p>
          <Panel className="divide-y divide-separator">
            {unnamed.map((one) => (
              <div key={one.key} className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5">
                <div className="min-w-0 flex-1">
                  <code className="block truncate text-sm">{one.key}</code>
                  <p className="text-sm text-muted">
                    {usedWords(one.contacts, data.is_sample)}, looks like{" "}
                    {kindWords[one.kind].label.toLowerCase()}
                  </p>
                </div>
                {canWrite ? (
                  <Button
                    size="sm"
                    variant="tertiary"
                    onPress={() =>
                      setTarget({
                        field: null,
                        start: { key: one.key, label: fieldWords(one.key), kind: one.kind },
                      })
                    }
                  >
                    Name it
                  </Button>
                ) : null}
              </div>
            ))}
          </Panel>
        </section>
      ) : null}
      {archived.length > 0 ? <Archived fields={archived} canWrite={canWrite} /> : null}
      <OnDemand part={dialog} props={{ target, isOpen: target !== null, onClose: () => setTarget(null) }} />
    </SectionPage>
  );
}

const usedWords = (n: number, isSample: boolean): string =>
  n === 0
    ? "nobody has a value yet"
    : `${people(n)}${isSample ? " of the newest 20,000" : ""} ${n === 1 ? "has" : "have"} a value`;

type RowProps = { field: DefinitionView; used: string; onEdit: (() => void) | null };

function FieldRow({ field, used, onEdit }: RowProps) {
  const { archive, change } = useFieldActions();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-medium">
          <bdi className="[overflow-wrap:anywhere]">{field.label}</bdi>
          <Chip size="sm" variant="soft">
            {kindWords[field.kind].label}
          </Chip>
          {field.is_pinned ? (
            <span className="inline-flex items-center gap-1 text-xs font-normal text-muted">
              <Pin aria-hidden className="size-3" />
              in the list
            </span>
          ) : null}
        </p>
        <p className="mt-0.5 text-sm text-muted [overflow-wrap:anywhere]">
          <code>{`{{${field.key}}}`}</code> · {used}
          {field.options.length > 0 ? ` · ${listWords(field.options.slice(0, 6))}` : null}
        </p>
      </div>
      {onEdit ? (
        <div className="flex gap-1">
          <Button
            isIconOnly
            variant="ghost"
            aria-label={
              field.is_pinned ? `Take ${field.label} off the list` : `Show ${field.label} in the list`
            }
            aria-pressed={field.is_pinned}
            onPress={() => change.mutate({ field, is_pinned: !field.is_pinned })}
          >
            <Pin aria-hidden className={field.is_pinned ? "fill-current text-accent" : "text-muted"} />
          </Button>
          <Button isIconOnly variant="ghost" aria-label={`Change ${field.label}`} onPress={onEdit}>
            <Pencil aria-hidden className="text-muted" />
          </Button>
          <Button
            isIconOnly
            variant="ghost"
            aria-label={`Archive ${field.label}`}
            onPress={() => archive.mutate(field)}
          >
            <Archive aria-hidden className="text-muted" />
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Archived({ fields, canWrite }: { fields: DefinitionView[]; canWrite: boolean }) {
  const { change } = useFieldActions();
  return (
    <section aria-labelledby="archived-title">
      <h2 id="archived-title" className="mb-3 font-semibold tracking-tight">
        Archived
      </h2>
      <Panel className="divide-y divide-separator">
        {fields.map((field) => (
          <div key={field.id} className="flex min-h-14 items-center gap-4 px-5 py-2">
            <p className="min-w-0 flex-1 truncate text-muted">
              <bdi>{field.label}</bdi>
            </p>
            {canWrite ? (
              <Button size="sm" variant="ghost" onPress={() => change.mutate({ field, archived: false })}>
                <ArchiveRestore aria-hidden />
                Bring back
              </Button>
            ) : null}
          </div>
        ))}
      </Panel>
    </section>
  );
}

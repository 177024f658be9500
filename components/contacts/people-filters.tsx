"use client";

import { Button, cn, Label, TextField } from "@heroui/react";
import { ListPlus, SlidersHorizontal, X } from "lucide-react";
import Link from "next/link";
import { type ReactNode, type RefObject, useState } from "react";
import { ruleOf } from "@/components/segments/from-filters";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Choice } from "@/components/ui/choice";
import { Input } from "@/components/ui/input";
import { SearchBox } from "@/components/ui/search-box";
import type { DefinitionView } from "@/lib/contacts/attribute-values";
import {
  consentOptions,
  type Filters,
  filterWords,
  looksLikeNumber,
  noFilters,
  ruleOptions,
} from "./filters";
import { useTags } from "./use-people";

type Props = {
  filters: Filters;
  definitions: DefinitionView[];
  /** A whole number that is looked up, and stays out of the address. */
  number: string | null;
  onChange: (change: Partial<Filters>) => void;
  onNumber: (text: string | null) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  children?: ReactNode;
};

/** Whom the list shows, as words that can be changed; on a phone they unfold. */
export function PeopleFilters({
  filters,
  definitions,
  number,
  onChange,
  onNumber,
  searchRef,
  children,
}: Props) {
  const [isUnfolded, setUnfolded] = useState(false);
  const tags = useTags().data?.data ?? [];
  const chosen = [filters.tag, filters.consent, filters.field].filter((value) => value !== null).length;
  const search = (text: string) => {
    if (looksLikeNumber(text)) {
      onNumber(text);
      if (filters.q !== null) onChange({ q: null });
      return;
    }
    onNumber(null);
    onChange({ q: text || null });
  };
  const tagOptions = tags.map(({ tag }) => ({ id: tag, label: tag }));
  if (filters.tag && !tags.some(({ tag }) => tag === filters.tag))
    tagOptions.unshift({ id: filters.tag, label: filters.tag });
  return (
    <search aria-label="Find people" className="flex flex-col gap-3 border-b border-separator p-3 md:p-4">
      <div className="flex flex-wrap gap-2">
        <SearchBox
          label="Find people"
          placeholder="Name, number or last four digits"
          value={number ?? filters.q ?? ""}
          onChange={search}
          inputRef={searchRef}
          className="min-w-0 flex-1 basis-64"
        />
        <Button
          variant="tertiary"
          className="md:hidden"
          aria-expanded={isUnfolded}
          aria-controls="people-filters"
          onPress={() => setUnfolded(!isUnfolded)}
        >
          <SlidersHorizontal aria-hidden />
          {chosen > 0 ? `Filters (${chosen})` : "Filters"}
        </Button>
        {children}
        <div
          id="people-filters"
          className={cn(
            "grid basis-full grid-cols-1 gap-2 md:flex md:basis-auto",
            !isUnfolded && "max-md:hidden",
          )}
        >
          <Choice
            label="Tag"
            anything="Any tag"
            value={filters.tag}
            options={tagOptions}
            onChange={(tag) => onChange({ tag })}
            className="md:w-36"
          />
          <Choice
            label="Consent"
            anything="Any consent"
            value={filters.consent}
            options={consentOptions}
            onChange={(consent) => onChange({ consent })}
            className="md:w-44"
          />
          {definitions.length > 0 ? (
            <Choice
              label="Field"
              anything="Any field"
              value={filters.field}
              options={definitions.map(({ key, label }) => ({ id: key, label }))}
              onChange={(field) => onChange({ field, rule: null, value: null })}
              className="md:w-36"
            />
          ) : null}
        </div>
      </div>
      <FieldRule filters={filters} definitions={definitions} onChange={onChange} />
      <Summary filters={filters} definitions={definitions} onClear={() => onChange(noFilters)} />
    </search>
  );
}

type RuleProps = Pick<Props, "filters" | "definitions" | "onChange">;

/** "Visits is at least 3": a field, how it is compared, and with what. */
function FieldRule({ filters, definitions, onChange }: RuleProps) {
  const field = definitions.find((one) => one.key === filters.field);
  if (!field) return null;
  const rules = ruleOptions(field.kind);
  const choices =
    field.kind === "boolean"
      ? [
          { id: "true", label: "Yes" },
          { id: "false", label: "No" },
        ]
      : field.options.map((id) => ({ id, label: id }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-muted">{field.label}</span>
      <Choice
        label="How to compare"
        anything="is"
        value={filters.rule}
        options={rules.filter((rule) => rule.id !== "is")}
        onChange={(rule) => onChange({ rule })}
        className="w-40"
      />
      {filters.rule === "any" ? null : choices.length > 0 ? (
        <Choice
          label="Value"
          anything="Choose"
          value={filters.value}
          options={choices}
          onChange={(value) => onChange({ value })}
          className="w-44"
        />
      ) : (
        <TextField
          variant="secondary"
          value={filters.value ?? ""}
          onChange={(value) => onChange({ value: value || null })}
          className="w-44"
        >
          <Label className="sr-only">{field.label}</Label>
          <Input
            type={field.kind === "date" ? "date" : "text"}
            inputMode={field.kind === "number" ? "decimal" : undefined}
            placeholder={field.kind === "number" ? "3" : "Value"}
          />
        </TextField>
      )}
    </div>
  );
}

type SummaryProps = Pick<Props, "filters" | "definitions"> & { onClear: () => void };

function Summary({ filters, definitions, onClear }: SummaryProps) {
  const { may, path } = useWorkspace();
  const words = filterWords(filters, definitions);
  if (words.length === 0) return null;
  const rule = may("segments:write") ? ruleOf(filters, definitions) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
      <span>
        Showing: <bdi className="text-foreground">{words.join(" · ")}</bdi>
      </span>
      <Button size="sm" variant="ghost" onPress={onClear} className="h-7 px-2 max-md:h-11">
        <X aria-hidden />
        Clear filters
      </Button>
      {rule ? (
        <Link
          href={path(`/segments/new?rule=${encodeURIComponent(JSON.stringify(rule))}`)}
          className="button button--sm button--ghost h-7 px-2 max-md:h-11"
        >
          <ListPlus aria-hidden />
          Save as segment
        </Link>
      ) : null}
    </div>
  );
}

"use client";

import { Chip } from "@heroui/react";
import { OptionList } from "@/components/ui/option-list";
import { variableLabel } from "@/lib/templates/variables";
import type { Copy } from "../draft";
import { sampleWords, segmentWords } from "../words";

type Props = {
  copies: Copy[];
  chosen: string;
  /** With pictures everybody's copy costs the same. */
  hasPicture: boolean;
  onChoose: (kind: string) => void;
};

/** The same text for different people: who pays more, and who would not get it at all. */
export function SampleList({ copies, chosen, hasPicture, onChoose }: Props) {
  const least = Math.min(
    ...copies.filter(({ missing }) => missing.length === 0).map(({ count }) => count.segments),
  );
  return (
    <OptionList
      label="Preview as"
      options={copies.map((copy) => ({
        id: copy.person.kind,
        face: <Face copy={copy} least={least} hasPicture={hasPicture} />,
      }))}
      chosen={chosen}
      onChoose={onChoose}
      className="gap-0.5"
    />
  );
}

type FaceProps = { copy: Copy; least: number; hasPicture: boolean };

const Face = ({ copy, least, hasPicture }: FaceProps) => (
  <>
    <span className="min-w-0 flex-1">
      <span className="block truncate text-sm font-medium">
        <bdi>{copy.person.name ?? "No name"}</bdi>
      </span>
      <span className="block truncate text-xs text-muted">
        {copy.person.phone === null && copy.person.kind !== "nameless" ? "Example: " : ""}
        {sampleWords[copy.person.kind].hint}
      </span>
    </span>
    {copy.count.segments > 0 && !(hasPicture && copy.missing.length === 0) ? (
      <Outcome copy={copy} least={least} />
    ) : null}
  </>
);

function Outcome({ copy: { missing, count }, least }: { copy: Copy; least: number }) {
  const [first] = missing;
  if (first !== undefined) {
    return (
      <Chip color="default" variant="soft" className="shrink-0 py-0.5">
        <Chip.Label>No {variableLabel(first).toLowerCase()}</Chip.Label>
      </Chip>
    );
  }
  return (
    <Chip
      color={count.segments > least ? "warning" : "default"}
      variant="soft"
      className="shrink-0 py-0.5 tabular-nums"
    >
      <Chip.Label>{segmentWords(count.segments)}</Chip.Label>
    </Chip>
  );
}

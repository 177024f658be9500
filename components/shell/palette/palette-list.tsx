"use client";

import { Header, Kbd, ListBox } from "@heroui/react";
import { Moment } from "@/components/ui/moment";
import type { Group, Line } from "./lines";

type Props = {
  groups: Group[];
  onChoose: (line: Line) => void;
  isSearching: boolean;
  failure: string | null;
};

export function PaletteList({ groups, onChoose, isSearching, failure }: Props) {
  const lines = new Map(groups.flatMap((group) => group.lines.map((line) => [line.id, line])));
  return (
    <>
      {failure ? (
        <p role="alert" className="px-5 pt-3 text-sm text-danger">
          {failure}
        </p>
      ) : null}
      <ListBox
        aria-label="What fits"
        selectionMode="none"
        onAction={(key) => {
          const line = lines.get(String(key));
          if (line) onChoose(line);
        }}
        className="max-h-[min(26rem,60dvh)] overflow-y-auto p-2"
        renderEmptyState={() => (
          <p className="px-3 py-10 text-center text-sm text-muted">
            {isSearching ? "Looking…" : "Nothing fits. Try a name, the last four digits, or words of a text."}
          </p>
        )}
      >
        {groups.map(({ title, lines: rows }) => (
          <ListBox.Section key={title} id={title}>
            <Header className="px-3 pt-2 pb-1 text-xs font-medium text-muted">{title}</Header>
            {rows.map((line) => (
              <ListBox.Item
                key={line.id}
                id={line.id}
                textValue={line.title}
                className="min-h-10 gap-3 rounded-xl px-3 max-md:min-h-11"
              >
                <Row line={line} />
              </ListBox.Item>
            ))}
          </ListBox.Section>
        ))}
      </ListBox>
    </>
  );
}

function Row({ line }: { line: Line }) {
  return (
    <>
      <line.icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1 truncate">
        <bdi>{line.title}</bdi>
      </span>
      {line.hint ? (
        <span className="max-w-[45%] shrink-0 truncate text-sm text-muted tabular-nums">{line.hint}</span>
      ) : null}
      {line.at ? (
        <Moment at={line.at} className="shrink-0 text-xs text-muted tabular-nums max-sm:hidden" />
      ) : null}
      {line.keys ? (
        <span aria-hidden className="flex shrink-0 gap-1 max-md:hidden">
          {line.keys.split(" ").map((key) => (
            <Kbd key={key} className="h-5 min-w-5 text-[0.6875rem]">
              <Kbd.Content>{key}</Kbd.Content>
            </Kbd>
          ))}
        </span>
      ) : null}
    </>
  );
}

"use client";

import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { variableLabel } from "@/lib/templates/variables";
import type { Copy } from "../draft";
import { Phone } from "./phone";
import { SampleList } from "./sample-list";

type Props = {
  copies: Copy[];
  copy: Copy;
  pictures: readonly string[];
  onChoose: (kind: string) => void;
};

/** The text on a phone, for one person or another. */
export function Preview({ copies, copy, pictures, onChoose }: Props) {
  const { name } = useWorkspace();
  const isEmpty = copy.body.trim() === "";
  return (
    <section aria-label="Preview" className="space-y-4">
      <Phone
        business={name}
        // With pictures a text travels whole: there are no segments to show.
        parts={isEmpty ? [] : pictures.length > 0 ? [copy.body] : copy.count.parts}
        pictures={pictures}
      />
      {copy.missing.length > 0 ? (
        <Notice tone="wait" title={`${copy.missing.map(variableLabel).join(" and ")} is not known.`}>
          This person would not get the text until somebody says what to write there.
        </Notice>
      ) : null}
      <div>
        <h2 className="mb-1.5 px-2 text-xs font-medium text-muted">Preview as</h2>
        <SampleList
          copies={copies}
          chosen={copy.person.kind}
          hasPicture={pictures.length > 0}
          onChoose={onChoose}
        />
      </div>
    </section>
  );
}

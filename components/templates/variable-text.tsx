import { cn } from "@heroui/react";
import { parseBody } from "@/lib/templates/placeholders";
import { variableLabel } from "@/lib/templates/variables";

type Props = { text: string; chipClassName?: string };

/** A template's text with its variables as small labels. */
export function VariableText({ text, chipClassName }: Props) {
  return parseBody(text).map((part, index) =>
    part.kind === "placeholder" ? (
      <span
        key={`${index} ${part.name}`}
        className={cn("rounded-md px-1.5 py-px text-[0.92em] font-medium whitespace-nowrap", chipClassName)}
      >
        {variableLabel(part.name)}
      </span>
    ) : (
      part.text
    ),
  );
}

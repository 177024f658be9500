"use client";

import { Clock, Users } from "lucide-react";
import { type Control, useWatch } from "react-hook-form";
import { SelectField } from "@/components/ui/form/select-field";
import type { TemplateForm } from "@/lib/templates/schema";
import { purposeOptions, purposes } from "../words";

/** What the text is for, and what follows from that for the people who get it. */
export function PurposeField({ control }: { control: Control<TemplateForm> }) {
  const { who, when } = purposes[useWatch({ control, name: "category" })];
  return (
    <div>
      <SelectField control={control} name="category" label="Purpose" options={purposeOptions} />
      <dl className="mt-2.5 space-y-1.5 text-sm text-muted">
        <div className="flex gap-2">
          <dt>
            <Users aria-hidden className="mt-0.5 size-4" />
            <span className="sr-only">Who gets it</span>
          </dt>
          <dd>{who}</dd>
        </div>
        <div className="flex gap-2">
          <dt>
            <Clock aria-hidden className="mt-0.5 size-4" />
            <span className="sr-only">When</span>
          </dt>
          <dd>{when}</dd>
        </div>
      </dl>
    </div>
  );
}

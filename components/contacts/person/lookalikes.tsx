"use client";

import { Button } from "@heroui/react";
import { Merge } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import type { ContactBrief } from "@/lib/contacts/duplicates-schema";
import type { ContactView } from "@/lib/contacts/schema";
import { fullName } from "../words";
import type { MergeProps } from "./merge-dialog";
import { useLookalikes } from "./use-person";

const merging = laterPart<MergeProps>(async () => (await import("./merge-dialog")).MergeDialog);

/** Somebody with the same address or name: looked at side by side, merged with a way back. */
export function Lookalikes({ person }: { person: ContactView }) {
  const { may } = useWorkspace();
  const { data } = useLookalikes(person.id);
  const [other, setOther] = useState<ContactBrief | null>(null);
  const alike = data?.data ?? [];
  if (alike.length === 0 || !may("contacts:write")) return null;
  return (
    <section aria-label="Possible duplicates" className="mb-6 space-y-2">
      {alike.slice(0, 3).map(({ reason, contacts: [one] }) =>
        one ? (
          <Notice
            key={one.id}
            tone="wait"
            title={
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
                <span>
                  <bdi>{fullName(one) ?? one.email}</bdi> ({one.phone}) has{" "}
                  {reason === "same_email" ? "the same e-mail address" : "the same name"}.
                </span>
                <Button size="sm" variant="secondary" onPress={() => setOther(one)}>
                  <Merge aria-hidden />
                  Look closer
                </Button>
              </span>
            }
          />
        ) : null,
      )}
      <OnDemand
        part={merging}
        props={{ person, other, isOpen: other !== null, onClose: () => setOther(null) }}
      />
    </section>
  );
}

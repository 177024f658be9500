"use client";

import { Button } from "@heroui/react";
import { SaveBar } from "@/components/ui/form/save-bar";
import { Notice } from "@/components/ui/notice";
import { auditDeed } from "@/lib/workspaces/audit-sentence";
import type { Rival } from "./use-settings-form";

type Props = {
  kit: {
    isSaving: boolean;
    isDirty: boolean;
    problem: { code: string; message: string } | null;
    rival: Rival | null;
    takeTheirs: () => void;
  };
};

/** The end of a settings form; when somebody else set the same fields first, the choice between the two. */
export function SettingsBar({ kit }: Props) {
  const { rival } = kit;
  return (
    <>
      {rival ? (
        <Notice tone="wait" title="Somebody else saved these settings meanwhile" role="alert">
          <p>
            They {theirDeed(rival)} What you typed is still here: save it over theirs, or take theirs instead.
          </p>
          <Button size="sm" variant="secondary" className="mt-3 max-md:h-11" onPress={kit.takeTheirs}>
            Take theirs
          </Button>
        </Notice>
      ) : null}
      <SaveBar
        label={rival ? "Save mine over theirs" : "Save"}
        isSaving={kit.isSaving}
        isDisabled={!kit.isDirty}
        problem={kit.problem?.code === "workspace_changed" ? null : (kit.problem?.message ?? null)}
      />
    </>
  );
}

const theirDeed = ({ before, after }: Rival): string =>
  auditDeed({
    actor: { name: "" },
    verb: "workspace.updated",
    subject_type: "workspace",
    subject_id: null,
    before,
    after,
  });

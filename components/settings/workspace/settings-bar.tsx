"use client";

import { Button } from "@heroui/react";
import { SaveBar } from "@/components/ui/form/save-bar";
import { Notice } from "@/components/ui/notice";

type Props = {
  kit: {
    isSaving: boolean;
    isDirty: boolean;
    isStale: boolean;
    problem: { message: string } | null;
    reload: () => Promise<void>;
  };
};

/** The end of a settings form; when somebody else saved first, the way to see what they did. */
export function SettingsBar({ kit }: Props) {
  return (
    <>
      {kit.isStale ? (
        <Notice tone="wait" title="Somebody else saved these settings meanwhile" role="alert">
          <p>Nothing of theirs was overwritten. Look at what is set now, then make your change again.</p>
          <Button size="sm" variant="secondary" className="mt-3" onPress={() => void kit.reload()}>
            Show what is set now
          </Button>
        </Notice>
      ) : null}
      <SaveBar
        label="Save"
        isSaving={kit.isSaving}
        isDisabled={!kit.isDirty}
        problem={kit.isStale ? null : (kit.problem?.message ?? null)}
      />
    </>
  );
}

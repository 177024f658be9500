"use client";

import { Switch } from "@heroui/react";

type Props = { isSelected: boolean; onChange: (isSelected: boolean) => void };

/** Shows what was put away instead of what is in use. */
export const ArchivedSwitch = ({ isSelected, onChange }: Props) => (
  <Switch isSelected={isSelected} onChange={onChange} className="justify-center self-center md:ml-auto">
    <Switch.Content>
      <Switch.Control>
        <Switch.Thumb />
      </Switch.Control>
      Archived
    </Switch.Content>
  </Switch>
);

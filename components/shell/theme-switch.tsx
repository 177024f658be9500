"use client";

import { ToggleButton, ToggleButtonGroup, useIsHydrated } from "@heroui/react";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";

const themes = [
  { id: "light", label: "Light", icon: Sun },
  { id: "system", label: "Like this device", icon: Monitor },
  { id: "dark", label: "Dark", icon: Moon },
] as const;

/** Light, dark, or as the device says. */
export function ThemeSwitch({ size = "sm" }: { size?: "sm" | "lg" }) {
  const { theme, setTheme } = useTheme();
  const isHydrated = useIsHydrated();
  return (
    <ToggleButtonGroup
      aria-label="Colors"
      size={size}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={isHydrated && theme ? [theme] : []}
      onSelectionChange={(keys) => {
        for (const key of keys) setTheme(String(key));
      }}
    >
      {themes.map(({ id, label, icon: Icon }) => (
        <ToggleButton key={id} id={id} isIconOnly aria-label={label}>
          <Icon aria-hidden className="size-4" />
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

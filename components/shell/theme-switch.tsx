"use client";

import { useIsHydrated } from "@heroui/react";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Segmented } from "@/components/ui/segmented";

const themes = [
  { id: "light", name: "Light", face: <Sun aria-hidden className="size-4" /> },
  { id: "system", name: "Like this device", face: <Monitor aria-hidden className="size-4" /> },
  { id: "dark", name: "Dark", face: <Moon aria-hidden className="size-4" /> },
] as const;

/** Light, dark, or as the device says. */
export function ThemeSwitch({ size = "sm" }: { size?: "sm" | "lg" }) {
  const { theme, setTheme } = useTheme();
  const isHydrated = useIsHydrated();
  return (
    <Segmented
      label="Colors"
      size={size}
      isIconOnly
      options={themes}
      chosen={themes.find(({ id }) => isHydrated && id === theme)?.id ?? null}
      onChoose={setTheme}
    />
  );
}

"use client";

import { TextFieldContext } from "@heroui/react";
import { inputVariants } from "@heroui/styles";
import { type ComponentProps, use } from "react";
import { Input as Field } from "react-aria-components/Input";

type Props = Omit<ComponentProps<typeof Field>, "className"> & { className?: string };

/**
 * HeroUI's input. HeroUI's own looks for a combo box around it, and so brings the combo box, its list and its overlay
 * (60 kB) to every page with a field; inside a `ComboBox` take HeroUI's.
 */
export function Input({ className, ...props }: Props) {
  const { variant } = use(TextFieldContext);
  return <Field data-slot="input" className={inputVariants({ variant, className })} {...props} />;
}

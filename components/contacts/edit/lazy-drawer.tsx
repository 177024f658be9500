"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import type { PersonDrawer as Drawer } from "./person-drawer";

const Loaded = dynamic(() => import("./person-drawer").then((module) => module.PersonDrawer), { ssr: false });

/** The drawer with its numbering plans, fetched when somebody opens it: lists must not carry it. */
export function PersonDrawer(props: ComponentProps<typeof Drawer>) {
  return props.isOpen ? <Loaded {...props} /> : null;
}

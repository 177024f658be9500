"use client";

import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import type { BookingDialog as Dialog } from "./booking-dialog";
import type { BookingDrawer as Drawer } from "./booking-drawer";
import type { WaitlistDrawer as Waitlist } from "./waitlist/waitlist-drawer";

const LoadedDialog = dynamic(() => import("./booking-dialog").then((module) => module.BookingDialog), {
  ssr: false,
});
const LoadedDrawer = dynamic(() => import("./booking-drawer").then((module) => module.BookingDrawer), {
  ssr: false,
});

const LoadedWaitlist = dynamic(
  () => import("./waitlist/waitlist-drawer").then((module) => module.WaitlistDrawer),
  {
    ssr: false,
  },
);

/** They are fetched when somebody opens them: pages that only list visits must not carry them. */
export const BookingDialog = (props: ComponentProps<typeof Dialog>) => <LoadedDialog {...props} />;
export const BookingDrawer = (props: ComponentProps<typeof Drawer>) =>
  props.bookingId === null ? null : <LoadedDrawer {...props} />;
export const WaitlistDrawer = (props: ComponentProps<typeof Waitlist>) =>
  props.isOpen ? <LoadedWaitlist {...props} /> : null;

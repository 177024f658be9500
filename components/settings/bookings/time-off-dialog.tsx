"use client";

import type { ResourceView } from "@/lib/bookings/setup-schema";
import { Dialog } from "../dialog";
import { Closures } from "./closures";

/** When one person is away, or one table cannot be used. */
export const TimeOffDialog = ({ resource, onClose }: { resource: ResourceView; onClose: () => void }) => (
  <Dialog title={`Time off: ${resource.name}`} isOpen onClose={onClose}>
    <Closures resourceId={resource.id} />
  </Dialog>
);

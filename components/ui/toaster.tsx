"use client";

import { Toast } from "@heroui/react";

export { toast } from "@heroui/react";

/** Where what was done is said. At the top: below, it would lie over Save and the bottom bar. */
export const Toasts = () => <Toast.Provider placement="top" className="max-md:top-16" />;

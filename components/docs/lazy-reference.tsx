"use client";

import dynamic from "next/dynamic";

/** Loaded in the browser only: it draws into the page's own elements and would only slow the server. */
export const LazyReference = dynamic(() => import("./reference"), {
  ssr: false,
  loading: () => <p className="p-8">Loading the API reference …</p>,
});

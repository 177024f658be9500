"use client";

import { ApiReferenceReact } from "@scalar/api-reference-react";
import "@scalar/api-reference-react/style.css";

/** The reference of the REST API. Everything is bundled: no font, script, proxy or count goes to anybody else. */
export default function Reference() {
  return (
    <ApiReferenceReact
      configuration={{
        url: "/api/v1/openapi.json",
        withDefaultFonts: false,
        telemetry: false,
        agent: { disabled: true },
        showDeveloperTools: "never",
        hideClientButton: true,
        persistAuth: false,
        hideModels: true,
        customCss: ":root { --scalar-font: var(--font-geist-sans), system-ui, sans-serif; }",
      }}
    />
  );
}

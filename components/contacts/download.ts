"use client";

import { ApiProblem } from "@/components/shell/api";

/** Fetches a file of the API with the session and hands it to the browser to save. */
export async function download(workspaceId: number, path: string, fileName: string): Promise<void> {
  const response = await fetch(`/api/v1${path}`, {
    headers: { "X-Workspace-Id": String(workspaceId) },
  }).catch(() => null);
  if (!response?.ok)
    throw new ApiProblem({
      status: response?.status ?? 0,
      code: "download_failed",
      detail:
        response?.status === 403
          ? "You may not export this."
          : "The file could not be made. Check the connection and try again.",
    });
  saveBlob(await response.blob(), fileName);
}

/** Hands a file that was made here to the browser to save. */
export function saveBlob(blob: Blob, fileName: string): void {
  const address = URL.createObjectURL(blob);
  saveAddress(address, fileName);
  // The browser reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const saveAddress = (address: string, fileName: string): void =>
  Object.assign(document.createElement("a"), { href: address, download: fileName }).click();

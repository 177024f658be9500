import type { ThreadMessage } from "@/lib/inbox/conversations-schema";

/** What a browser shows and cannot run; the server decides the same by the file's first bytes. */
const shown = /^(image\/(jpeg|png|gif|webp)|audio\/(mpeg|ogg|mp4|amr)|video\/(mp4|3gpp))$/;

export type FileKind = "picture" | "sound" | "film" | "other";

/** How a file of this type is shown; anything that could be a program is only saved. */
export function fileKind(type: string): FileKind {
  if (!shown.test(type)) return "other";
  if (type.startsWith("image/")) return "picture";
  return type.startsWith("audio/") ? "sound" : "film";
}

const words: Readonly<Record<string, string>> = {
  "application/pdf": "PDF file",
  "text/vcard": "Contact card",
  "text/x-vcard": "Contact card",
  "text/calendar": "Calendar entry",
};

/** "PDF file", "Contact card", "File". */
export const fileWords = (type: string): string => words[type] ?? "File";

/** What the provider said each file of a text is; older texts do not say, and most of those are pictures. */
export function typesOf({ media_urls, metadata }: Pick<ThreadMessage, "media_urls" | "metadata">): string[] {
  const told = metadata?.media_types;
  return media_urls.map((_, index) => {
    const type: unknown = Array.isArray(told) ? told[index] : null;
    return typeof type === "string" && type !== "" ? type.toLowerCase() : "image/jpeg";
  });
}

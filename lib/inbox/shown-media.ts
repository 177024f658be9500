type Shown = { type: string; name: string };
type Kind = Shown & { begins: (head: Buffer) => boolean };

const starts =
  (...marks: string[]) =>
  (head: Buffer) =>
    marks.some((mark) => head.toString("latin1", 0, mark.length) === mark);
const holds = (offset: number, mark: string) => (head: Buffer) =>
  head.toString("latin1", offset, offset + mark.length) === mark;

/** What a browser can show that runs nothing. SVG, HTML and PDF are not among them: they are programs. */
const kinds: readonly Kind[] = [
  { type: "image/jpeg", name: "picture.jpg", begins: starts("\xff\xd8\xff") },
  { type: "image/png", name: "picture.png", begins: starts("\x89PNG\r\n\x1a\n") },
  { type: "image/gif", name: "picture.gif", begins: starts("GIF87a", "GIF89a") },
  {
    type: "image/webp",
    name: "picture.webp",
    begins: (head) => starts("RIFF")(head) && holds(8, "WEBP")(head),
  },
  { type: "audio/mpeg", name: "sound.mp3", begins: starts("ID3", "\xff\xfb", "\xff\xf3", "\xff\xf2") },
  { type: "audio/ogg", name: "sound.ogg", begins: starts("OggS") },
  { type: "audio/mp4", name: "sound.m4a", begins: holds(4, "ftyp") },
  { type: "audio/amr", name: "sound.amr", begins: starts("#!AMR") },
  { type: "video/mp4", name: "film.mp4", begins: holds(4, "ftyp") },
  { type: "video/3gpp", name: "film.3gp", begins: holds(4, "ftyp3g") },
];

/** How a file may be shown, or null where it may only be saved: its header and its first bytes must say the same. Pure. */
export function shownAs(contentType: string, bytes: Buffer): Shown | null {
  const kind = kindOf(kinds, contentType, bytes);
  return kind ? { type: kind.type, name: kind.name } : null;
}

function kindOf(list: readonly Kind[], contentType: string, bytes: Buffer): Kind | undefined {
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  return list.find((one) => one.type === type && one.begins(bytes.subarray(0, 64)));
}

/** What is only saved may keep the ending that opens it in its own program; what the bytes deny, or a browser runs, none. */
const endings: readonly Kind[] = [
  { type: "application/pdf", name: "file.pdf", begins: starts("%PDF-") },
  { type: "text/vcard", name: "contact.vcf", begins: starts("BEGIN:VCARD") },
  { type: "text/x-vcard", name: "contact.vcf", begins: starts("BEGIN:VCARD") },
  { type: "text/calendar", name: "calendar.ics", begins: starts("BEGIN:VCALENDAR") },
];

/** The file as a browser may have it: what it can show is only looked at, anything else only saved. */
export function safeFile(contentType: string, bytes: Buffer): Response {
  const shown = shownAs(contentType, bytes);
  const saved = kindOf(endings, contentType, bytes)?.name ?? "file.bin";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": shown?.type ?? "application/octet-stream",
      "Content-Length": String(bytes.length),
      "Content-Disposition": shown ? `inline; filename="${shown.name}"` : `attachment; filename="${saved}"`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cross-Origin-Resource-Policy": "same-origin",
    },
  });
}

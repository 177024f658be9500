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
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  const kind = kinds.find((one) => one.type === type && one.begins(bytes.subarray(0, 64)));
  return kind ? { type: kind.type, name: kind.name } : null;
}

import { invalid, Problem } from "@/lib/errors";
import { readBytes } from "@/lib/http/read-body";
import type { PhoneFile } from "@/lib/sandbox/media";
import { LARGEST_FILE } from "@/lib/sandbox/pictures";

/** What a form adds around its file. */
const FORM_BYTES = 64 * 1024;

/** A form's fields and its `file`. @throws Problem 400 for what is no form, 413 beyond 5 MB, 422 without a file */
export async function readFileForm(
  request: Request,
): Promise<{ fields: Record<string, string>; file: PhoneFile }> {
  const bytes = await readBytes(request, LARGEST_FILE + FORM_BYTES);
  const type = request.headers.get("content-type") ?? "";
  const form = await new Response(bytes, { headers: { "Content-Type": type } }).formData().catch(() => {
    throw new Problem(400, "malformed_form", "Send a form with the file in it.");
  });
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) throw invalid("file", "file_required", "There is no file.");
  if (file.size > LARGEST_FILE)
    throw new Problem(413, "too_large", "A phone sends files of up to 5 MB. Choose a smaller one.");
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  return {
    fields: Object.fromEntries(fields),
    file: { contentType: contentType(file.type), content: Buffer.from(await file.arrayBuffer()) },
  };
}

/** What the phone calls it, where that is a type at all. */
const contentType = (told: string): string =>
  /^[a-z]+\/[a-z0-9.+-]{1,80}$/.test(told) ? told : "application/octet-stream";

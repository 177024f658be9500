"use client";

import { Button } from "@heroui/react";
import { Download } from "lucide-react";
import { saveBlob } from "../download";

const lines = [
  "First name,Last name,Mobile phone,Email,Tags,Birthday,Agreed to marketing",
  'Maria,Santos,(415) 555-0137,maria@example.com,"regular, color",1988-04-12,yes',
  "Devon,Lee,+14155550162,,new,,no",
];

/** A file that is right, to start from. */
export function TemplateFile() {
  const save = () =>
    saveBlob(new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" }), "contacts-template.csv");
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-1 text-sm text-muted">
      <p className="max-w-2xl">
        Exports of Square, Boulevard, Fresha, Vagaro, Mindbody and Toast are recognized as they are. Only the
        phone number is needed; the first line should name the columns.
      </p>
      <Button variant="tertiary" onPress={save}>
        <Download aria-hidden />
        Get a template
      </Button>
    </div>
  );
}

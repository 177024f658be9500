"use client";

import { Button, cn, ProgressBar } from "@heroui/react";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useRef, useState, useSyncExternalStore } from "react";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import { useUpload } from "./use-upload";

const never = () => () => {};
const yes = () => true;
const no = () => false;

/** Takes a file by drop or by choice, and shows how much of it has left. */
export function UploadBox() {
  const router = useRouter();
  const { upload, share, fileName, problem, stop } = useUpload((href) => router.push(href));
  const [isOver, setOver] = useState(false);
  // A file that is chosen before the page listens would be lost.
  const isListening = useSyncExternalStore(never, yes, no);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    upload([...(files ?? [])]);
    if (input.current) input.current.value = "";
  };
  const drag = (event: DragEvent, isInside: boolean) => {
    event.preventDefault();
    setOver(isInside);
  };
  return (
    <Panel
      aria-label="Upload"
      className={cn(
        "border-2 border-dashed border-border bg-surface transition-colors",
        isOver && "border-accent bg-accent-soft",
      )}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, event.currentTarget.contains(event.relatedTarget as Node | null))}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label="CSV file"
        className="sr-only"
        tabIndex={-1}
        disabled={!isListening}
        onChange={(event) => take(event.target.files)}
      />
      <div className="flex min-h-56 flex-col items-center justify-center gap-4 px-6 py-10 text-center">
        {share === null ? (
          <>
            <span className="grid size-12 place-items-center rounded-2xl bg-apricot text-apricot-foreground">
              <FileUp aria-hidden className="size-6" />
            </span>
            <div>
              <p className="font-medium">
                <span className="max-md:hidden">Drop a CSV file here, or choose one</span>
                <span className="md:hidden">Choose a CSV file</span>
              </p>
              <p className="mt-1 text-sm text-muted">Up to 100 MB. Any separator and any usual encoding.</p>
            </div>
            <Button onPress={() => input.current?.click()}>Choose a file</Button>
          </>
        ) : (
          <>
            <ProgressBar value={share * 100} className="w-full max-w-sm text-left">
              <div className="mb-2 flex justify-between gap-4 text-sm">
                <span className="truncate font-medium">{fileName}</span>
                <span className="shrink-0 tabular-nums text-muted">
                  {share < 1 ? `${Math.floor(share * 100)} %` : "Reading the rows"}
                </span>
              </div>
              <ProgressBar.Track>
                <ProgressBar.Fill />
              </ProgressBar.Track>
            </ProgressBar>
            <Button variant="ghost" onPress={stop}>
              Stop
            </Button>
          </>
        )}
        <div role="alert" className="w-full max-w-lg text-left empty:hidden">
          {problem ? <Notice tone="bad" title={problem} /> : null}
        </div>
      </div>
    </Panel>
  );
}

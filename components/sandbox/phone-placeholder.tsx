import { Smartphone } from "lucide-react";

/** Nothing open yet: what to do next. */
export function PhonePlaceholder({ hasPhones, hasSenders }: { hasPhones: boolean; hasSenders: boolean }) {
  const [title, lead] = !hasSenders
    ? ["No business number yet", "Add a sender in Settings; then its customers' phones appear here."]
    : hasPhones
      ? [
          "Pick up a phone",
          "Choose one from the list to read what it received and to answer. Several lie side by side.",
        ]
      : [
          "No phone has rung yet",
          "Send a text from Messages, or add a phone by its number and text the business first.",
        ];
  return (
    <div className="grid min-h-80 place-content-center justify-items-center gap-2 rounded-2xl border border-dashed border-border p-8 text-center md:h-full">
      <Smartphone aria-hidden className="size-9 text-muted" strokeWidth={1.5} />
      <p className="font-medium">{title}</p>
      <p className="max-w-72 text-sm text-muted">{lead}</p>
    </div>
  );
}

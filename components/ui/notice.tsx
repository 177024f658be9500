import { cn } from "@heroui/react";
import { CircleAlert, CircleCheck, Clock, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Tone = "good" | "wait" | "bad";

const looks: Record<Tone, { icon: LucideIcon; box: string; mark: string }> = {
  good: { icon: CircleCheck, box: "bg-success-soft", mark: "text-success-soft-foreground" },
  wait: { icon: Clock, box: "bg-warning-soft", mark: "text-warning-soft-foreground" },
  bad: { icon: CircleAlert, box: "bg-danger-soft", mark: "text-danger-soft-foreground" },
};

type Props = {
  tone: Tone;
  title: ReactNode;
  children?: ReactNode;
  className?: string;
  role?: "alert" | "status";
};

/** One plain sentence that stands out, with an optional second line. Tone is shown by icon and color. */
export function Notice({ tone, title, children, className, role }: Props) {
  const { icon: Icon, box, mark } = looks[tone];
  return (
    <div role={role} className={cn("flex items-start gap-3 rounded-xl px-3.5 py-3 text-sm", box, className)}>
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        <div className="font-medium text-foreground">{title}</div>
        {children ? <div className="mt-0.5 text-foreground/80">{children}</div> : null}
      </div>
    </div>
  );
}

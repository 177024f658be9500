"use client";

import { cn, Link, useIsHydrated } from "@heroui/react";
import { ArrowLeft } from "lucide-react";
import { Logo } from "@/components/shell/logo";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { ClockProvider } from "@/components/ui/clock";
import { Notice } from "@/components/ui/notice";
import { Guide } from "./guide";
import { PhoneDevice } from "./phone-device";
import { PhoneSkeleton } from "./phone-frame";
import { PhoneList } from "./phone-list";
import { PhonePlaceholder } from "./phone-placeholder";
import { useDesk } from "./use-desk";
import { usePhones } from "./use-phone";

type Props = {
  openedAt: number;
  home: { href: string; workspaceId: number | null };
  /** Workspaces whose customers the person may speak for. */
  writable: number[];
};

/** The sandbox's phones: what customers hold in their hands, and what a demonstration needs to play their part. */
export function PhonesPage({ openedAt, home, writable }: Props) {
  const timeZone = useIsHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  const { data, error } = usePhones();
  const desk = useDesk(data?.phones);
  const hasOpen = desk.ids.length > 0;
  const senders = data?.senders ?? [];
  const speakable = senders.filter(({ workspaceId }) => writable.includes(workspaceId));
  const guided = speakable.find(({ workspaceId }) => workspaceId === home.workspaceId) ?? speakable[0];
  return (
    <ClockProvider at={openedAt} timeZone={timeZone}>
      <div className="mx-auto flex min-h-dvh max-w-[112rem] flex-col px-4 pb-8 md:px-8">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-1 py-4">
          <Logo className="h-7" />
          <h1 className="text-xl leading-tight font-semibold tracking-tight">Phones</h1>
          <p className={cn("text-sm text-muted max-md:order-last", hasOpen && "max-md:hidden")}>
            A stand-in for the phone network: nothing is really sent. Read and answer as your customers would.
          </p>
          <span className="ml-auto flex items-center gap-3">
            <ThemeSwitch />
            <Link href={home.href} className="text-sm max-md:min-h-11">
              Back to Parley
            </Link>
          </span>
        </header>
        {error ? <Notice tone="bad" role="alert" title={error.message} className="mb-4" /> : null}
        <main className="flex flex-1 flex-col">
          {writable.length > 0 ? (
            <Guide sender={guided} phones={data?.phones ?? []} onOpen={desk.open} />
          ) : null}
          <div className="grid flex-1 items-start gap-6 md:grid-cols-[16rem_minmax(0,1fr)]">
            <PhoneList
              data={data}
              openIds={desk.ids}
              onOpen={desk.open}
              className={cn(hasOpen && "max-md:hidden")}
            />
            <section aria-label="Desk" className={cn("min-w-0", !hasOpen && "max-md:hidden")}>
              {data === undefined ? (
                <PhonesComing />
              ) : hasOpen ? (
                <>
                  <button
                    type="button"
                    onClick={() => desk.ids.forEach(desk.close)}
                    className="mb-1 inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-sm font-medium text-accent md:hidden"
                  >
                    <ArrowLeft aria-hidden className="size-4" />
                    All phones
                  </button>
                  <ul className="-m-2 grid gap-5 overflow-x-auto p-2 pb-8 md:auto-cols-[minmax(18.5rem,23.5rem)] md:grid-flow-col md:justify-start">
                    {desk.ids.map((id) => (
                      <li key={id} className="min-w-0">
                        <PhoneDevice id={id} senders={senders} desk={desk} writable={writable} />
                      </li>
                    ))}
                  </ul>
                </>
              ) : (
                <PhonePlaceholder hasPhones={data.phones.length > 0} hasSenders={senders.length > 0} />
              )}
            </section>
          </div>
        </main>
      </div>
    </ClockProvider>
  );
}

function PhonesComing() {
  return (
    <div className="grid gap-5 pt-12 md:grid-flow-col" aria-hidden>
      {["a", "b", "c"].map((key) => (
        <PhoneSkeleton key={key} />
      ))}
    </div>
  );
}

"use client";

import { cn, Link, useIsHydrated } from "@heroui/react";
import { ArrowLeft } from "lucide-react";
import { parseAsInteger, useQueryState } from "nuqs";
import { Logo } from "@/components/shell/logo";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { ClockProvider } from "@/components/ui/clock";
import { Notice } from "@/components/ui/notice";
import { OpenPhone } from "./open-phone";
import { PhoneList } from "./phone-list";
import { PhonePlaceholder } from "./phone-placeholder";
import { usePhones } from "./use-phone";

/** The sandbox's phones: what customers hold in their hands, and what a demonstration needs to play their part. */
export function PhonesPage({ openedAt, home }: { openedAt: number; home: string }) {
  const timeZone = useIsHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  const [openId, setOpenId] = useQueryState("phone", parseAsInteger);
  const { data, error } = usePhones();
  return (
    <ClockProvider at={openedAt} timeZone={timeZone}>
      <div className="mx-auto flex min-h-dvh max-w-[84rem] flex-col px-4 pb-8 md:px-8">
        <header className="grid grid-cols-[auto_1fr_auto_auto] items-center gap-x-3 py-4 md:gap-x-4">
          <Logo className="h-7" />
          <h1 className="truncate text-xl leading-tight font-semibold tracking-tight">Phones</h1>
          <ThemeSwitch />
          <Link href={home} className="text-sm">
            Back to Parley
          </Link>
          <p
            className={cn(
              "text-sm text-muted max-md:col-span-full max-md:mt-2 md:col-start-2",
              openId !== null && "max-md:hidden",
            )}
          >
            A stand-in for the phone network: nothing is really sent. Read and answer here as your customers
            would.
          </p>
        </header>
        {error ? <Notice tone="bad" role="alert" title={error.message} className="mb-4" /> : null}
        <main className="grid flex-1 gap-6 md:grid-cols-[19rem_minmax(0,1fr)]">
          <PhoneList
            data={data}
            openId={openId}
            onOpen={setOpenId}
            className={cn(openId !== null && "max-md:hidden")}
          />
          <section aria-label="Phone" className={cn(openId === null && "max-md:hidden")}>
            {openId === null ? (
              <PhonePlaceholder
                hasPhones={(data?.phones.length ?? 0) > 0}
                hasSenders={data === undefined || data.senders.length > 0}
              />
            ) : (
              <>
                <button
                  type="button"
                  onClick={() => setOpenId(null)}
                  className="mb-2 inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-sm font-medium text-accent md:hidden"
                >
                  <ArrowLeft aria-hidden className="size-4" />
                  All phones
                </button>
                <OpenPhone key={openId} id={openId} senders={data?.senders ?? []} />
              </>
            )}
          </section>
        </main>
      </div>
    </ClockProvider>
  );
}

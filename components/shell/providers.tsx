"use client";

import { I18nProvider, RouterProvider } from "@heroui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ComponentType, type ReactNode, useEffect, useState } from "react";
import { useWarm } from "@/components/ui/on-demand";
import { loadToaster, toasterLoaded } from "@/components/ui/toast";
import { markAlive } from "./alive";
import { ApiProblem } from "./api";

/** A refusal will not change by asking again; a lost connection may. */
const isWorthRetrying = (count: number, error: Error) =>
  count < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500);

/** What every page stands in: theme, URL state, live data, one locale for dates and numbers. */
export function Providers({ children, nonce }: { children: ReactNode; nonce: string | undefined }) {
  const router = useRouter();
  useMarkAlive();
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 1_000, retry: isWorthRetrying, refetchOnWindowFocus: true },
          // Without a connection a press fails and says so, instead of taking effect at some later moment.
          mutations: { retry: false, networkMode: "always" },
        },
      }),
  );
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
    >
      <I18nProvider locale="en-US">
        <RouterProvider navigate={(href) => router.push(href)}>
          <NuqsAdapter>
            <QueryClientProvider client={queries}>{children}</QueryClientProvider>
          </NuqsAdapter>
          <ToastShelf />
        </RouterProvider>
      </I18nProvider>
    </ThemeProvider>
  );
}

/** Stands as soon as something is said, or the page has had its time. */
function ToastShelf() {
  const [Toasts, setToasts] = useState<ComponentType | null>(null);
  useWarm(loadToaster);
  useEffect(() => {
    void toasterLoaded.then((loaded) => setToasts(() => loaded.Toasts));
  }, []);
  return Toasts ? <Toasts /> : null;
}

/** Marks the page once it answers to keys and presses. */
function useMarkAlive(): void {
  useEffect(markAlive, []);
}

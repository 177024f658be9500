"use client";

import { I18nProvider, RouterProvider, Toast } from "@heroui/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useEffect, useState } from "react";
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
          {/* At the top: below, it would lie over Save and the bottom bar. */}
          <Toast.Provider placement="top" className="max-md:top-16" />
        </RouterProvider>
      </I18nProvider>
    </ThemeProvider>
  );
}

/** Marks the page once it answers to keys and presses: until then a test, like a quick hand, would type into nothing. */
function useMarkAlive(): void {
  useEffect(() => {
    document.documentElement.dataset.alive = "";
  }, []);
}

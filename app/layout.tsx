import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Parley", template: "%s · Parley" },
  description: "Texts between a business and its customers: the right one, once, and anyone can ask why.",
  icons: { icon: "/icon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#171411" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading the nonce also makes every page render per request, which the content policy needs.
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    // The theme's class is set before hydration, so the server cannot know it.
    <html lang="en" className={GeistSans.variable} suppressHydrationWarning>
      <body className="min-h-dvh font-sans">
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  );
}

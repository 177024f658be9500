const somewhere = "http://own.invalid";

/**
 * Where to go after signing in: a path of ours, whatever was asked for. Foreign addresses in every disguise
 * (`//evil`, `/\evil`, `/.//evil`, another scheme) and pages that would lead back here become the front door.
 */
export function ownPath(wanted: unknown, origin: string): string {
  if (typeof wanted !== "string" || wanted.length > 2_000) return "/";
  const base = URL.parse(wanted)?.origin === origin ? origin : somewhere;
  const url = URL.parse(wanted, base);
  if (!url || url.origin !== base || url.pathname.startsWith("//")) return "/";
  if (/^\/(login|api)(\/|$)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}

import { env } from "@/lib/env";

/** What all short addresses of this installation begin with. */
export const linkBase = (): string => `${new URL(env().PARLEY_PUBLIC_URL).href.replace(/\/+$/, "")}/l/`;

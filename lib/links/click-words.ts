import type { ClickView } from "./queries";

const machines: Readonly<Record<NonNullable<ClickView["bot_reason"]>, string>> = {
  preview: "A machine drew a preview of",
  prefetch: "A browser looked ahead at",
  head: "A machine checked",
  no_agent: "A machine that does not say what it is opened",
  scanner: "A machine that reads links opened",
  too_soon: "A machine opened, faster than anybody reads,",
};

/** "Maria opened the link to juniper.example/book." @param name whose text it is, null where nobody knows. Pure. */
export function clickSentence({ target, bot_reason }: ClickView, name: string | null): string {
  const who = bot_reason === null ? `${name ?? "Somebody"} opened` : machines[bot_reason];
  return `${who} the link to ${shortTarget(target)}.`;
}

const LONGEST = 60;

/** An address as people say it: without https:// and what follows the question mark. */
export function shortTarget(target: string): string {
  const { host, pathname } = new URL(target);
  const said = `${host.replace(/^www\./, "")}${pathname.replace(/\/$/, "")}`;
  return said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said;
}

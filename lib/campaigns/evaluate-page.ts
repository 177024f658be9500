import { byKey, type Tx } from "@/db/client";
import type { Category, Channel, Encoding } from "@/db/enums";
import { billedSegments, estimateCurrency, estimateMicros } from "@/lib/billing/estimate";
import { zonesFor } from "@/lib/consent/recipient-zones";
import { mapGently } from "@/lib/gently";
import type { Placed } from "@/lib/links/shorten";
import { mediaOn } from "@/lib/messages/fit-media";
import type { Verdict } from "@/lib/messages/gate";
import { gateFacts } from "@/lib/messages/gate-facts";
import type { FilledContent } from "@/lib/templates/contents";
import { resolveVariables } from "@/lib/templates/render";
import { assign } from "./assign";
import { type CompiledText, compileText } from "./compiled-text";
import { type Due, dueMoment, type Timing } from "./due-moment";
import { type Basis, type Option, optionsFor } from "./options";
import { type Person, readPeople } from "./people";
import { type Plan, type PlanVariant, timingOf } from "./plan";
import { chooseOption, type Draft, type Judge, rule } from "./ruling";

/** What a campaign means for one person at one moment. */
export type Evaluated = {
  contactId: number;
  phoneIdx: string;
  phoneLast4: string;
  country: string | null;
  name: string | null;
  variant: number;
  wave: 1 | 2;
  channel: Channel;
  status: "pending" | "excluded" | "held_out";
  /** Why not, or what it waits for: a code of the gate. */
  reason: string | null;
  /** The inputs of that verdict. */
  facts: Record<string, unknown> | null;
  /** Null for who gets nothing. */
  body: string | null;
  /** Short addresses in it, whose codes are not drawn yet. */
  links: readonly Placed[];
  /** Pictures that go with it. */
  mediaUrls: string[];
  encoding: Encoding;
  segments: number;
  costMicros: number;
  currency: string;
  senderId: number | null;
  /** WhatsApp's approved template; for a text by SMS the one of its fallback. */
  content: FilledContent | null;
  fallbackChannel: Channel | null;
  dueAt: Date;
  sendBefore: Date | null;
  templateId: number;
  templateVersion: number;
  category: Category;
  /** What the gate said, check by check; null where there is no sender to ask it for. */
  verdict: Verdict | null;
};

/** An evaluation with what it was made of, for who explains it. */
export type Looked = { result: Evaluated; person: Person; text: CompiledText; resolve: Resolve };
export type Resolve = (name: string) => string | undefined;

/**
 * Judges a page of people for a campaign: which variant and channel, what their text says and costs, when it is due,
 * and what the gate says. One read of the people, one of their ledgers, one of their recent texts, whatever their
 * number. Dry run, launch and feed all ask here, so that what was promised is what happens.
 * @returns in the order of the ids, without ids of nobody.
 */
export const evaluatePage = (tx: Tx, plan: Plan, contactIds: number[], at: Date): Promise<Evaluated[]> =>
  lookAt(tx, plan, contactIds, at, ({ result }) => result);

/** The same, keeping of each result, and of the person and the text behind it, what `keep` makes of them. */
export const lookAt = <Kept>(
  tx: Tx,
  plan: Plan,
  contactIds: number[],
  at: Date,
  keep: (looked: Looked) => Kept,
): Promise<Kept[]> =>
  byKey(tx, async () => {
    const people = await readPeople(tx, plan.workspace, contactIds, asksAttributes(plan));
    const context = contextOf(plan, at);
    const drafts = await mapGently(people, (person) => draftFor(context, person));
    const subjects = drafts.flatMap(({ options }) => options.map(({ subject }) => subject));
    const judge = await gateFacts(tx, plan.workspace, subjects);
    return mapGently(drafts, (draft) => keep(finish(context, draft, judge)));
  });

type Context = {
  plan: Plan;
  at: Date;
  /** What the business fills in, the same for everybody. */
  ofWorkspace: Resolve;
  dues: Map<string, Due>;
  timings: Map<Category, Timing>;
};
type Prepared = Draft & { variant: PlanVariant; resolve: Resolve };

function contextOf(plan: Plan, at: Date): Context {
  const known = new Map<string, string | undefined>();
  const read = resolveVariables({ workspace: plan.workspace });
  const ofWorkspace: Resolve = (name) => {
    if (!known.has(name)) known.set(name, read(name));
    return known.get(name);
  };
  const timings = new Map(plan.variants.map(({ category }) => [category, timingOf(plan, category, at)]));
  return { plan, at, ofWorkspace, dues: new Map(), timings };
}

function draftFor(context: Context, person: Person): Prepared {
  const { plan } = context;
  const { campaign } = plan;
  const assignment = assign(campaign.id, person.phoneIdx, plan.shares);
  const variant = plan.variants[assignment.variant];
  if (!variant) throw new Error("a campaign without a text");
  const own = resolveVariables({ request: campaign.variables, contact: person });
  const resolve: Resolve = (name) => own(name) ?? context.ofWorkspace(name);
  const due = dueFor(context, person, variant.category);
  const basis: Basis = {
    messageId: null,
    category: variant.category,
    purpose: "message",
    contactId: person.id,
    phoneIndexes: person.phoneIndexes,
    phoneIdx: person.phoneIdx,
    timeZone: person.timeZone,
    country: person.country,
    sendBefore: due.ok ? due.sendBefore : campaign.sendBefore,
    erased: person.erased,
    campaign: campaign,
  };
  return {
    person,
    assignment,
    variant,
    resolve,
    due,
    options: optionsFor(plan, variant, person, resolve, basis),
  };
}

/** Everybody of the same possible zones has the same moment, so it is worked out once. */
function dueFor(context: Context, person: Person, category: Category): Due {
  const key = `${category}|${person.timeZone ?? ""}|${person.country ?? ""}`;
  let due = context.dues.get(key);
  if (!due) {
    const timing = context.timings.get(category) ?? timingOf(context.plan, category, context.at);
    const { timeZone, country } = person;
    const zones = zonesFor({ timeZone, country, workspaceTimeZone: context.plan.workspace.timeZone });
    due = dueMoment(timing, context.at, zones);
    context.dues.set(key, due);
  }
  return due;
}

function finish(context: Context, draft: Prepared, judge: Judge): Looked {
  const { plan } = context;
  const { person, assignment, variant, due, resolve } = draft;
  const { option, verdict } = chooseOption(plan, draft, judge);
  const { channel, sender, filled, text, content } = option;
  const ruling = rule(draft, option, verdict);
  const standIn = standInFor(plan, draft, channel);
  const gets = ruling.status === "pending" && filled.ok;
  const mediaUrls = content ? [] : mediaOn(channel, variant.mediaUrls);
  const segments = filled.ok ? billedSegments(filled.segments, mediaUrls.length) : 0;
  const deferredUntil = verdict?.until ? new Date(verdict.until) : null;
  const result: Evaluated = {
    contactId: person.id,
    phoneIdx: person.phoneIdx,
    phoneLast4: person.phoneLast4,
    country: person.country,
    name: [person.firstName, person.lastName].filter(Boolean).join(" ") || null,
    variant: variant.position,
    wave: assignment.wave,
    channel,
    ...ruling,
    body: gets ? filled.body : null,
    links: gets ? filled.links : [],
    mediaUrls: gets ? mediaUrls : [],
    encoding: filled.ok ? filled.encoding : "GSM-7",
    segments: gets ? segments : 0,
    costMicros: gets
      ? estimateMicros({ channel, country: person.country, segments, media: mediaUrls.length })
      : 0,
    currency: estimateCurrency,
    senderId: sender?.id ?? null,
    content: content ?? standIn?.content ?? null,
    fallbackChannel: standIn?.channel ?? null,
    dueAt: deferredUntil ?? due.dueAt,
    sendBefore: due.ok ? due.sendBefore : plan.campaign.sendBefore,
    templateId: variant.templateId,
    templateVersion: variant.version,
    category: variant.category,
    verdict,
  };
  return { result, person, text, resolve };
}

/** The other channel of the campaign, where it could carry the text if the chosen one turns out not to. */
function standInFor({ campaign }: Plan, { options }: Draft, chosen: Channel): Option | undefined {
  const { fallbackChannel } = campaign;
  if (fallbackChannel === null || fallbackChannel === chosen) return undefined;
  return options.find(({ channel, sender, filled }) => channel === fallbackChannel && sender && filled.ok);
}

/** Attributes are large and parsed one by one; a text whose words are all given needs none. */
function asksAttributes({ variants, campaign }: Plan): boolean {
  return variants.some(({ body, bodies }) =>
    [body, ...Object.values(bodies)].some((text) =>
      compileText(text).parts.some(
        (part) => part.kind === "placeholder" && !Object.hasOwn(campaign.variables, part.name),
      ),
    ),
  );
}

import type { CampaignView } from "../../../lib/campaigns/schema";

export type Variant = { template_id: number; weight: number };

/** What a person decides about a campaign, as it travels to the API. */
export type Choices = Pick<
  CampaignView,
  | "name"
  | "segment_id"
  | "exclude_segment_id"
  | "channel"
  | "fallback_channel"
  | "variables"
  | "send_at"
  | "local_time"
  | "send_before"
  | "if_late"
  | "throttle_per_second"
  | "not_marketed_within_days"
  | "skip_open_conversations"
  | "hold_out_percent"
  | "first_wave_percent"
  | "first_wave_minutes"
  | "limits"
  | "shorten_links"
  | "link_days"
> & { template_id: number | null; variants: Variant[] };

/** What a campaign is until somebody says otherwise; the API's own defaults. */
export const noChoices: Choices = {
  name: "",
  template_id: null,
  segment_id: null,
  exclude_segment_id: null,
  channel: null,
  fallback_channel: null,
  variables: {},
  send_at: null,
  local_time: null,
  send_before: null,
  if_late: "cancel",
  throttle_per_second: null,
  not_marketed_within_days: null,
  skip_open_conversations: false,
  hold_out_percent: 0,
  first_wave_percent: 5,
  first_wave_minutes: 15,
  limits: { filtered_percent: 3, failed_percent: 15, opt_out_percent: 3 },
  shorten_links: false,
  link_days: 30,
  variants: [],
};

/** The decisions of a stored draft. */
export function choicesOf(campaign: CampaignView): Choices {
  const kept = Object.keys(noChoices).map((key) => [key, campaign[key as keyof Choices]]);
  const variants =
    campaign.variants.length > 1
      ? campaign.variants.map(({ template_id, weight }) => ({ template_id, weight }))
      : [];
  return { ...(Object.fromEntries(kept) as Choices), variants };
}

/** The texts that go out: the tried ones with their weights, or the one. */
export const textsOf = ({ template_id, variants }: Pick<Choices, "template_id" | "variants">): Variant[] =>
  variants.length > 0 ? variants : template_id === null ? [] : [{ template_id, weight: 100 }];

/** Writes texts back: one alone needs no variants, the first of several stands for the campaign. */
export function withTexts(texts: readonly Variant[]): Pick<Choices, "variants"> & { template_id?: number } {
  const [first] = texts;
  return {
    ...(first ? { template_id: first.template_id } : {}),
    variants: texts.length > 1 ? [...texts] : [],
  };
}

/** Weights as whole percent that sum to 100; what rounding leaves over goes to the largest parts. */
export function percents(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight / sum) * 100);
  const floors = exact.map(Math.floor);
  const left = 100 - floors.reduce((total, share) => total + share, 0);
  const byRest = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest)
    .slice(0, left);
  return floors.map((share, index) => share + (byRest.some((one) => one.index === index) ? 1 : 0));
}

/** One text's share is set; the others share the rest in the proportion they had, at least 1 % each. */
export function rebalance(weights: readonly number[], index: number, percent: number): number[] {
  const others = weights.filter((_, i) => i !== index);
  if (others.length === 0) return [100];
  const own = Math.min(100 - others.length, Math.max(1, Math.round(percent)));
  const rest = percents(others).map((share) => Math.max(1, Math.round((share * (100 - own)) / 100)));
  // Rounding up to 1 % may have taken too much; the largest gives it back.
  const surplus = rest.reduce((total, share) => total + share, own) - 100;
  const largest = rest.indexOf(Math.max(...rest));
  rest[largest] = (rest[largest] ?? 1) - surplus;
  return weights.map((_, i) => (i === index ? own : (rest[i > index ? i - 1 : i] ?? 1)));
}

/** Equal shares that sum to 100. */
export const evenly = (n: number): number[] => percents(Array.from({ length: n }, () => 1));

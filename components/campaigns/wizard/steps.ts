export const steps = ["who", "what", "when", "check", "launch"] as const;
export type Step = (typeof steps)[number];

export const stepWords: Record<Step, string> = {
  who: "Who",
  what: "What",
  when: "When",
  check: "Check",
  launch: "Launch",
};

/** Where a refused field is decided. */
const decided: Record<string, Step> = {
  segment_id: "who",
  exclude_segment_id: "who",
  not_marketed_within_days: "who",
  skip_open_conversations: "who",
  hold_out_percent: "who",
  template_id: "what",
  template_name: "what",
  variables: "what",
  variants: "what",
  shorten_links: "what",
  link_days: "what",
  channel: "who",
  fallback_channel: "who",
  send_at: "when",
  local_time: "when",
  send_before: "when",
  if_late: "when",
  throttle_per_second: "when",
  first_wave_percent: "when",
  first_wave_minutes: "when",
  limits: "when",
};

/** The step on which a problem is mended, by the path of its field; null: none of them. */
export const stepOf = (path: string): Step | null => {
  const field = path.split(".")[0] ?? "";
  return Object.hasOwn(decided, field) ? (decided[field] ?? null) : null;
};

export const stepAfter = (step: Step): Step | null => steps[steps.indexOf(step) + 1] ?? null;
export const stepBefore = (step: Step): Step | null => steps[steps.indexOf(step) - 1] ?? null;

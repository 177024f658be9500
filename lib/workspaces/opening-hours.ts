type Span = { start: string; end: string };
type Week = Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", Span[]>;

const days = [
  ["mon", "Mon"],
  ["tue", "Tue"],
  ["wed", "Wed"],
  ["thu", "Thu"],
  ["fri", "Fri"],
  ["sat", "Sat"],
  ["sun", "Sun"],
] as const;

/** "Mon–Fri 9 AM–5 PM, Sat 10 AM–2 PM": short enough for a text; days with the same hours stand together. */
export function openingHoursWords(week: Week | null): string {
  if (!week) return "";
  const groups: { from: string; to: string; hours: string }[] = [];
  for (const [day, short] of days) {
    const hours = week[day].map(({ start, end }) => `${clock(start)}–${clock(end)}`).join(" and ");
    const last = groups.at(-1);
    if (last?.hours === hours) last.to = short;
    else groups.push({ from: short, to: short, hours });
  }
  return groups
    .filter(({ hours }) => hours !== "")
    .map(({ from, to, hours }) => `${from === to ? from : `${from}–${to}`} ${hours}`)
    .join(", ");
}

/** "17:30" as "5:30 PM", "17:00" as "5 PM". */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? "AM" : "PM"}`;
}

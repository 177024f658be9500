const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** What the check of facts could not find, as staff would say it: "time: 960" as "the time 4:00 PM". Pure. */
export function claimWords(problem: string): string {
  const [, kind = "", value = ""] = /^(\w+): (.*)$/s.exec(problem) ?? [];
  switch (kind) {
    case "time":
      return `the time ${clock(Number(value))}`;
    case "price":
    case "number":
      return `the ${kind} ${value}`;
    case "weekday":
      return `the day ${weekdays[Number(value)] ?? value}`;
    case "date": {
      const [weekday, date] = value.includes("/") ? value.split("/") : [null, value];
      const named = weekday === null ? "" : `${weekdays[Number(weekday)] ?? weekday}, `;
      return `the date ${named}${day(date ?? "")}`;
    }
    case "word":
      return "it asks for a word that carriers act on";
    case "frame":
      return "it speaks of its instructions";
    case "deed":
      return "it says that something was booked, moved or called off, and nothing was";
    default:
      return kind === "" ? problem : `the ${kind} “${value}”`;
  }
}

const clock = (minute: number): string =>
  `${Math.floor(minute / 60) % 12 || 12}:${String(minute % 60).padStart(2, "0")} ${minute < 720 ? "AM" : "PM"}`;

const day = (date: string): string => {
  const [month = "", number = ""] = date.split("-");
  return `${months[Number(month) - 1] ?? month} ${number}`;
};

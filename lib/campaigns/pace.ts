import { nextAllowed, type QuietHours } from "@/lib/consent/quiet-hours";
import { nextLocal } from "./due-moment";

/** People whose texts come due at the same moment in the same possible zones. */
export type Turn = {
  wave: 1 | 2;
  channel: string;
  zones: readonly string[];
  dueAt: number;
  sendBefore: number | null;
  people: number;
  segments: number;
};

export type Pace = {
  textsPerSecond: number | null;
  /** By channel; a channel without a sender sends nothing. */
  segmentsPerSecond: Readonly<Record<string, number>>;
  /** Texts a day at most, on the workspace's clock. */
  perDay: number | null;
  firstWaveMinutes: number;
  quietHours: QuietHours | null;
  workspaceZone: string;
};

export type Course = {
  lastAt: Date | null;
  /** Whose turn would come after their deadline. */
  late: number;
};

const MINUTE_MS = 60_000;
/** Sending is followed in steps: whoever's quiet hours begin meanwhile waits for the morning. */
const STEP_MS = 15 * MINUTE_MS;
const STEPS = 20_000;

/** How sending would go: when the last text leaves at this pace, through quiet hours, waves and quotas. Pure. */
export function followCourse(turns: readonly Turn[], pace: Pace): Course {
  const course = { clock: 0, late: 0, steps: 0, day: 0, sentToday: 0 };
  for (const wave of [1, 2] as const) {
    const from = wave === 2 && course.clock > 0 ? course.clock + pace.firstWaveMinutes * MINUTE_MS : 0;
    sendWave(
      turns
        .filter((turn) => turn.wave === wave)
        .map((turn) => ({ ...turn, dueAt: Math.max(turn.dueAt, from) })),
      pace,
      course,
    );
  }
  return { lastAt: course.clock > 0 ? new Date(course.clock) : null, late: course.late };
}

type State = { clock: number; late: number; steps: number; day: number; sentToday: number };

function sendWave(waiting: Turn[], pace: Pace, state: State): void {
  let queue = waiting;
  while (queue.length > 0) {
    const turn = queue.reduce((first, other) => (other.dueAt < first.dueAt ? other : first));
    if (!step(turn, pace, state)) queue = queue.filter((other) => other !== turn);
  }
}

/** Sends some of a turn, or moves it. @returns false when nothing is left of it. */
function step(turn: Turn, pace: Pace, state: State): boolean {
  const at = Math.max(state.clock, turn.dueAt);
  if (turn.sendBefore !== null && at >= turn.sendBefore) {
    state.late += turn.people;
    return false;
  }
  const [only] = turn.zones;
  const zone = turn.zones.length === 1 && only ? only : null;
  const allowed = nextAllowed(new Date(at), zone, pace.quietHours, turn.zones);
  if (!allowed) return false;
  if (allowed.getTime() > at) {
    turn.dueAt = allowed.getTime();
    return true;
  }
  const room = roomToday(at, pace, state);
  if (room <= 0) {
    turn.dueAt = state.day;
    return true;
  }
  const perSecond = rateOf(turn, pace);
  // Beyond so many steps a month more or less is no news.
  const most = ++state.steps > STEPS ? turn.people : Math.ceil((perSecond * STEP_MS) / 1000);
  const sent = Math.min(turn.people, Math.max(1, most), room);
  turn.segments -= (turn.segments * sent) / turn.people;
  turn.people -= sent;
  turn.dueAt = at;
  state.sentToday += sent;
  state.clock = at + (sent / perSecond) * 1000;
  return turn.people > 0;
}

/** Texts left of today's quota; `day` becomes the moment the next one begins. */
function roomToday(at: number, { perDay, workspaceZone }: Pace, state: State): number {
  if (perDay === null) return Number.POSITIVE_INFINITY;
  if (at >= state.day) {
    state.day = nextLocal(new Date(at + 1), "00:00", workspaceZone).getTime();
    state.sentToday = 0;
  }
  return perDay - state.sentToday;
}

function rateOf({ channel, people, segments }: Turn, pace: Pace): number {
  const bySender = (pace.segmentsPerSecond[channel] ?? 1) / (segments / people || 1);
  return Math.max(0.001, Math.min(bySender, pace.textsPerSecond ?? Number.POSITIVE_INFINITY));
}

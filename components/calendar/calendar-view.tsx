"use client";

import { Button, cn } from "@heroui/react";
import { CalendarPlus } from "lucide-react";
import { parseAsInteger, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import type { BookingStart } from "@/components/bookings/booking-form";
import { BookingDialog, BookingDrawer, WaitlistDrawer } from "@/components/bookings/lazy-booking";
import { MoveQuestion } from "@/components/bookings/move-question";
import { NoHours, NoSetup } from "@/components/bookings/no-setup";
import { useMove } from "@/components/bookings/use-move";
import { useWaitlist } from "@/components/bookings/waitlist/use-waitlist";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { useClock } from "@/components/ui/clock";
import { KeyHint } from "@/components/ui/key-hint";
import { ListTrouble } from "@/components/ui/list-trouble";
import { Panel } from "@/components/ui/panel";
import { dayOf } from "@/components/ui/time-words";
import type { BookingView } from "@/lib/bookings/schema";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { Agenda } from "./agenda";
import { calendarParsers, stepDay } from "./calendar-params";
import { CalendarToolbar } from "./calendar-toolbar";
import { type Column, mattersIn } from "./columns";
import { DAY_MINUTES, momentAt } from "./day-clock";
import { GridSkeleton } from "./grid-skeleton";
import { headline, secondLine } from "./headline";
import { windowOf } from "./open-stretches";
import { RosterGrid } from "./roster-grid";
import { TimeGrid } from "./time-grid";
import { type FirstCalendar, useCalendar } from "./use-calendar";
import { useCalendarKeys } from "./use-calendar-keys";

type Props = { first: FirstCalendar; hours: OpeningHours | null; slotMinutes: number };

/** Who comes when: a day with its people side by side, a week of one or of everybody; a list on a phone. */
export function CalendarView({ first, hours, slotMinutes }: Props) {
  const { may } = useWorkspace();
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const [params, setParams] = useQueryStates(calendarParsers, { history: "replace" });
  const [openId, setOpenId] = useQueryState("booking", parseAsInteger.withOptions({ history: "push" }));
  const [panel, setPanel] = useQueryState(
    "panel",
    parseAsStringLiteral(["waitlist"]).withOptions({ history: "push" }),
  );
  const [isNew, setNew] = useQueryState("new", parseAsStringLiteral(["1"]));
  const [start, setStart] = useState<BookingStart | null>(null);
  const [isCarrying, setCarrying] = useState(false);
  const [isWholeDay, setWholeDay] = useState(false);
  const { view, who } = params;
  const day = params.day ?? today;
  const waiting = useWaitlist(panel !== null).data?.data.length ?? null;
  const calendar = useCalendar({ view, day, who }, hours, first);
  const { columns, days, layout } = calendar;
  const moving = useMove();
  const mayWrite = may("bookings:write");

  const isPast = day < today;
  const turnTo = (next: string) => void setParams({ day: next === today ? null : next });
  const step = (by: 1 | -1) => turnTo(stepDay(view, day, by));
  const startNew = (more: BookingStart = {}) =>
    setStart({ ...(who === null ? {} : { resourceId: who }), day: isPast ? today : day, ...more });
  useCalendarKeys(isCarrying, {
    today: () => turnTo(today),
    view: (next) => void setParams({ view: next }),
    step,
    book: mayWrite ? () => startNew() : null,
  });

  const { move } = moving;
  const open = useCallback((id: number) => void setOpenId(id), [setOpenId]);
  const onMove = useCallback(
    (booking: BookingView, column: Column, minute: number) =>
      move({
        booking,
        to: {
          startsAt: momentAt(column.day, minute, timeZone),
          resource: column.resource ?? booking.resource,
        },
      }),
    [move, timeZone],
  );
  const onNew = (column: Column, minute?: number) =>
    startNew({
      day: column.day,
      ...(column.resource ? { resourceId: column.resource.id } : {}),
      ...(minute === undefined
        ? {}
        : { startsAt: new Date(momentAt(column.day, minute, timeZone)).toISOString() }),
    });
  const window = useMemo(
    () => (isWholeDay ? { from: 0, until: DAY_MINUTES } : windowOf(mattersIn(columns))),
    [isWholeDay, columns],
  );
  const grid = {
    columns,
    window,
    slotMinutes,
    openId,
    mayWrite,
    onOpen: open,
    onNew,
    onMove,
    onCarrying: setCarrying,
  };
  const bookings = calendar.bookings ?? [];
  const isNeverOpen = hours === null && calendar.resources?.every((one) => one.hours === null) === true;
  const hasNobody = calendar.resources?.length === 0 && bookings.length === 0;
  return (
    <>
      <PageHeader title={headline(bookings, view, days, today)} lead={secondLine(bookings, now, timeZone)}>
        {mayWrite ? (
          <Button
            // Where nobody can be booked yet, that is the thing to do first.
            variant={hasNobody ? "secondary" : "primary"}
            aria-keyshortcuts="n"
            className="shrink-0"
            onPress={() => startNew()}
          >
            <CalendarPlus aria-hidden />
            Book
            <KeyHint>n</KeyHint>
          </Button>
        ) : null}
      </PageHeader>
      <Panel aria-label="Calendar" className="overflow-hidden">
        <CalendarToolbar
          view={view}
          days={days}
          day={day}
          today={today}
          who={who}
          resources={calendar.resources ?? []}
          waiting={waiting}
          onDay={turnTo}
          onStep={step}
          onView={(next) => void setParams({ view: next })}
          onWho={(next) => void setParams({ who: next })}
          onWaitlist={() => void setPanel("waitlist")}
        />
        <ListTrouble list={calendar.trouble} className="m-3" />
        {isNeverOpen && !hasNobody ? <NoHours /> : null}
        {calendar.isPending ? (
          <GridSkeleton />
        ) : hasNobody ? (
          <NoSetup lacks="resources" />
        ) : (
          <div className={cn(calendar.isStale && "opacity-60 transition-opacity")}>
            <div className="max-md:hidden">
              {layout === "roster" ? (
                <RosterGrid
                  key={days[0]}
                  {...grid}
                  days={days}
                  onDay={(on) => void setParams({ view: "day", day: on === today ? null : on })}
                  onWho={(next) => void setParams({ who: next })}
                />
              ) : (
                <TimeGrid key={`${view} ${day}`} {...grid} view={layout} />
              )}
              {layout === "roster" ? null : (
                <div className="border-t border-separator px-3 py-1.5 text-sm">
                  <Button size="sm" variant="ghost" onPress={() => setWholeDay(!isWholeDay)}>
                    {isWholeDay ? "Show working hours only" : "Show the whole day"}
                  </Button>
                </div>
              )}
            </div>
            <div className="md:hidden">
              <Agenda
                columns={columns}
                view={view}
                days={days}
                today={today}
                onDay={turnTo}
                onOpen={open}
                onNew={mayWrite ? (on) => startNew({ day: on }) : null}
              />
            </div>
          </div>
        )}
      </Panel>
      <BookingDrawer bookingId={openId} onClose={() => void setOpenId(null)} />
      {mayWrite && (start || isNew) ? (
        <BookingDialog
          start={start ?? { day }}
          onClose={() => {
            setStart(null);
            void setNew(null);
          }}
        />
      ) : null}
      <WaitlistDrawer isOpen={panel === "waitlist"} onClose={() => void setPanel(null)} />
      <MoveQuestion moving={moving} />
    </>
  );
}

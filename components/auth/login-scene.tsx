import { Bubble } from "@/components/ui/bubble";

/** What Parley is for, as a conversation. A picture for the eye only; hidden where there is no room. */
export function LoginScene() {
  return (
    <aside aria-hidden className="hidden bg-surface-secondary p-10 lg:grid lg:place-items-center">
      <div className="w-full max-w-md">
        <p className="mb-3 text-center text-xs text-muted">Friday, 9:12 AM</p>
        <div className="flex flex-col gap-2.5">
          <Bubble direction="outbound" className="ml-auto max-w-[80%]">
            Good morning, Maria! A reminder from Juniper Salon: Ava expects you at 2:30 PM. Reply 1 to
            confirm, 2 to change.
          </Bubble>
          <Bubble direction="inbound" className="max-w-[80%]">
            1 😊
          </Bubble>
          <Bubble direction="outbound" className="ml-auto max-w-[80%]">
            Lovely, see you then.
          </Bubble>
          <p className="text-right text-xs text-muted">Delivered</p>
        </div>
        <p className="mt-12 text-center text-xl leading-snug font-semibold tracking-tight text-balance">
          The right text, to the right person, at a decent hour, once.
        </p>
      </div>
    </aside>
  );
}

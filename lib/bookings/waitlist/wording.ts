import type { Spoken } from "../visit-words";

type Slot = { visit: string; when: string };

/** A free slot, offered to somebody who waits for one; `until` is a time of day. */
export const offerText = (
  { business, visit, when, until }: Slot & { business: string; until: string },
  language: Spoken,
): string =>
  language === "es"
    ? `${business}: Hay un hueco: ${visit}, ${when}. Responda 1 para tomarlo, 2 si no le va bien. Hasta las ${until}, o hasta que alguien se adelante.`
    : `${business}: A slot is free: ${visit}, ${when}. Reply 1 to take it, 2 to pass. It's yours if you're first, until ${until}.`;

/** What we say to the answer. None of these asks anything. */
export const offerWords: Record<
  Spoken,
  Record<"booked" | "gone" | "change", (slot: Slot) => string> & { declined: () => string }
> = {
  en: {
    booked: ({ visit, when }) => `It's yours: ${visit}, ${when}. See you then! Reply 2 to change it.`,
    gone: ({ visit, when }) =>
      `Sorry, somebody was faster: ${visit}, ${when} is gone. You stay on the list, and we'll text you when another slot is free.`,
    change: ({ visit, when }) => `Let's find another time: ${visit}, ${when}.`,
    declined: () => "All right, you stay on the list. We'll text you when another slot is free.",
  },
  es: {
    booked: ({ visit, when }) => `Es suyo: ${visit}, ${when}. ¡Le esperamos! Responda 2 para cambiarlo.`,
    gone: ({ visit, when }) =>
      `Lo sentimos, alguien se ha adelantado: ${visit}, ${when} ya no está libre. Sigue en la lista y le avisaremos del siguiente hueco.`,
    change: ({ visit, when }) => `Busquemos otra hora: ${visit}, ${when}.`,
    declined: () => "De acuerdo, sigue en la lista. Le avisaremos del siguiente hueco.",
  },
};

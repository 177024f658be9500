import type { BookingTextKind } from "@/db/enums";
import type { Spoken } from "../visit-words";

/** What a text about a visit says, in words already. */
export type TextFacts = {
  business: string;
  /** "Haircut with Dana for Leo" */
  visit: string;
  /** "Fri, Nov 27 at 3:00 PM" */
  when: string;
  address: string | null;
  firstName: string | null;
  /** They said already that they come. */
  isConfirmed: boolean;
};

type Wording = Record<BookingTextKind, (facts: TextFacts) => string>;

const at = ({ address }: TextFacts) => (address ? ` ${address}.` : "");

// Numbers to answer with: CANCEL and YES belong to the carriers. No accents beyond GSM-7 where it can be helped.
const wordings: Record<Spoken, Wording> = {
  en: {
    confirmation: (f) =>
      `${f.business}: You're booked: ${f.visit}, ${f.when}.${at(f)} Reply 1 to confirm, 2 to change.`,
    moved: (f) =>
      `${f.business}: Your visit was moved. It is now ${f.visit}, ${f.when}. Reply 1 to confirm, 2 to change.`,
    canceled: (f) =>
      `${f.business}: Your visit is canceled: ${f.visit}, ${f.when}. Text us to book another time.`,
    reminder: (f) =>
      `${f.business}: A reminder${hi(f, " for ")}: ${f.visit}, ${f.when}.${at(f)} ${
        f.isConfirmed ? "See you then! Reply 2 to change." : "Reply 1 to confirm, 2 to change."
      }`,
    follow_up: (f) =>
      `${f.business}: Thank you for your visit${hi(f, ", ")}! Was everything right? Just text us, and we'll make it so.`,
  },
  es: {
    confirmation: (f) =>
      `${f.business}: Tiene su cita: ${f.visit}, ${f.when}.${at(f)} Responda 1 para confirmar, 2 para cambiar.`,
    moved: (f) =>
      `${f.business}: Su cita ha cambiado. Ahora es ${f.visit}, ${f.when}. Responda 1 para confirmar, 2 para cambiar.`,
    canceled: (f) =>
      `${f.business}: Su cita se ha cancelado: ${f.visit}, ${f.when}. Puede escribirnos para reservar otra hora.`,
    reminder: (f) =>
      `${f.business}: Le recordamos su cita: ${f.visit}, ${f.when}.${at(f)} ${
        f.isConfirmed
          ? "¡Le esperamos! Responda 2 para cambiar."
          : "Responda 1 para confirmar, 2 para cambiar."
      }`,
    follow_up: (f) =>
      `${f.business}: ¡Gracias por su visita${hi(f, ", ")}! ¿Todo bien? Puede escribirnos y lo arreglamos.`,
  },
};

const hi = ({ firstName }: TextFacts, before: string) => (firstName ? `${before}${firstName}` : "");

/** The text of one kind where the business has no template for it. Pure. */
export const builtInText = (kind: BookingTextKind, facts: TextFacts, language: Spoken): string =>
  wordings[language][kind](facts);

/** Kinds that ask for 1 or 2. */
export const asking: readonly BookingTextKind[] = ["confirmation", "moved", "reminder"];

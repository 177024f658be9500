import type { Spoken } from "../visit-words";

type Visit = { what: string; when: string };
const list = (visits: Visit[], and: string) =>
  visits.map(({ what, when }) => `${what}, ${when}`).join(` ${and} `);

/** What we say to an answer about a visit. None of these asks anything. */
export const answerWords: Record<
  Spoken,
  {
    confirmed: (visits: Visit[]) => string;
    change: (visit: Visit) => string;
    moved: (visit: Visit) => string;
    canceled: (visit: Visit) => string;
    late: (visit: Visit) => string;
  }
> = {
  en: {
    confirmed: (visits) => `Thank you, that's confirmed: ${list(visits, "and")}. See you then!`,
    change: (visit) => `Let's find another time: ${visit.what}, ${visit.when}.`,
    moved: (visit) => `That visit was moved meanwhile. It is now ${visit.what}, ${visit.when}.`,
    canceled: (visit) =>
      `That visit is canceled: ${visit.what}, ${visit.when}. Text us when you'd like another time.`,
    late: (visit) =>
      `Thank you for telling us. The team knows that you'll be late: ${visit.what}, ${visit.when}.`,
  },
  es: {
    confirmed: (visits) => `Gracias, confirmado: ${list(visits, "y")}. ¡Le esperamos!`,
    change: (visit) => `Busquemos otra hora: ${visit.what}, ${visit.when}.`,
    moved: (visit) => `Esa cita se ha cambiado entretanto. Ahora es ${visit.what}, ${visit.when}.`,
    canceled: (visit) =>
      `Esa cita se ha cancelado: ${visit.what}, ${visit.when}. Puede escribirnos para pedir otra hora.`,
    late: (visit) => `Gracias por avisar. El equipo ya lo sabe: ${visit.what}, ${visit.when}.`,
  },
};

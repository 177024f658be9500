import type { Spoken } from "@/lib/bookings/visit-words";

/** Numbers to answer with, never words: CANCEL, YES and STOP belong to the carriers. Short, and in plain characters. */
type Wording = {
  greeting: (name: string) => string;
  thanks: string;
  person: string;
  complaint: string;
  picture: string;
  tooLong: string;
  elsewise: string;
  askService: (list: string) => string;
  askWhen: (what: string) => string;
  whichDay: string;
  askParty: string;
  askGuest: (list: string) => string;
  askWhich: (list: string) => string;
  askSure: (visit: string) => string;
  offers: (lead: string, list: string) => string;
  noneThen: string;
  taken: string;
  noneAtAll: string;
  again: string;
  noVisits: string;
  visits: (list: string) => string;
  tooLate: (hours: number) => string;
  booked: (visit: string) => string;
  moved: (visit: string) => string;
  canceled: (visit: string) => string;
  kept: (visit: string) => string;
  dropped: string;
  late: string;
  confirmed: string;
  noServices: string;
  prices: (list: string) => string;
  noPrices: string;
  open: (day: string, hours: string) => string;
  closed: (day: string) => string;
  over: string;
  openNow: (until: string) => string;
  week: (hours: string) => string;
  noHours: string;
  contact: (parts: string) => string;
  today: string;
  tomorrow: string;
  with: string;
  from: string;
  me: string;
  and: string;
};

export const wordings: Record<Spoken, Wording> = {
  en: {
    greeting: (name) =>
      `Hi, this is ${name}. I can book, move or look up a visit, or tell you our hours and prices. What would you like?`,
    thanks: "You're welcome!",
    person: "Thanks for your message. Someone from our team will answer you here.",
    complaint: "I'm sorry to hear that. Someone from our team will look at this and answer you here.",
    picture: "Thanks, we got it. Someone from our team will look at it and answer you here.",
    tooLong: "Thanks for writing. Someone from our team will read all of it and answer you here.",
    elsewise: "For anything else, our team will answer you here.",
    askService: (list) => `What would you like?\n${list}\nReply with a number and a day, such as "1 Friday".`,
    askWhen: (what) => `${what}: which day and time would suit you? For example "Friday afternoon".`,
    whichDay: "Which day and time would suit you?",
    askParty: "For how many people?",
    askGuest: (list) => `Who is it for?\n${list}`,
    askWhich: (list) => `Which visit?\n${list}`,
    askSure: (visit) => `${visit}: what shall we do?\n1) Call it off\n2) Keep it\n3) Move it`,
    offers: (lead, list) => `${lead}\n${list}\nReply with a number, or name another day.`,
    noneThen: "Nothing is free then. The nearest:",
    taken: "Sorry, that time was just taken. Still free:",
    noneAtAll: "I found no free time there. Someone from our team will look and answer you here.",
    again: "Sorry, I didn't get that. Please reply with one of the numbers, or name a day.",
    noVisits: "I see no upcoming visit under your number. Tell me a day, and I'll look for a free time.",
    visits: (list) => `You're booked: ${list}.`,
    tooLate: (hours) =>
      `Your visit is less than ${hours} ${hours === 1 ? "hour" : "hours"} away, so our team takes care of it and answers you here.`,
    booked: (visit) => `You're booked: ${visit}.`,
    moved: (visit) => `It's moved: ${visit}.`,
    canceled: (visit) => `It's called off: ${visit}. Text us when you'd like another time.`,
    kept: (visit) => `All right, it stays: ${visit}.`,
    dropped: "All right. Text us whenever you like.",
    late: "Thanks for telling us. Our team will see your message.",
    confirmed: "Thanks! See you then.",
    noServices: "Someone from our team will tell you what we offer, here.",
    prices: (list) => `${list}. Tell me a day if you'd like to come.`,
    noPrices: "Someone from our team will tell you the price here.",
    open: (day, hours) => `${day} we're open ${hours}.`,
    closed: (day) => `${day} we're closed.`,
    over: "We've closed for today.",
    openNow: (until) => `We're open now, until ${until}.`,
    week: (hours) => `We're open ${hours}.`,
    noHours: "Someone from our team will tell you our hours here.",
    contact: (parts) => `You find us here: ${parts}`,
    today: "Today",
    tomorrow: "Tomorrow",
    with: "with",
    from: "from",
    me: "me",
    and: "and",
  },
  es: {
    greeting: (name) =>
      `Hola, aquí ${name}. Puedo reservar, cambiar o consultar su cita, y decirle horarios y precios. ¿Qué desea?`,
    thanks: "¡Con gusto!",
    person: "Gracias por su mensaje. Una persona de nuestro equipo le responde aquí.",
    complaint: "Lo sentimos mucho. Una persona de nuestro equipo lo revisa y le responde aquí.",
    picture: "Gracias, lo recibimos. Una persona de nuestro equipo lo mira y le responde aquí.",
    tooLong: "Gracias por escribir. Una persona de nuestro equipo lo lee todo y le responde aquí.",
    elsewise: "Para lo demás, nuestro equipo le responde aquí.",
    askService: (list) => `¿Qué desea?\n${list}\nResponda con un número y un día, por ejemplo "1 viernes".`,
    askWhen: (what) => `${what}: ¿qué día y hora le conviene? Por ejemplo "viernes por la tarde".`,
    whichDay: "¿Qué día y hora le conviene?",
    askParty: "¿Para cuántas personas?",
    askGuest: (list) => `¿Para quién es?\n${list}`,
    askWhich: (list) => `¿Qué cita?\n${list}`,
    askSure: (visit) => `${visit}: ¿qué hacemos?\n1) Anularla\n2) Dejarla\n3) Cambiarla`,
    offers: (lead, list) => `${lead}\n${list}\nResponda con un número, o diga otro día.`,
    noneThen: "No hay nada libre entonces. Lo más cercano:",
    taken: "Esa hora se acaba de ocupar. Queda libre:",
    noneAtAll: "No veo horas libres. Una persona de nuestro equipo lo mira y le responde aquí.",
    again: "No lo he entendido. Responda con uno de los números, o diga un día.",
    noVisits: "No veo ninguna cita próxima con su número. Diga un día y busco una hora libre.",
    visits: (list) => `Tiene reservado: ${list}.`,
    tooLate: (hours) =>
      `Faltan menos de ${hours} ${hours === 1 ? "hora" : "horas"} para su cita: nuestro equipo se encarga y le responde aquí.`,
    booked: (visit) => `Reservado: ${visit}.`,
    moved: (visit) => `Cambiada: ${visit}.`,
    canceled: (visit) => `Anulada: ${visit}. Escríbanos cuando quiera otra hora.`,
    kept: (visit) => `De acuerdo, se queda: ${visit}.`,
    dropped: "De acuerdo. Escríbanos cuando quiera.",
    late: "Gracias por avisar. Nuestro equipo verá su mensaje.",
    confirmed: "¡Gracias! Le esperamos.",
    noServices: "Una persona de nuestro equipo le dice aquí qué ofrecemos.",
    prices: (list) => `${list}. Diga un día si quiere venir.`,
    noPrices: "Una persona de nuestro equipo le dice aquí el precio.",
    open: (day, hours) => `${day} abrimos ${hours}.`,
    closed: (day) => `${day} está cerrado.`,
    over: "Hoy ya cerramos.",
    openNow: (until) => `Está abierto ahora, hasta las ${until}.`,
    week: (hours) => `Abrimos ${hours}.`,
    noHours: "Una persona de nuestro equipo le dice aquí el horario.",
    contact: (parts) => `Nos encuentra aquí: ${parts}`,
    today: "Hoy",
    tomorrow: "Mañana",
    with: "con",
    from: "desde",
    me: "mí",
    and: "y",
  },
};

/** Thanks in the languages that the rules can't hold a conversation in: a person answers. */
export const otherLanguages: Record<string, string> = {
  fr: "Merci pour votre message. Une personne de notre équipe vous répond ici.",
  de: "Danke für Ihre Nachricht. Jemand aus unserem Team antwortet Ihnen hier.",
  pt: "Obrigado pela sua mensagem. Alguém da nossa equipa responde aqui.",
  it: "Grazie per il messaggio. Una persona del nostro team le risponde qui.",
};

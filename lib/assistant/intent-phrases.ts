import type { Intent } from "@/db/enums";

/** What a phrase says of a text, and how sure that is. */
export type Phrase = { intent: Intent; confidence: number; pattern: RegExp };

const say = (intent: Intent, confidence: number, ...patterns: RegExp[]): Phrase[] =>
  patterns.map((pattern) => ({ intent, confidence, pattern }));

/** In this order: whoever is upset is heard first, whoever only says hello last. Matched on plain words. */
export const phrases: readonly Phrase[] = [
  ...say(
    "complaint",
    0.95,
    /\b(terrible|horrible|awful|worst|disgust(ed|ing)|unacceptable|furious|outrageous|rude|refund|ruined|butchered|bullshit|scam|lawyer|sue you|wtf|pissed|pathetic|ridiculous)\b/,
    /\b(complain(t|ts|ing)?|never (coming|going) back|not happy|unhappy|disappointed|rip ?off|you (guys )?suck|this sucks|hate (it|my|you|this)|so (angry|upset|mad)|very (angry|upset|mad)|money back)\b/,
    /\b(pesim[oa]s?|enojad[oa]|furios[oa]|reembolso|quej(a|arme)|inaceptable|estafa|decepcionad[oa]|mal servicio|una verguenza|devuelvan|asco|molest[oa])\b/,
  ),
  ...say(
    "person",
    0.95,
    /\b(talk|speak|chat) (to|with) (a |an |the |your )?(\w+ )?(person|human|someone|somebody|manager|owner|agent|staff|stylist|receptionist)\b/,
    /\b(real (person|human)|human being|a human|call me( back)?|give me a (call|ring)|representative|(are you|is this) an? (bot|robot|machine|ai))\b/,
    /\b(hablar con (una |un |el |la )?(persona|alguien|humano|encargad[oa]|gerente|duen[oa])|llam(e|a|en)me|persona real|(eres|es) un (robot|bot))\b/,
  ),
  ...say(
    "running_late",
    0.9,
    /\b(running (a (bit|little|few) )?(late|behind)|(be|im|am|be there) (\w+ ){0,4}late\b|stuck in traffic|(\d+|few) min(ute)?s? late|gonna be late|on my way)/,
    /\b(lleg(o|are|amos) (\w+ )?tarde|voy (\w+ )?tarde|atrasad[oa]|retrasad[oa]|con retraso|en camino)\b/,
  ),
  ...say("other", 0.6, /\b(cancel?lation|no show) (policy|fee|fees|charge)\b/, /\bpolitica de cancelacion\b/),
  ...say(
    "move",
    0.9,
    /\breschedul\w*\b/,
    /\b(move|change|push|switch|shift|swap) (my|the|our|it|that)( \w+)? ?(appointment|booking|visit|time|reservation|date|slot|back|to|from|forward)?\b/,
    /\b(postpone|instead of|(different|another) (time|day)|(earlier|later) (time|slot|appointment)|make it (later|earlier)|come (earlier|later))\b/,
    /\b(can|could) (we|i|you) (do|make it|move) .*\binstead\b/,
    /\b(cambiar (mi|la|de|el|nuestra)|mover (mi|la)|reprogramar|aplazar|posponer|reagendar|otra hora|otro dia|en vez de|cambiarla)\b/,
  ),
  ...say(
    "cancel",
    0.9,
    /\bcancel(ing|ling|ed|led)?\b/,
    /\b(call (it|that) off|(cant|cannot|can not|wont|unable to|not able to) (make|come|do|be able)|not (going to|gonna) make|have to (skip|miss)|drop my)\b/,
    /\b(cancel(ar|o|e|en|a|arla|amos)|anular(la)?|no (puedo|podre|podemos) (ir|asistir|llegar|venir)|no voy a poder)\b/,
  ),
  ...say(
    "own_bookings",
    0.9,
    /\b(when|what time|what day|whens|which day) (is|s|are|was|do i have) ?(my|our|the next)?\b.*\b(appointment|booking|visit|reservation|haircut|table)s?\b/,
    /\b(whens|when is|when am i|when do i)\b.*\b(my|booked|come in|scheduled)\b/,
    /\bdo i (still )?have (an |a |any )?(appointment|booking|visit|reservation)/,
    /\b(show|check|see|list|verify|look up) (me )?my (\w+ )?(appointment|booking|visit|reservation)s?\b/,
    /^my (next )?(appointment|booking|visit|reservation)s?$/,
    /\b(cuando (es|tengo) (mi|la)|a que hora (es|tengo) (mi|la)|tengo (alguna |una )?cita|mi proxima cita|mis citas)\b/,
  ),
  ...say(
    "confirm",
    0.85,
    /^(ok |yes |yep |hi )*(i |we )?(can )?confirm(ed|ing)?\b/,
    /\b(ill|we ll|well|i will|we will) be there\b|^(ok |great |perfect )*see (you|ya) (then|there|tomorrow|soon|friday)\b/,
    /^(si )?(confirmo|confirmad[oa]|confirmamos)\b|\b(ahi|alli) (estare|estaremos)\b|^nos vemos\b/,
  ),
  ...say(
    "book",
    0.85,
    /\b(anything|something|any ?time|spots?|times?|slots?|anyone|someone) (\w+ )?(open|free|available)\b/,
    /\b(openings|an opening|any opening|opening for|table for|fit me in|squeeze me in|walk ins?|make (a|an) (appointment|booking|reservation))\b/,
  ),
  ...say(
    "price",
    0.9,
    /\b(how much|how many (dollars|bucks)|prices?|pricing|costs?|charge|rates|price list|expensive|for free|discount)\b/,
    /\b(cuanto (cuesta|cuestan|vale|valen|es|sale|cobran|seria|me sale)|precios?|tarifas?|costo|descuento|gratis)\b/,
  ),
  ...say(
    "address",
    0.9,
    /\b(address|where (are|is|r) (you|u|yall|the|your)|where you at|located|location|directions|how (do|can) i (get to|find|reach) you|phone number|your (number|website|email)|whats your (number|site)|website)\b/,
    /\b(direccion|donde (estan|esta|queda|quedan|se encuentran|es)|ubicad[oa]s?|ubicacion|como llego|su telefono|numero de telefono|pagina web|sitio web)\b/,
  ),
  ...say(
    "hours",
    0.9,
    /\b(hours|open|opens|opened|opening|close|closes|closing|closed)\b/,
    /\b(horarios?|abren|abre|abiert[oa]s?|cierran|cierra|cerrad[oa]s?|abris)\b/,
  ),
  ...say(
    "services",
    0.8,
    /\b(services|what (do|can) you (do|offer)|do (you|yall) (do|offer)|menu|treatments)\b/,
    /\b(servicios|que (ofrecen|hacen)|hacen|ofrecen|carta)\b/,
  ),
  ...say(
    "book",
    0.85,
    /\b(book|booking|appointments?|reserv(e|ation|ing)|schedule|come in|get in|slots?|availab(le|ility)|see (you|someone)|come by|stop by)\b/,
    /\b(can|could|may) (i|we) (come|get|have|do)\b|\b(need|want|like|get|love) (a|an|to get|my|to come|to have)\b/,
    /\b(reserv(ar|a|acion|o)|citas?|turno|agendar|hay (hora|sitio|lugar|mesa|hueco)|disponib(le|les|ilidad)|mesa para|(quiero|quisiera|necesito|me gustaria) (una?|ir|reservar))\b/,
  ),
  ...say(
    "thanks",
    0.9,
    /^((ok|okay|great|perfect|awesome|cool|sounds good|got it|good|nice|amazing|wonderful|alright|all good|will do|no|many|si|vale|listo|perfecto|genial|bueno|muy|bien) ?)*(thanks|thank you|thx|ty|tysm|cheers|appreciate it|gracias|muchas gracias|merci|danke)\b.{0,40}$/,
    /^((ok|okay|k|kk|great|perfect|awesome|cool|sounds good|got it|nice|alright|all good|will do|vale|listo|perfecto|genial|de acuerdo|bueno|lol|haha) ?)+$/,
  ),
  ...say(
    "greeting",
    0.9,
    /^((hi|hello|hey|heya|hiya|howdy|yo|good (morning|afternoon|evening|day)|hola|buenas|buen(os|as) (dias|tardes|noches)|buen dia|bonjour|bonsoir|salut|hallo|guten (tag|morgen|abend)|ciao|ola) ?)+(there|all|team|everyone|again|que tal)?$/,
  ),
];

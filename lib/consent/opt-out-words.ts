// Words are written as texts are compared: lower case, no accents, no apostrophes.
const list = (words: string): string[] => words.trim().split(/\s*[,\n]\s*/);
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Opt-out words in English, Spanish, French, German, Portuguese and Italian.
 * `plain` ones mean it whatever small words stand around them; `bare` ones are
 * also everyday words ("cancel", "end"), so they count alone or with a courtesy.
 * Source: Twilio's defaults and the words of 47 CFR 64.1200(a)(10).
 */
export const STOP_WORDS = {
  plain: list(`
    stop, stopall, stop all, stop all texts, stop everything, stop now, stop it, stop this, stop that
    stopp, sstop, stopt, stpo, sotp, tsop, stoip, stopstop, stop2end, stop2quit, stop2stop, stop sms, stop pub, stoppub
    text stop, reply stop, send stop, type stop, i said stop, unstart, стоп
    unsubscribe, unsub, unsubscribe me, unsubscribe all, un subscribe, unsuscribe, unsubcribe, unsubscibe, unsubsribe
    unsubscrib, unsubscripe, unsubscrbe, unsbscribe, usubscribe, unsubscrive, unsubscribe now, unsubscribed
    optout, opt out, opt me out, i opt out, opting out, opt out all, i want to opt out
    revoke, revoke all, revoke consent, i revoke, remove me, take me off
    dar de baja, darme de baja, darse de baja, deme de baja, denme de baja, date de baja, desuscribir, desuscribirme
    desuscribirse, desuscribe, no mas mensajes, detener, detengan, detenganse, cancelar suscripcion
    arret, arrete, arreter, arretez, arret sms, desabonner, desabonnement, me desabonner, desinscrire, desinscription
    me desinscrire, desabonnez moi, desinscrivez moi
    abmelden, abmeldung, abbestellen, abbestellung, austragen, aufhoren, aufhoeren, stoppen
    pare, parar, parem, descadastrar, descadastre, descadastro, desinscrever, desinscreva, cancelar inscricao
    ferma, fermare, fermate, fermatevi, smettila, smettetela, disiscrivi, disiscrivimi, disiscriviti, disiscrivermi
    disiscrizione, cancellami, cancellatemi, rimuovimi, rimuovetemi
  `),
  bare: list(`
    cancel, cancel all, end, end all, quit, quit all, quit now, end now, end this, remove, exit, discontinue, terminate, desist, cease
    alto, alto ya, para, paren, baja, basta, ya basta, basta ya, fin, cancelar, cancele, salir, no mas
    annuler, annulez, resilier, resiliation
    ende, beenden, beende, schluss, kundigen, kuendigen, kundigung, kuendigung
    sair, fim, encerrar, cancela, chega
    annulla, annullare, alt, cancella, esci
  `),
};

/** Words that ask for texts again. Any wider a list would opt people in who only answered a question. */
export const START_WORDS = list(`
  start, start all, unstop, yes, optin, opt in, subscribe, resubscribe, re subscribe, restart
  iniciar, comenzar, reactivar, reprendre, anmelden, iniciare
`);

export const POLITE_WORDS = {
  always: set(`
    please pls plz plse pleas plez plss kindly thanks thank you thankyou thx thnx ty tks tnx cheers sorry sir maam madam
    por favor porfavor porfa gracias muchas sil s il vous te plait svp stp merci beaucoup bitte danke vielen dank
    obrigado obrigada per favore perfavore grazie mille
  `),
  withPlainStop: set(`
    now ok okay k yes yeah no hi hello hey just already immediately asap today forever seriously again
    dude bro guys man hola ya bonjour hallo jetzt sofort ola agora ciao adesso subito ahora maintenant
    texts messages texting sms everything
  `),
};

export const CATEGORY_WORDS = {
  marketing: set(`
    promo promos promotion promotions promotional offers deals specials ads marketing advertising advertisements adverts
    coupons promocion promociones ofertas publicidad anuncios pub pubs publicite publicites offres werbung angebote
    aktionen rabatte werbenachrichten promocao promocoes propaganda propagandas publicidade promozioni promozione offerte
    pubblicita
  `),
  program: set(`
    daily dailies positivity affirmation affirmations inspirational motivational diario diarios diaria diarias quotidien
    quotidiens quotidienne quotidiennes taglich tagliche taglichen taegliche taeglichen quotidiano quotidiani quotidiana
    giornaliero giornalieri giornaliere
  `),
  stoppers: set(`
    no stop end cancel quit unsubscribe optout opt mute nomore sin parar para pare paren alto basta cancelar sem nao chega
    pas plus arret arreter arretez arrete kein keine stopp niente ferma non
  `),
  between: set(`
    more all your ur the these those any from of out to sending me with only mas de d a aux les vos des di piu altre mehr
    con las los la el as os le gli weitere weiteren eure ihre texts messages sms mensajes mensagens messaggi nachrichten
  `),
  after: set(`
    text texts message messages msgs sms ever anymore any more only mehr mas mais piu codes mensajes mensagens messaggi
    nachrichten quotes words reminders emails
  `),
  startable: set("promo promos daily"),
  starters: set("start unstop subscribe resubscribe resume join optin"),
};

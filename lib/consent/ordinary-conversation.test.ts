import { expect, test } from "vitest";
import { classifyInbound } from "./keywords";

const lines = (text: string): string[] => text.trim().split(/\s*[\n|]\s*/);

// What guests of salons and restaurants really write, picked for the words
// that opt-outs are made of.
const ORDINARY = lines(`
  can you stop by at 5 | I'll stop by after work | Can I stop in for a quick trim? | could we stop over around noon
  can't stop smiling | I can't stop looking at my nails 😍 | we couldn't stop eating the tiramisu
  my daughter won't stop talking about her haircut | I can't stop texting my friends about you guys | the bus stop
  Is there a bus stop near you? | we're at the stop light | which stop is closest on the L train | one stop shop!
  non-stop compliments on my hair | Running late, stuck at a stop sign | I'm one stop away
  non stop busy today, can we do 6? | the elevator stopped, on my way up | It stopped raining so patio please
  don't stop sending those coupons! | please don't stop texting me the specials | never stop being amazing
  Don't stop believing lol | did you stop serving brunch? | have you stopped doing balayage
  why did you stop sending reminders? | when does the kitchen stop serving | do you stop taking walk ins at 7
  I'll stop bugging you now 😊 | ok I'll stop asking | before you stop seating, can we get a table
  if you stop serving at 9 we'll come at 8 | I need to cancel my appointment on Friday
  Can I cancel my reservation for tonight? | please cancel my 3pm | cancel Friday please
  Hi, can we cancel the table for 4 | do you charge if I cancel | what's the cancellation policy
  I'd like to cancel and rebook for next week | cancel it | yes cancel it | Yes please cancel | ok cancel
  can you cancel the second one | I have to cancel, my kid is sick | sorry need to cancel tomorrow | cancel order 1042
  don't cancel! | Please do not cancel my booking | could I be added to the cancellation list
  is the end of the week ok | the end | at the end of the month please | Weekend works
  any time before the end of May | can you trim the ends | just the split ends please | dry ends | end of day?
  Table at the far end if possible | I quit smoking | my stylist quit? | did Maria quit? | I almost quit dyeing it
  not quite | can you remove gel polish too | please remove the onions
  Could you remove my son from the booking, he is sick | Remove one guest, we'll be 3
  can you remove the tip from my bill | take the olives off please | can you take me off the waitlist
  Please remove my name from the waitlist | take us off the waiting list, we found a table elsewhere
  remove me from tonight's guest list | take me off the schedule for Tuesday | can you take $5 off
  20% off works on color? | is the promo still on? | does the 10% off end today | any promos this week?
  What's the daily special? | do you have daily specials | is the soup daily? | I get my hair washed daily
  no offers for new clients? | Do you have deals on pedicures | is there a discount for kids | start at 5 please
  when do you start serving dinner | can we start with the cut | yes | Yes please | yes at 4 | yes that works
  YES!! thank you so much | 1 | 2 | no | No thanks | no thank you | Nope | no problem | no more than 4 people
  no worries | no onions please | No more bookings for today? | help | I need help with my order
  can someone help me choose a color | info on prices? | how much is a cut | could you send me more info
  Can you text me the address? | text me when my table is ready | please text me a reminder
  Send me a message when it's done | I didn't get your text | I never got the confirmation text | did you get my text?
  you never text me back 😂 | why don't you text me anymore | You didn't send me a reminder this time
  I have no messages from you | I got no texts from you yesterday | sorry for all the messages!
  sorry for so many texts | sorry I missed your texts | my phone died, sorry | My phone is dead, text my husband
  I lost my phone | new phone who dis | I have a new number | I changed my number, it's 555 0100
  my number is 415 555 0100 | I gave you the wrong number, it ends in 22 | I think I had the wrong number on file
  wrong number of guests, we're 6 | can you add my number to the list | please don't lose my number
  Put me on the list for Saturday | add me to your list | am I on the list? | leave the door open
  leave it at the counter | I'll leave in 5 | leave my bangs alone but trim the rest | I'm leaving now
  don't message him, it's a surprise party | do not contact my husband, it's a surprise | don't text and drive!
  Don't send the bill to my office | don't send it yet | do not use bleach | don't worry | please don't be late
  I don't want bangs | I don't want the table outside | I do not want peanuts | don't want it too short
  I no longer need the high chair | I no longer want the blowout | no longer available at 5, can we do 6
  not interested in color, just a cut | I'm interested! | I'm not sure | is this the salon on Main? | who is this?
  Who is this please | Is this Maria? | why are you closed on Mondays | Why was I charged twice
  why did I get charged | why do you close so early | how did you get it so shiny | too many people, we'll come later
  too much | so much fun last night | that's too expensive | it was way too salty | the music was annoying
  my annoying coworker will join us | this is so good | this is amazing | it's perfect | enough for 6?
  is 20 minutes enough time | that's enough for four | block 2 hours for me | can you block Friday at 3
  I will report back | the spa was great | spam musubi still on the menu? | do you still have spam on the menu
  go away party for 12 on Friday | will the redness go away | my layers are growing out | I want out on the patio
  can I opt out of the bread course | opt out of the tip? | can I opt for the vegan menu
  I didn't mean to unsubscribe! | I accidentally unsubscribed | was I unsubscribed? | I don't want to unsubscribe
  do I have permission to park there | I consent to the patch test | revoke is a great word lol
  stop motion party theme | full stop haircut | hop on hop off stop | I can stop there on my way
  we will stop for gas first | Please stop the order if it isn't made yet | stop the timer on my color at 30
  should I stop using the conditioner | stop using heat? | I had to stop using the shampoo
  Can you stop the delivery, wrong address | how do I make my hair stop frizzing
  it won't stop bleeding after the wax, help | make it shorter | the pain needs to stop before I come
  tell me when to stop | I need you to see me today | I want to stop by | I asked you for 5 not 6
  could you not use gel | can you not cut too much | end it with a glaze | Hold the text, I'm calling | I'll text you
  messages are fine | The message says 5 but I booked 6 | Get me a booth please | Get me in today?
  get us off the patio, it's raining | delete the second booking please | Delete one of the pizzas
  forget my last message | Forget it, see you tomorrow | please ignore my last text | lol stop by anytime
  going to be late, don't give up my table | We never received the reservation link | do I have to reply to this text
  Reminder received, thanks | Thanks for the reminders! | love your texts | Thank you for letting me know
  Subscribe and save on shampoo? | is the info online | puede cancelar mi cita del viernes
  quiero cancelar la reserva | ¿pueden parar el pedido? | para 4 personas | para mañana por favor | mesa para dos
  el techo alto | no quiero cebolla | no quiero flequillo | ya no quiero la mesa de afuera | no recibí su mensaje
  no me llegaron mensajes | mándenme un mensaje cuando esté listo | sáquenme de la lista de espera
  no me manden la cuenta todavía | al fin de mes | el fin de semana | salgo a las 5 | hay promociones?
  tienen ofertas hoy? | muchas gracias | no, gracias | sin cebolla | basta con 3 sillas
  les di un número equivocado, es el 55 | pour annuler ma réservation | je voudrais annuler mon rendez-vous
  annulez ma table svp | je n'ai pas reçu votre message | arrêt de bus | je m'arrête en route | à la fin du mois
  plus de places ? | je voudrais plus de pain | plus de messages reçus hier, tout va bien ?
  retirez-moi de la liste d'attente | pas de gluten | je ne veux plus de frange | n'arrêtez pas
  vous avez des promos ? | envoyez-moi un message | ich muss meinen Termin absagen
  Termin am Freitag stornieren bitte | ich möchte den Tisch abbestellen | am Ende der Woche
  ich habe keine Nachricht bekommen | keine Zwiebeln bitte | bitte keine Nüsse
  Hören Sie auf Ihre Kollegin, sie hat recht | ich möchte nicht so kurz | Schreiben Sie mir bitte wenn fertig
  streichen Sie mich von der Warteliste | das reicht für 4 | gibt es Angebote? | ich höre um 5 auf zu arbeiten
  nicht mehr so lang bitte | posso cancelar meu horário | quero cancelar a reserva | para amanhã | mesa para quatro
  parar aí na frente pode? | não quero cebola | não recebi a mensagem | me tire da lista de espera | no fim do mês
  vou sair às 5 | tem promoção? | chego em 10 minutos | sem glúten | me mande uma mensagem
  vorrei annullare l'appuntamento | posso annullare la prenotazione? | fermata del bus | ci fermiamo verso le 8
  fine settimana | va bene | fine | basta così | non ho ricevuto il messaggio | non voglio la frangia
  non mandate il conto | toglietemi dalla lista d'attesa | avete offerte? | niente cipolla grazie
  mandatemi un messaggio quando è pronto | non scrivete il nome sulla torta | Hi can I move my 3pm to 4?
  Do you take walk-ins? | can I get the same stylist as last time
  I'd like to stop coming every week and do monthly instead | Please stop the automatic renewal on my membership
  Can I cancel my membership? | cancel my subscription box | I need to remove my acrylics
  Can you remove lash extensions? | how do I stop my dog from barking lol | we'll stop for ice cream after
  Is it ok to stop for a minute in front to drop her off? | my flight got cancelled so I can come
  Cancelled my other plans, see you at 6! | Did you cancel my appointment?? | why was my appointment cancelled
  Cancel the blowout but keep the cut | please cancel dessert | Don't cancel on me again lol | ended up loving it
  What time do you end? | Ends at 9? | how late are you open | quit asking me lol jk
  Quit your job and open a salon here haha | I want to stop losing hair | OMG stop it's gorgeous | oh stop it you
  ugh please stop raining | Please stop by table 4 and say hi to my mom
  can you please stop at the front desk for my package | I told him to stop at the salon
  I asked the driver to stop there | need to stop at the bank first | have to stop at home then I'll come
  I don't want to be a bother but can we do 5:30 | Sorry to bother you | don't bother, I'll pick it up
  Not interested in the gel upgrade, thanks | not today thanks | Maybe later | no ty | I'm good thanks
  No longer need the 2pm | we no longer want the private room | I don't want to get bleach on my scalp
  I do not want to receive the order before 6 | don't send the driver to the back door
  Please don't send Mike, he was rude | don't contact the bank yet | Please contact my assistant instead
  contact me anytime | My text didn't go through | the messages aren't showing
  Can you send texts to my new number instead? | Please text my wife instead | text only please, I can't take calls
  call me please | please call instead | do you have a mailing list I can join? | Add me to the mailing list
  how do I get on the list | remove the hold on my card | Please remove the charge | can you delete my old card
  delete my card info please | update my info | My number changed | That's the wrong order | You gave me the wrong bag
  wrong color on the left side | I put the wrong date | this is the wrong address | I think you have the wrong address
  is this number textable | Leave the dressing on the side | leave us a booth if you can
  we'd like to be left alone for the proposal haha | it's annoying that parking is so far | This heat is so annoying
  annoying question: do you have oat milk | too many onions last time | So many choices!
  too much text on the menu lol | Who's this? | who is my stylist tomorrow | how did you get that shade
  Where did you get my name from the list? | why do you need my card | I never got a text | never got my order
  I never asked for olives | I didn't ask for extra cheese | you didn't ask for my email | he passed the exam!
  reply stop? what does that mean | what does STOP mean | It says reply STOP but I want reminders
  Does "reply STOP to unsubscribe" cost money | If I reply stop will I lose my booking?
  exit 5 or exit 6 off the highway? | baja california tacos | necesito cancelar
  no voy a poder ir, cancelen por favor | podemos parar a las 5 | la cita del fin de semana | quiero quitar las uñas
  no quiero más salsa | no me gusta | por qué me cobraron dos veces | por que no me contestan
  annulation de mon rdv svp | je dois annuler | peux-tu arrêter la couleur plus tôt | c'est trop cher | je n'aime pas
  pouvez-vous m'écrire l'adresse | merci de m'envoyer l'adresse | ne m'attendez pas | bitte stornieren
  ich kann leider nicht kommen | bitte nicht zu kurz | zu viele Gäste | warum ist geschlossen | quero tirar o esmalte
  por que demorou tanto | não vou poder ir | não gosto | non posso venire | vorrei disdire | annulla la prenotazione
  perché siete chiusi | non mi piace | troppo corto | I'd love to come Friday | Do you have gluten free pizza
  Running 10 late | Traffic, there in 15 | on my way! | Is parking free? | stop sign is down outside your place fyi
  There's a stop on Elm that's closer | That's my stop, walking over now | I'll get off at the next stop
  We can stop anytime | last stop before home! | Pit stop then you | door dash keeps stopping at the wrong door
  stop light out on 5th so traffic is bad | my phone keeps stopping the video
  Please stop holding the table, we found another | You can stop looking, I found my earring!
  You can stop the search, found my wallet | can I stop payment on the deposit | Should we stop the keratin treatment
  time to stop dyeing lol | I need to stop biting my nails | it hurts when I stop | She needs to stop by 4
  text when ready | Text me the menu | Do not text my work phone, use this one | no texting while driving haha
  I can't get texts at work, email me | My texts aren't going through | your texts come in twice | I got two messages
  got your message thanks | send the reminder to my new phone | please message me on whatsapp
  call me when my color is in | please dont call, text only | Don't call me, text me | stop calling, just text me
  I don't need a reminder, I've got it in my calendar | no need to remind me | No need to text, I'll be there
  no reminder needed | don't forget my appointment | did you delete my appointment | remove the 5pm slot
  Remove one pizza from my order | take 2 off the order | take off the toppings | get me out of here lol
  can you get me in | put me on the list | off the list? | Is Anna on your list | I'm on the waiting list still?
  add my number 555-0100 | Is this the right number for bookings | my number ends in 4421 | I've changed numbers
  wrong size | wrong time! I meant 6 | I clicked the wrong link | you charged the wrong card
  No one answered the phone | nobody's answering | no cheese | No nuts pls | no preference | no rush | no show fee?
  no, Thursday | no more gel, just regular | no more than 30 | no further questions | enough salt already
  I've had enough wine haha | unsubscribed from your email by accident but keep texting | I didn't opt out did I
  never mind | Nevermind, found it | never been before | never had sushi | I never received my receipt
  never again with bangs lol | don't ever change | do not disturb sign at table | cancellation fee? | cancelled?
  Cancelled my flight | can I cancel | need to cancel | I'd like to cancel | cancel appt | cancel 2pm
  cancel my appt pls | cancelling tomorrow sorry | Have to cancel :( | end of next week? | ending soon?
  the ends are dry | remove polish | remove and replace | revoke my gym membership haha jk | exit on Main St
  quiet table please | quite happy | quitting time is 5 | leave it | leave a tip how? | go ahead
  go away for the weekend so Monday? | get lost on the way, where are you | I got lost | shut the window please
  block my Friday | spam folder had your email | report: loved it | how did you know | why is it closed
  why not Sunday | who's working today | what is this charge | is this the special | I am interested in highlights
  not interested in dessert | not sure yet | si | sí, a las 5 | quiero cancelar mi cita | no puedo ir
  mándame la dirección | no me llegó el mensaje | para dos | alto o bajo? | fin de mes | oui | je ne peux pas venir
  c'est annulé ? | arrêt maladie donc j'annule | envoyez le menu | ja | geht auch Freitag? | ich kann nicht
  bitte absagen | Ende Mai | posso levar criança? | não consigo ir | sim | pode parar o carro aí? | fim de semana | sì
  non riesco a venire | ferma il tavolo per 2 | basta un caffè | fino alle 8?
`);

test("nobody is silenced by an ordinary conversation", () => {
  const falseStops = ORDINARY.filter((text) =>
    ["stop", "refusal", "category_stop"].includes(classifyInbound(text).kind),
  );
  const percent = ((100 * falseStops.length) / ORDINARY.length).toFixed(2);
  console.info(`false stops: ${falseStops.length} of ${ORDINARY.length} (${percent} %)`);
  expect(ORDINARY.length).toBeGreaterThan(250);
  expect(falseStops).toEqual([]);
});

test("nor doubted, nor opted in", () => {
  const expected: Record<string, string> = {
    help: "help",
    yes: "start",
    "no offers for new clients?": "none",
  };
  const odd = ORDINARY.map((text) => [text, classifyInbound(text).kind]).filter(
    ([text = "", kind]) => kind !== (expected[text] ?? "none"),
  );
  expect(odd).toEqual([]);
});

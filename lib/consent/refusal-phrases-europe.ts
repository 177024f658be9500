import type { PhraseBook } from "./refusals";

// See the English phrases for the notation. Apostrophes are gone here too:
// "n'envoyez" is read as "nenvoyez", and written without it as "n envoyez".
export const SPANISH: PhraseBook = {
  messages: "mensajes?|mensajitos|sms|textos?|notificaciones|avisos|recordatorios|correos|spam|whatsapps?",
  harmless: [
    "(?:de|en|a) (?:la|su|tu|mi) lista de espera|(?:no|nunca) (?:me )?(?:llego|llegaron|llega|recibi|ha llegado) (?:\\w+ ){0,2}(?:{msg})",
    "(?:di|puse|tenia|tengo|envie|anote|marque) (?:\\w+ ){0,2}(?:numero|telefono) equivocado",
    "no (?:quiero|quisiera) dar(?:me)? de baja",
  ],
  refusals: [
    "no (?:me |nos )?vuelv\\w+ a (?:escribir|mandar|enviar|contactar|molestar|textear)\\w*",
    "(?:no|nunca|ya no|dejen de|deja de|deje de) (?:me |nos )?(?:envi\\w+|mand\\w+|escrib\\w+|text\\w+|contact\\w+|molest\\w+) (?:\\w+ ){0,2}(?:mas|nunca|jamas|otra vez|nada)\\b",
    "(?:no|nunca|ya no) (?:me |nos )?(?:envi\\w+|mand\\w+) (?:\\w+ ){0,2}(?:{msg})\\b",
    "(?:no|nunca|ya no) (?:me|nos) (?:escriban?|escribas|texteen?|contacten?|contactes|molesten?|molestes)(?: por favor| gracias)?{end}",
    "(?:ya )?no (?:quiero|deseo|queremos|quisiera) (?:recibir |que me (?:envien|manden|escriban|contacten) |mas |ningun |sus |tus |estos |esos |de ){0,4}(?:{msg})\\b",
    "(?:ya )?no (?:quiero|deseo) (?:que me (?:escriban|contacten|molesten|manden|envien)|recibir nada|saber nada de ustedes|ser contactad[oa])",
    "(?:dejen|deja|deje|dejar|paren|para|pare|basta|cesen) (?:ya )?(?:de|con) (?:enviar\\w*|mandar\\w*|escribir\\w*|molestar\\w*|textear\\w*|contactar\\w*|los mensajes|tantos mensajes|mensajes|joder)",
    "(?:borr|elimin|quit|remuev|saqu|sac)(?:en|e|a|ar|as)? (?:ya )?(?:mi|este) (?:numero|telefono|contacto|celular|nombre|datos)\\b",
    "(?:quit|saqu|borr|elimin|remuev|sac|den|de|da)(?:en|e|a)?me (?:ya )?(?:de|de baja)(?: (?:la|su|tu|esta|esa|sus) (?:lista|base|sistema)\\w*)?",
    "dar(?:me|se)? de baja|dado de baja|(?:dejen?|dejad|deje|deja)(?:me|n me)? en paz(?! \\?)|dejenme (?:en paz|tranquil[oa])(?! \\?)|me desuscrib\\w+|desuscribir\\w*",
    "no mas (?:{msg})\\b|ni un (?:mensaje|sms) mas|alto a los (?:{msg})|{start}(?:por favor )?(?:sin|no) (?:mensajes|sms){end}",
    "(?:tiene|tienen|tienes|es) (?:\\w+ )?(?:numero|telefono) equivocado|{start}(?:numero equivocado|se equivocaron? de numero){end}|esta equivocado de numero",
    "(?:revoco|retiro) (?:mi )?(?:consentimiento|permiso|autorizacion)|no (?:autorizo|doy permiso)|(?:los|voy a|te voy a) (?:bloque\\w+|denunci\\w+)",
    "(?:cancel\\w+|desactiv\\w+) (?:la |mi |los |las |estos )?(?:suscripcion|{msg})\\b|{start}ya (?:paren|basta){end}|(?:por favor|porfa) (?:paren|basta)|(?:paren|basta) por favor",
  ],
  doubts: [
    "(?:demasiados|tantos|muchos) (?:{msg})\\b|por ?que me (?:escriben|contactan|textean|escribes)|por ?que (?:me )?(?:mandan|envian|estan|siguen|recibo|llegan|sigo recibiendo)(?: \\w+)? ?(?:escribiendo|mandando|enviando|{msg})",
    "(?:de donde|como) (?:\\w+ ){0,2}(?:sacaron|tienen|consiguieron|obtuvieron) mi (?:numero|telefono)|en paz|{start}(?:gracias |pero |ya ){0,2}no (?:me interesa|estoy interesad[oa])(?: gracias)?{end}",
    "(?:no|nunca) (?:me )?(?:escriban|texteen|manden (?:un )?(?:{msg}))|numero equivocado|que molest\\w+|son (?:muy )?molestos|(?:mejor )?llamenme en vez|ya no es (?:su|mi|el) (?:numero|telefono)",
    "(?:nunca|no) (?:me suscribi|di (?:mi )?(?:permiso|consentimiento|numero)|pedi (?:esto|estos))|(?:fallecio|murio)|{start}(?:es )?spam{end}",
  ],
  marketing: [
    "(?:no|dejen de|deja de|paren de|basta de|ya no) (?:me |quiero |deseo |recibir |envien |enviarme |manden |mandarme |enviar |mandar |mas |sus |sms |de ){1,6}(?:promociones|promos|ofertas|publicidad|anuncios)",
  ],
};

export const FRENCH: PhraseBook = {
  messages: "messages?|sms|textos?|notifications?|rappels|mails?|spams?",
  harmless: [
    "(?:de|dans|sur|a) (?:la|votre|ta) liste d ?attente|(?:nai|n ai|ai) (?:pas|jamais|plus)(?: encore)? (?:recu|eu) (?:de |le |votre |aucun |d ?autres? )?(?:{msg})",
    "(?:donne|mis|note|tape) (?:\\w+ ){0,2}mauvais numero|(?:ne |n )?(?:pas|narretez|n arretez|narrete) (?:me )?(?:desabonner|desinscrire)",
    "(?:ne )?(?:narretez|n arretez|narrete|n arrete) (?:pas|jamais|rien)",
  ],
  refusals: [
    "(?:ne |n ?)?(?:m ?)?(?:envoy\\w+|envoi\\w+|ecri\\w+|contact\\w+|texto\\w+|derang\\w+|harcel\\w+|embet\\w+|sollicit\\w+)(?: moi| nous)? (?:plus|jamais)\\b",
    "(?:ne )?(?:plus|jamais) (?:me |m ?|nous |etre |de ){0,3}(?:envoyer|ecrire|contacter|recevoir|contactee?|derangee?|deranger|sollicitee?)",
    "(?:veux|voudrais|souhaite|desire|veut) (?:plus|pas|plus du tout) (?:recevoir |rien |de |d |vos |ces |tes |aucun |etre |que vous me |que vous m ?){0,4}(?:{msg}|contactee?|contactiez|ecriviez|envoyiez|derangee?|recevoir)\\b",
    "(?:demande|prie|souhaite|veux) (?:a ce |que |vous |de |d ?){0,3}arreter{end}|(?:me |m ?)desabonne\\b",
    "(?:arrete|cesse|stoppe)[zr]? (?:svp |sil vous plait |s il vous plait )?(?:de |d ?)(?:m ?|me |nous |mes )?(?:envoyer|ecrire|contacter|harceler|importuner|embeter|spammer|deranger|texter)",
    "(?:arrete[zr]?|stoppe[zr]?|stop|cesse[zr]?|annule[zr]?|desactive[zr]?|coupe[zr]?) (?:avec |a |aux? |les |vos |ces |tous |tes |des |de |ce |cet |l ){0,3}(?:{msg}|pubs?|abonnement|spam)\\b",
    "(?:retire[zr]?|enleve[zr]?|supprime[zr]?|efface[zr]?|ote[zr]?|raye[zr]?)(?: moi| nous)? (?:de|du|mon|mes|ce|ma) (?:\\w+ ){0,2}(?:liste|numero|donnees|contact|coordonnees|fichier|base|nom)\\w*",
    "(?:retire[zr]?|enleve[zr]?|supprime[zr]?|desabonne[zr]?|desinscri\\w+) moi(?! \\|)|(?:me |m ?)(?:desabonner|desinscrire)|\\b(?:desabonner|desinscrire|desabonnez|desinscrivez|desabonnement|desinscription)\\b",
    "laiss\\w+ (?:moi|nous) (?:tranquille|en paz|en paix)(?! \\?)|(?:fichez|foutez|fiche|fous) (?:moi|nous) la paix|lache[zr]? moi",
    "{start}(?:svp |desole )?plus (?:de|d|aucun) (?:{msg})(?: svp| sil vous plait| s il vous plait| merci)?{end}|{start}pas de (?:messages|sms)(?: svp| sil vous plait| merci)?{end}",
    "(?:vous avez (?:le |un )?|{start}|cest (?:le |un )?)(?:mauvais numero|faux numero)|(?:trompez|trompe|erreur) de (?:numero|personne)",
    "(?:retire|revoque) mon (?:consentement|accord|autorisation)|je (?:vous |te )?(?:bloque|signale)\\b|(?:va|vais) (?:vous )?(?:bloquer|signaler)",
    "(?:arrete[zr]?|stop) (?:svp|sil vous plait|s il vous plait|stp)|(?:svp|stp|sil vous plait|s il vous plait) (?:arrete[zr]?|stop){end}|{start}ca suffit{end}",
  ],
  doubts: [
    "trop (?:de|d) (?:{msg})\\b|pourquoi (?:vous |tu |est ce que vous |je |est ce que je )?(?:m ?|me |continuez |recois |n ?arretez ){0,2}(?:envoyez|ecrivez|contactez|envoyer|ecrire|ces|vos|des|tous)\\b",
    "(?:dou|d ou|comment|ou) (?:\\w+ ){0,2}(?:avez|trouve|eu|obtenu|sort) (?:vous )?(?:\\w+ ){0,2}mon numero|(?:tranquille|en paix) \\?|{start}(?:merci |non |je (?:ne )?suis ){0,3}(?:pas|plus) interessee?(?: merci)?{end}",
    "(?:ne )?(?:m ?envoyez|m ?ecrivez|me contactez) pas|(?:mauvais|faux) numero|ca ne m ?interesse (?:pas|plus)|(?:cest|vous etes) (?:du |tres |trop )?(?:harcelement|penible|spam|agacant)",
    "jamais (?:donne (?:mon )?(?:accord|numero)|demande (?:ca|ces|vos)|inscrite?)|(?:est )?decedee?\\b",
  ],
  marketing: [
    "(?:ne |n ?)?(?:m ?envoyez|menvoyez|veux|souhaite|arretez|arreter|stop|plus|pas) (?:plus |pas |recevoir |de |d |vos |ces |avec |les |m ?envoyer |menvoyer |sms |messages ){1,6}(?:promos?|promotions?|pubs?|publicites?|publicitaires?|offres|promotionnels?)\\b",
  ],
};

export const GERMAN: PhraseBook = {
  messages:
    "nachrichten?|sms|textnachrichten?|mitteilungen|benachrichtigungen|erinnerungen|meldungen|spam|whatsapps?",
  harmless: [
    "(?:von|auf|aus) (?:der|ihrer|eurer) warteliste|(?<!mochte |moechte |will |wollen |wunsche )kein\\w* (?:{msg}) (?:mehr )?(?:bekommen|erhalten|gekriegt|gesehen|gefunden|angekommen)|falsche nummer (?:angegeben|gegeben|geschickt|genannt)",
    "(?:hor|hort|horen) (?:sie )?(?:bloss |bitte )?nicht auf|nicht abmelden",
  ],
  refusals: [
    "(?:hor|hort|horen|hoer|hoert|hoeren)(?: sie| ihr)?(?: bitte| endlich)? auf(?: mir| mich| uns| mit| zu| damit| diese| diesen| den| ihren| euren| staendig| standig| immer| so| viele){0,5}(?: (?:{msg}|schreiben|schicken|senden|nerven|belastigen|kontaktieren|texten)|{end})",
    "(?:von|aus) (?:der|ihrer|eurer|dieser) (?:liste|kartei) (?:gestrichen|entfernt|geloscht)|keine (?:{msg}) an (?:diese|meine|mich)",
    "(?:bitte )?(?:kein|keine|keinen|keinerlei) (?:weiteren? |mehr |solche |weitere )?(?:{msg})(?: mehr| bitte| senden| schicken| an mich| zusenden){1,3}|{start}(?:bitte )?keine (?:weiteren? )?(?:{msg})(?: mehr)?(?: bitte| danke)?{end}",
    "(?:schick|schickt|schicken|send|sendet|senden|schreib|schreibt|schreiben)(?: sie| ihr)?(?: mir| uns)?(?: bitte)? (?:keine|nichts|nie|nicht) (?:\\w+ ){0,2}(?:mehr|wieder)\\b",
    "(?:schick|schickt|schicken|send|sendet|senden)(?: sie| ihr)? (?:mir|uns)(?: bitte)? keine (?:weiteren )?(?:{msg})\\b|(?:schreib|schreibt|schreiben)(?: sie| ihr)? (?:mir|uns)(?: bitte)? nicht mehr|nicht mehr (?:an)?schreiben",
    "kontaktier(?:en|t|e)?(?: sie| ihr)? (?:mich|uns)(?: bitte)? (?:nicht|nie)(?: mehr| wieder)?|nicht mehr (?:kontaktiert|angeschrieben|benachrichtigt|belastigt|kontaktieren)",
    "(?:mochte|moechte|will|wunsche|wollen) (?:\\w+ ){0,2}(?:keine|nicht) (?:weiteren |mehr |ihre |eure |solche |diese ){0,2}(?:{msg}|kontaktiert|erhalten|bekommen|schreiben)\\b",
    "(?:losch|loschen|loscht|losche|entfern|entfernen|entfernt|streich|streichen|streicht|nehmen|nehmt|nimm)(?: sie| ihr)?(?: bitte)? (?:mich|meine|meinen|diese) (?:\\w+ ){0,3}(?:nummer|daten|telefonnummer|handynummer|liste|verteiler|kontakt|kartei)\\b",
    "meine (?:nummer|daten|handynummer|telefonnummer)(?: bitte| sofort)? (?:loschen|entfernen|streichen)|(?:melden|meldet|meld)(?: sie)? mich(?: bitte)? ab\\b|mich (?:\\w+ ){0,3}abmelden|(?:{msg}) (?:bitte )?(?:abbestellen|abmelden|abstellen|stoppen|einstellen)",
    "(?:lass|lasst|lassen)(?: sie)? (?:mich|uns)(?: bitte| endlich)? in (?:ruhe|frieden)(?! \\?)|(?:stoppen|stoppt|stopp|beenden|stop)(?: sie)? (?:bitte )?(?:die|diese|ihre|eure|mit den) (?:{msg})",
    "{start}(?:sie haben die |ihr habt die |das ist die |sorry )?falsche (?:nummer|person){end}|falsch verbunden|(?:widerrufe|ziehe) (?:\\w+ ){0,3}(?:einwilligung|zustimmung)|(?:ich )?(?:blockiere|melde) (?:sie|euch|dich|diese nummer)\\b",
    "bitte (?:aufhoren|aufhoeren|stoppen|stopp)\\b|verpiss\\w* (?:euch|dich)|{start}(?:es )?reicht(?: jetzt)?{end}",
  ],
  doubts: [
    "(?:zu|so) (?:viele|oft) (?:{msg})|(?:warum|wieso|weshalb) (?:schreiben|schreibt|schicken|schickt|bekomme|kriege|erhalte|senden|kontaktieren)\\b|(?:in ruhe|in frieden) \\?",
    "(?:woher|wie) (?:haben|habt|hast|kommen) (?:sie|ihr|du)(?: an| bitte)? meine (?:nummer|handynummer|telefonnummer)|{start}(?:ich habe |danke |nein |leider ){0,3}kein interesse(?: mehr| danke)?{end}|nicht interessiert{end}",
    "(?:schreiben|schreibt|schreib|kontaktieren)(?: sie| ihr)? (?:mir|mich)(?: bitte)? nicht|bitte nicht (?:an)?schreiben|falsche nummer|(?:das|ihr|sie|es) (?:nervt|nerven|belastigt)|{start}(?:das ist )?(?:spam|belastigung){end}|nie (?:zugestimmt|angemeldet|eingewilligt)|ist (?:leider )?(?:verstorben|gestorben)",
  ],
  marketing: [
    "(?:keine?|nicht|stopp|stop) (?:mehr |weiteren? |mir |solche )?(?:werbung|werbe\\w+|angebote|aktionen|rabatte|promos)(?: mehr| bitte| senden| schicken| erhalten){0,3}",
  ],
};

export const PORTUGUESE: PhraseBook = {
  messages: "mensagens|mensagem|sms|textos?|notificacoes|avisos|lembretes|spam|torpedos?|zaps?",
  harmless: [
    "(?:da|na|de|desta|dessa) (?:sua )?lista de espera|(?:nao|nunca) (?:me )?(?:recebi|chegou|chegaram|veio) (?:\\w+ ){0,2}(?:{msg})|(?:dei|passei|anotei|coloquei) (?:\\w+ ){0,2}numero errado",
    "nao (?:parem|pare|para) (?:de|nunca)|nao quero (?:me )?(?:descadastrar|sair da lista)",
  ],
  refusals: [
    "(?:nao|nunca|n) (?:me |nos )?(?:envi\\w+|mand\\w+|escrev\\w+|contat\\w+|contact\\w+|perturb\\w+|incomod\\w+|encham|encha)(?: me)? (?:\\w+ ){0,2}(?:mais|nunca|jamais|nada)\\b",
    "(?:nao|nunca|n) (?:me |nos )?(?:envi\\w+|mand\\w+)(?: me)? (?:\\w+ ){0,2}(?:{msg})\\b|(?:nao|nunca) (?:me )?(?:contat|contact|perturb|incomod)(?:em|e|ar|a)(?: me)?{end}",
    "(?:pare|parem|para|parar|chega|deixe|deixem|cesse|cessem) (?:ja )?(?:de|com) (?:me |nos )?(?:enviar\\w*|mandar\\w*|escrever\\w*|incomodar\\w*|perturbar\\w*|encher\\w*|contatar\\w*|contactar\\w*|as mensagens|essas mensagens|mensagens|sms)",
    "nao (?:quero|desejo|queremos|gostaria de) (?:mais |receber |suas |essas |estas |nenhuma |os |as |de ){0,4}(?:{msg})\\b|nao (?:quero|desejo) (?:mais )?(?:ser contatad[oa]|ser contactad[oa]|que me (?:mandem|enviem|contatem)|receber (?:mais )?nada)",
    "(?:remov|retir|tir|apag|exclu|delet|elimin)(?:ue|uem|a|e|am|em|i|ir|ar|er|as|es)? (?:o |a |ja )?(?:meu|minha|meus|este) (?:numero|telefone|contato|contacto|nome|cadastro|dados|celular)\\b",
    "(?:me )?(?:tir|remov|retir|exclu|descadastr|delet)(?:a|e|am|em|i|ar|er)(?: me)? (?:da|de|dessa|desta|do|desse) (?:sua |seu )?(?:lista|cadastro|base|sistema|grupo)|\\b(?:descadastr\\w+|desinscrev\\w+)\\b",
    "(?:me )?(?:deixe|deixem|deixa)(?: me| eu)? em paz(?! \\?)|(?:chega|basta|sem) (?:de |mais ){1,2}(?:{msg})\\b|nao autorizo|(?:retiro|revogo) (?:meu |o )?(?:consentimento|meu consentimento)|vou (?:te )?(?:bloquear|denunciar)",
    "{start}(?:numero errado|e engano|foi engano|pessoa errada){end}|(?:esta|estao|e) (?:com )?(?:o |um )?numero errado|(?:cancel\\w+|desativ\\w+) (?:as |os |essas |estas |minha )?(?:{msg}|inscricao|assinatura)\\b",
    "(?:por favor|pfv|pf) (?:pare|parem|para){end}|(?:pare|parem) por favor|quero sair (?:da|dessa|desta) lista|parar de receber (?:\\w+ )?(?:{msg})|(?:parem|pare) com isso",
  ],
  doubts: [
    "(?:muitas|tantas|demais) (?:{msg})\\b|(?:{msg}) demais|por ?que (?:\\w+ ){0,2}(?:mandando|enviando|mandam|enviam|recebo|recebendo|me mandam)\\b|em paz",
    "(?:como|onde|de onde) (?:\\w+ ){0,2}(?:conseguiram|pegaram|tem|conseguiu|arrumaram) (?:o )?meu (?:numero|telefone|contato)|{start}(?:nao tenho|sem|nao estou|obrigad[oa]) ?(?:mais )?(?:interesse|interessad[oa])(?: obrigad[oa])?{end}",
    "nao (?:me )?(?:mandem|mande|escrevam|escreva)\\b|numero errado|que (?:chato|saco|chatice)|nunca (?:me cadastrei|autorizei|pedi|dei (?:meu )?(?:numero|permissao))|(?:faleceu|morreu)|{start}(?:e )?spam{end}",
  ],
  marketing: [
    "(?:nao|parem de|pare de|para de|chega de|sem) (?:me |quero |desejo |receber |mandem |mandar |enviar |enviem |mande |envie |mais |suas |de ){1,6}(?:promocoes|promocao|promos|ofertas|propagandas?|publicidade|anuncios)",
  ],
};

export const ITALIAN: PhraseBook = {
  messages: "messagg\\w+|sms|messaggini|notifiche|avvisi|promemoria|spam|whatsapp",
  harmless: [
    "(?:dalla|nella|dalle) (?:vostra )?lista (?:d ?attesa|di attesa|dattesa)|non (?:mi )?(?:ho|e|ha|sono) (?:\\w+ )?(?:ricevuto|arrivato|arrivati|arrivata) (?:\\w+ ){0,2}(?:{msg})?|(?:dato|scritto|messo|lasciato) (?:\\w+ ){0,2}numero sbagliato",
    "non (?:smettete|fermatevi|smettere|smetterla)|non voglio (?:disiscrivermi|cancellarmi)",
  ],
  refusals: [
    "non (?:mi |ci )?(?:inviat\\w+|mandat\\w+|scriv\\w+|contatt\\w+|disturb\\w+|inviar\\w+|mandar\\w+|messaggi\\w+|invi|mandi)(?: \\w+)? (?:piu|altri|altro|mai)\\b",
    "non (?:mi |ci )?(?:inviat\\w+|mandat\\w+|inviar\\w+|mandar\\w+) (?:\\w+ )?(?:{msg})\\b|non (?:contattatemi|scrivetemi|disturbatemi|mi contattate|mi disturbate)(?: grazie| per favore)?{end}",
    "non (?:voglio|desidero|vorrei|vogliamo) (?:piu |ricevere |i |vostri |altri |questi |nessun |essere ){0,5}(?:{msg}|contattat[oai]|disturbat[oai]|ricevere nulla|ricevere niente)",
    "(?:smett\\w+|finit\\w+|piantat\\w+|cessate) (?:di|con) (?:\\w+ )?(?:scriver\\w*|mandar\\w*|inviar\\w*|disturbar\\w*|contattar\\w*|messaggiar\\w*|rompere|{msg})",
    "(?:toglietemi|toglimi|cancellatemi|cancellami|rimuovetemi|rimuovimi|eliminatemi|disiscrivetemi|levatemi|disiscri\\w+)\\b(?! \\|)|(?:cancell|elimin|rimuov|togli)\\w* (?:il mio|i miei|questo) (?:numero|dati|contatto|nome|telefono|nominativo)",
    "lasc(?:iatemi|iami|iateci) (?:in pace|stare|perdere)(?! \\?)|(?:niente|nessun|basta|stop|fermate|fermare) (?:piu |con |ai |i |questi |altri |di |gli ){0,3}(?:{msg})\\b|disattivat\\w+ (?:i |gli |le )?(?:{msg})",
    "(?:rimoss|cancellat|tolt)[oa] (?:dalla|da|dal) (?:\\w+ )?(?:lista|elenco|rubrica)(?! (?:d ?|di |d)attesa)|basta (?:di )?(?:scrivermi|mandarmi|inviarmi|disturbarmi)",
    "{start}(?:avete (?:il )?|ha (?:il )?|hai (?:il )?|e (?:il )?)?numero sbagliato{end}|sbagliato (?:numero|persona){end}|(?:ritiro|revoco) (?:il )?(?:mio )?consenso|non autorizzo|(?:vi|ti) (?:blocco|denuncio|segnalo)\\b",
    "(?:per favore|perfavore) (?:basta|smettetela|fermatevi|smettila){end}|(?:basta|smettetela|fermatevi) (?:per favore|grazie)|(?:cancell|annull|disattiv)\\w+ (?:la )?(?:mia )?iscrizione",
  ],
  doubts: [
    "(?:troppi|tanti) (?:{msg})\\b|perche (?:mi )?(?:scrivete|mandate|state|continuate|ricevo|inviate|contattate)\\b|(?:in pace|stare) \\?|(?:come|dove) (?:\\w+ ){0,2}(?:avuto|preso|trovato) il mio numero",
    "{start}(?:grazie |no |ma ){0,2}non (?:mi interessa|sono (?:piu )?interessat[oa]|ho interesse)(?: grazie| piu)?{end}|non (?:scrivetemi|mandatemi|mi scrivete)|numero sbagliato|che (?:noia|fastidio|scocciatura)|siete (?:fastidiosi|insistenti)",
    "(?:mai|non ho) (?:dato (?:il )?(?:mio )?(?:consenso|numero)|iscritt[oa]|chiesto questi|autorizzato)|(?:e|era) (?:deceduto|deceduta|mancato|mancata|morto|morta){end}|{start}spam{end}",
  ],
  marketing: [
    "(?:non|basta|niente|stop|smettete di|smettetela con) (?:mi |voglio |desidero |ricevere |mandate |mandatemi |inviate |inviatemi |mandarmi |inviarmi |piu |le |vostre |altre |di |con ){1,6}(?:promozion\\w+|offerte|pubblicita|promo)\\b",
  ],
};

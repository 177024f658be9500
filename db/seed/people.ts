/** A made-up person. Where given and family name are not told apart the whole name is the first one. */
export type Person = { language: string; firstName: string; lastName: string | null };

/** Both businesses know Maria, under one number: her STOP to one is none to the other. */
export const maria = { language: "en", firstName: "Maria", lastName: "Santos" };

const unusual: Person[] = [
  maria,
  {
    language: "en",
    firstName: "Wilhelmina-Konstantina Anastasia Bartholomea",
    lastName: "Featherstonehaugh-Papadimitropoulou van der Westhuizen de la Fontaine",
  },
  { language: "en", firstName: "Zoë 💐", lastName: "Hart" },
  { language: "en", firstName: "X", lastName: null },
];

/** Made-up customers of a salon: a hundred by language, then many more, some of them hard on a layout. */
export const salonPeople = [
  ...people({
    en: `Maya Thompson, Chloe Bennett, Jasmine Carter, Hannah O'Brien, Olivia Reed, Zoe Whitfield, Imani Brooks, Grace Holloway,
    Naomi Fletcher, Ruby Sinclair, Tessa McAllister, Eleanor Voss, Brooke Castellan, Kiara Dawson, Paige Rutherford, Leah Goldman,
    Simone Ellison, Autumn Hayes, Daniel Price, Marcus Avery, Jonah Keller, Isaiah Grant, Miles Pemberton, Ethan Crowley,
    Beatrice Lang, Willa Stone, Freya Nash, Ivy Caldwell, June Abbott, Nora Winslow`,
    es: `Valentina Morales, Lucía Fernández, Camila Rojas, Sofía Herrera, Ximena Castañeda, Paola Núñez, Daniela Ibáñez,
    Mariana Peña, Andrés Quintero, Joaquín Muñoz, Renata Villaseñor, Inés Zúñiga`,
    fr: `Élodie Marchand, Chloé Lefèvre, Amélie Dubois, Zoé Garçon, Noémie Béranger`,
    pt: `Beatriz Gonçalves, Inês Magalhães, João Conceição, Letícia Araújo`,
    de: `Jürgen Müller, Käthe Schäfer, Björn Größler, Anneliese Weiß`,
    it: `Giulia Rossetti, Niccolò D'Angelo, Chiara Bianchi`,
    pl: `Zofia Wiśniewska, Łukasz Kowalczyk, Agnieszka Dąbrowska`,
    cs: `Tereza Dvořáková, Jiří Šťastný`,
    tr: `Elif Yıldız, Çağla Öztürk, Emre Güneş`,
    vi: `Linh Nguyễn, Hương Trần, Đức Phạm`,
    ru: `Анна Соколова, Дмитрий Волков, Екатерина Орлова`,
    uk: `Оксана Шевченко, Юлія Коваленко`,
    el: `Ελένη Παπαδοπούλου, Γιώργος Νικολάου`,
    he: `נועה לוי, יעל כהן, אורי מזרחי`,
    ar: `ليلى حداد, عمر الخطيب, سارة منصور`,
    fa: `شیرین کریمی, آرش نوری`,
    hi: `प्रिया शर्मा, अर्जुन मेहता`,
    bn: `ঈশিতা সেন`,
    ta: `கவிதா சுப்ரமணியம்`,
    th: `สุดา ศรีสุข`,
    ka: `ნინო ბერიძე`,
    hy: `Անի Պետրոսյան`,
    zh: `王芳, 李娜, 陈伟`,
    ja: `佐藤陽菜, 鈴木蓮, 高橋美咲`,
    ko: `김민지, 이서연`,
    is: `Þórunn Ægisdóttir`,
  }),
  ...unusual,
  // Two entries of what may be one person each.
  { language: "en", firstName: "Maya", lastName: "Thompson" },
  { language: "de", firstName: "Jurgen", lastName: "Mueller" },
  ...more(
    `Amara, Bianca, Celeste, Dana, Elise, Fiona, Gemma, Hazel, Isla, Joy, Keira, Lila, Mabel, Nina, Opal, Phoebe, Quinn, Ramona,
    Sadie, Thea, Uma, Vera, Winnie, Yara, Zelda, Andre, Bruno, Caleb, Dorian, Elliot`,
    `Abrams, Bishop, Castillo, Delaney, Everett, Farrow, Greer, Huang, Ingram, Jacobs, Kaplan, Lombardi, Maddox, Novak, Ortega,
    Pruitt, Ramsey, Salazar, Tate, Underhill, Vance, Whitlock, Yoder`,
  ),
];

/** Made-up guests of a restaurant: a hundred by language, then many more, some of them hard on a layout. */
export const restaurantPeople = [
  ...people({
    en: `Walter Hastings, Abigail Turner, Desmond Clarke, Felicity Moore, Gideon Ashworth, Harriet Boone, Ian Macpherson, Judith Lowell,
    Kendrick Samuels, Lorraine Pike, Malcolm Yates, Nadine Foster, Oscar Blackwood, Penelope Quinn, Quentin Barlow, Rosalind Frost,
    Silas Hartman, Tabitha Crane, Ulysses Ford, Vivian Sterling, Wesley Chan, Yvonne Baptiste, Zachary Holt, Audrey Lindgren,
    Bernard O'Sullivan, Cecily Thorne, Dexter Malone, Esther Feldman, Franklin Rowe, Gloria Jefferson, Hector Byrne, Iris Kavanagh,
    Jerome Whitaker, Katherine Lacey`,
    es: `Guadalupe Jiménez, Álvaro Cárdenas, Rocío Benítez, Íñigo Echeverría, Consuelo Ávila, Efraín Domínguez, Pilar Sepúlveda,
    Ramón Acuña, Marisol Güemes, Óscar Leyva, Teresa Solórzano`,
    fr: `Benoît Lacroix, Hélène Fournier, François Thibault, Maëlle Rousseau`,
    pt: `Mônica Brandão, Sebastião Leitão, Conceição Falcão`,
    de: `Sönke Brückner, Gretel Löwe, Matthias Jäger`,
    it: `Raffaele Esposito, Ludovica Conti, Fabrizio Caputo, Noè Ferrari`,
    nl: `Sanne Visser, Joost Hoekstra`,
    sv: `Åsa Öberg, Linnéa Sjöström`,
    da: `Søren Kjær, Bjørg Østergaard`,
    fi: `Päivi Hämäläinen`,
    pl: `Małgorzata Zielińska, Stanisław Woźniak`,
    hu: `Eszter Szűcs, Győző Kőszegi`,
    ro: `Ștefan Țurcanu`,
    hr: `Željka Đurić`,
    tr: `Şule Çelik, Oğuz Kılıç`,
    vi: `Minh Đặng, Thảo Bùi`,
    ru: `Мария Кузнецова, Сергей Лебедев`,
    uk: `Тарас Гнатюк`,
    bg: `Цветелина Йорданова`,
    el: `Δημήτρης Αλεξίου`,
    he: `תמר פרץ, איתי ברק`,
    ar: `يوسف العلي, نور الدين`,
    ur: `عائشہ خان`,
    hi: `राहुल वर्मा, काव्या नायर`,
    gu: `હેતલ પટેલ`,
    pa: `ਹਰਪ੍ਰੀਤ ਕੌਰ`,
    te: `శ్రావణి రెడ్డి`,
    th: `ณัฐวุฒิ ใจดี`,
    am: `ሰላም ተስፋዬ`,
    zh: `张伟, 刘洋, 黃雅婷`,
    ja: `田中翔太, 山本さくら`,
    ko: `박지훈, 최수빈`,
  }),
  ...unusual,
  { language: "en", firstName: "Walter", lastName: "Hastings" },
  { language: "en", firstName: "Viv", lastName: "Sterling" },
  ...more(
    `Adele, Barney, Clara, Dwight, Edna, Forrest, Greta, Hugo, Imogen, Jasper, Kendra, Lionel, Mona, Ned, Odette, Percy, Regina,
    Stella, Toby, Ursula, Vince, Wanda, Xavier, Yusuf, Zara, Alma, Boris, Cora, Damon, Elsie`,
    `Archer, Bellamy, Corrigan, Draper, Ellis, Fitzgerald, Gallo, Haines, Irving, Jankowski, Kerr, Lachance, Mercer, Nolan, Okafor,
    Pereira, Quigley, Rossi, Sandoval, Tanaka, Urbina, Vogel, Whelan`,
  ),
];

function people(byLanguage: Record<string, string>): Person[] {
  return Object.entries(byLanguage).flatMap(([language, names]) =>
    names.split(",").map((name) => {
      const [firstName = "", ...rest] = name.trim().split(/\s+/);
      return { language, firstName, lastName: rest.join(" ") || null };
    }),
  );
}

/** Everybody who is left over when given and family names meet, in an order that is the same on every run. */
function more(first: string, last: string): Person[] {
  const [given, family] = [first.split(","), last.split(",")];
  return Array.from({ length: 134 }, (_, i) => ({
    language: "en",
    firstName: given[i % given.length]?.trim() ?? "",
    lastName: family[(i * 7 + Math.floor(i / given.length)) % family.length]?.trim() ?? null,
  }));
}

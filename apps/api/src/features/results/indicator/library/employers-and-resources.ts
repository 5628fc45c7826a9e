import { asked, derived, words, type LibraryIndicator } from './library-entry.js'

const shared = 'Verkoston yhteinen mittaristo'
const model = 'Työ- ja osallisuuskeskus Suomeen 2014'
const oulu = 'Oulun työhönvalmennuksen mittarit 2022'
const southOstrobothnia = 'Etelä-Pohjanmaan tuetun työllistymisen mallinnus 2022'

const employers = { group: 'employers', unit: 'count' } as const

export const employerIndicators: readonly LibraryIndicator[] = [
  asked({
    ...employers,
    code: 'C1',
    name: words('Työnantajakontaktit', 'Arbetsgivarkontakter', 'Employer contacts'),
    definition: words(
      'Valmentajan yhteydenotot työnantajiin kauden aikana: käynnit, puhelut ja kokoukset, joissa puhuttiin tietystä asiakkaasta tai työpaikasta. Joukkoviestejä ei lasketa.',
      'Tränarens kontakter med arbetsgivare under perioden: besök, samtal och möten om en viss kund eller arbetsplats. Massutskick räknas inte.',
      'Contacts of the coach with employers during the period: visits, calls and meetings about a given customer or workplace. Mass mailings are not counted.'
    ),
    source: `${shared}; ${oulu}`,
    taskAreas: ['1b', '2c']
  }),
  asked({
    ...employers,
    code: 'C2',
    name: words('Uudet työpaikkakohteet', 'Nya arbetsplatser', 'New workplaces'),
    definition: words(
      'Työpaikat, joiden kanssa sovittiin kauden aikana ensimmäistä kertaa, että ne voivat ottaa asiakkaan.',
      'Arbetsplatser med vilka man under perioden för första gången kom överens om att de kan ta emot en kund.',
      'Workplaces with which it was agreed for the first time during the period that they can take a customer.'
    ),
    source: shared,
    taskAreas: ['1b', '4a']
  }),
  asked({
    ...employers,
    code: 'C3',
    name: words('Tukea saaneet työnantajat', 'Arbetsgivare som fått stöd', 'Employers supported'),
    definition: words(
      'Työnantajat, joille tai joiden työyhteisölle valmentaja antoi kauden aikana tukea työpaikan säilyttämiseksi.',
      'Arbetsgivare vars arbetsplats tränaren under perioden gav stöd för att arbetet ska bestå.',
      'Employers to whom, or to whose work community, the coach gave support during the period to keep the job.'
    ),
    origin: 'south_ostrobothnia',
    source: southOstrobothnia,
    taskAreas: ['1b', '2c']
  }),
  asked({
    ...employers,
    code: 'C4',
    name: words('Silpputyön tilaukset', 'Beställningar av småjobb', 'Orders of piecemeal work'),
    definition: words(
      'Tilauskanavan kautta kauden aikana tehtäviksi sovitut silpputyön tilaukset.',
      'Beställningar av småjobb via beställningskanalen som skulle utföras under perioden.',
      'Orders of piecemeal work through the order channel that were to be done during the period.'
    ),
    source: `${model}: tilauskanava`,
    taskAreas: ['1a', '4b']
  }),
  asked({
    ...employers,
    code: 'C5',
    name: words('Sovittuun aikaan toimitetut tilaukset', 'Beställningar utförda i tid', 'Orders delivered on time'),
    definition: words(
      'Silpputyön tilauksista ne, jotka tehtiin sovittuna aikana ja hyväksyttiin.',
      'De beställningar av småjobb som utfördes på överenskommen tid och godkändes.',
      'Of the orders of piecemeal work, those done at the agreed time and accepted.'
    ),
    source: `${model}: tilauskanava`,
    taskAreas: ['1a']
  }),
  derived({
    group: 'employers',
    code: 'C6',
    unit: 'percent',
    name: words('Toimitusvarmuus', 'Leveranssäkerhet', 'Delivery reliability'),
    definition: words(
      'Sovittuun aikaan toimitetut tilaukset suhteessa kaikkiin kauden tilauksiin.',
      'Beställningar utförda i tid i förhållande till alla beställningar under perioden.',
      'Orders delivered on time against all orders of the period.'
    ),
    numerator: 'C5',
    denominator: 'C4',
    source: `${model}: tilauskanava`,
    taskAreas: ['1a']
  }),
  asked({
    ...employers,
    code: 'C7',
    direction: 'neutral',
    name: words(
      'Työllistämisehdon luvatut kuukaudet',
      'Utlovade månader enligt sysselsättningsvillkor',
      'Months promised by employment clauses'
    ),
    definition: words(
      'Henkilötyökuukaudet, jotka hankintasopimusten työllistämisehdoissa on luvattu kaudelle.',
      'Personmånader som enligt sysselsättningsvillkoren i upphandlingsavtal har utlovats för perioden.',
      'Person-months promised for the period in the employment clauses of procurement contracts.'
    ),
    source: `${model}: sosiaaliset hankintakriteerit`,
    taskAreas: ['4a']
  }),
  asked({
    ...employers,
    code: 'C8',
    name: words(
      'Työllistämisehdon toteutuneet kuukaudet',
      'Förverkligade månader enligt sysselsättningsvillkor',
      'Months realised under employment clauses'
    ),
    definition: words(
      'Henkilötyökuukaudet, jotka työllistämisehtojen nojalla toteutuivat kauden aikana.',
      'Personmånader som med stöd av sysselsättningsvillkor förverkligades under perioden.',
      'Person-months realised during the period under employment clauses.'
    ),
    source: `${model}: sosiaaliset hankintakriteerit`,
    taskAreas: ['4a']
  }),
  derived({
    group: 'employers',
    code: 'C9',
    unit: 'percent',
    name: words('Työllistämisehdon toteuma', 'Utfall av sysselsättningsvillkor', 'Employment clauses kept'),
    definition: words(
      'Toteutuneet henkilötyökuukaudet suhteessa luvattuihin.',
      'Förverkligade personmånader i förhållande till utlovade.',
      'Person-months realised against those promised.'
    ),
    numerator: 'C8',
    denominator: 'C7',
    source: `${model}: sosiaaliset hankintakriteerit`,
    taskAreas: ['4a']
  }),
  derived({
    ...employers,
    code: 'O5',
    origin: 'oulu',
    name: words('Työnantajakontaktien määrä', 'Antal arbetsgivarkontakter', 'Number of employer contacts'),
    definition: words(
      'Yhteydenotot työnantajiin kauden aikana (C1).',
      'Kontakter med arbetsgivare under perioden (C1).',
      'Contacts with employers during the period (C1).'
    ),
    numerator: 'C1',
    source: oulu,
    taskAreas: ['2c']
  })
]

export const resourceIndicators: readonly LibraryIndicator[] = [
  asked({
    code: 'D1',
    group: 'resources',
    unit: 'fte',
    decimals: 1,
    aggregation: 'last_value',
    name: words('Valmentajat, htv', 'Tränare, årsverken', 'Coaches, FTE'),
    definition: words(
      'Valmentajien työpanos kauden viimeisenä päivänä kokoaikaisina: puolet työajastaan valmentava on 0,5.',
      'Tränarnas arbetsinsats på periodens sista dag omräknad till heltid: den som tränar på halvtid är 0,5.',
      'The work input of coaches on the last day of the period as full-time posts: one who coaches half of the time is 0.5.'
    ),
    source: `${shared}; ${southOstrobothnia}`,
    taskAreas: ['1b', '2b']
  }),
  asked({
    code: 'D2',
    group: 'resources',
    unit: 'count',
    name: words('Asiakaskysely, vastauksia', 'Kundenkät, svar', 'Customer survey, answers'),
    definition: words(
      'Kauden aikana saadut vastaukset verkoston yhteiseen asiakaskyselyyn.',
      'Svar på nätverkets gemensamma kundenkät som kommit in under perioden.',
      "Answers to the network's common customer survey received during the period."
    ),
    source: `${shared}; ${oulu}`,
    taskAreas: ['2c']
  }),
  asked({
    code: 'D3',
    group: 'resources',
    unit: 'hours',
    decimals: 1,
    name: words('Valmennustunnit', 'Träningstimmar', 'Coaching hours'),
    definition: words(
      'Valmentajien asiakastyöhön kauden aikana käyttämät tunnit, työpaikkakäynnit mukaan lukien.',
      'Timmar som tränarna under perioden använt för kundarbete, inklusive besök på arbetsplatser.',
      'Hours that coaches spent on work with customers during the period, workplace visits included.'
    ),
    dimensionCodes: ['customer_group'],
    source: shared,
    taskAreas: ['1b']
  }),
  derived({
    code: 'D4',
    group: 'resources',
    unit: 'hours',
    decimals: 1,
    direction: 'neutral',
    name: words('Valmennustunnit asiakasta kohden', 'Träningstimmar per kund', 'Coaching hours per customer'),
    definition: words(
      'Valmennustunnit jaettuna kauden aikana valmennuksessa olleilla.',
      'Träningstimmarna dividerade med dem som varit i arbetsträning under perioden.',
      'Coaching hours divided by those in coaching during the period.'
    ),
    numerator: 'D3',
    denominator: 'A1',
    source: shared,
    taskAreas: ['1b']
  }),
  derived({
    code: 'SO1',
    group: 'resources',
    unit: 'persons',
    direction: 'neutral',
    origin: 'south_ostrobothnia',
    name: words('Asiakkaita valmentajaa kohden', 'Kunder per tränare', 'Customers per coach'),
    definition: words(
      'Kauden aikana valmennuksessa olleet jaettuna valmentajien työpanoksella. Luku kuvaa kauden asiakasvirtaa, ei samanaikaisia asiakkaita.',
      'De som varit i arbetsträning under perioden dividerade med tränarnas arbetsinsats. Talet beskriver periodens kundflöde, inte samtidiga kunder.',
      'Those in coaching during the period divided by the work input of coaches. It speaks of the flow of the period, not of customers at one time.'
    ),
    numerator: 'A1',
    denominator: 'D1',
    source: southOstrobothnia,
    taskAreas: ['1b', '2c']
  }),
  asked({
    code: 'SO9',
    group: 'resources',
    unit: 'count',
    aggregation: 'last_value',
    origin: 'south_ostrobothnia',
    name: words(
      'Kunnat, joissa valmentaja toimii',
      'Kommuner där en tränare verkar',
      'Municipalities where a coach works'
    ),
    definition: words(
      'Kunnat, joilla on kauden viimeisenä päivänä nimetty työhönvalmentaja yksiköstä.',
      'Kommuner som på periodens sista dag har en utsedd arbetstränare från enheten.',
      'Municipalities that have a named job coach of the unit on the last day of the period.'
    ),
    source: southOstrobothnia,
    taskAreas: ['1b']
  })
]

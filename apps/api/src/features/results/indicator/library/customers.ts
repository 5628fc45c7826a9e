import { asked, derived, words, type LibraryIndicator } from './library-entry.js'

const group = 'customers'
const breakdowns = ['customer_group', 'gender', 'age_class', 'language']
const oulu = 'Oulun työhönvalmennuksen mittarit 2022'
const southOstrobothnia = 'Etelä-Pohjanmaan tuetun työllistymisen mallinnus 2022'

export const customerIndicators: readonly LibraryIndicator[] = [
  asked({
    code: 'A1',
    group,
    aggregation: 'distinct_persons',
    name: words('Valmennuksessa kauden aikana', 'I arbetsträning under perioden', 'In coaching during the period'),
    definition: words(
      'Henkilöt, joilla oli valmennusjakso voimassa vähintään yhtenä kauden päivänä. Jokainen lasketaan yksikössä kerran, vaikka jaksoja olisi useita.',
      'Personer som hade en gällande träningsperiod under minst en dag av perioden. Varje person räknas en gång per enhet, även om perioderna är flera.',
      'People who had a coaching episode in force on at least one day of the period. Each person is counted once in a unit, even with several episodes.'
    ),
    dimensionCodes: breakdowns,
    source: `Verkoston yhteinen mittaristo; ${oulu}`,
    taskAreas: ['1b', '2c']
  }),
  asked({
    code: 'A2',
    group,
    name: words('Uudet asiakkaat', 'Nya kunder', 'New customers'),
    definition: words(
      'Henkilöt, joiden valmennusjakso alkoi kauden aikana.',
      'Personer vars träningsperiod började under perioden.',
      'People whose coaching episode began during the period.'
    ),
    dimensionCodes: breakdowns,
    source: 'Verkoston yhteinen mittaristo',
    taskAreas: ['1b']
  }),
  asked({
    code: 'A3',
    group,
    direction: 'neutral',
    name: words('Päättäneet', 'Avslutade', 'Ended'),
    definition: words(
      'Henkilöt, joiden valmennusjakso päättyi kauden aikana mistä syystä tahansa.',
      'Personer vars träningsperiod avslutades under perioden, oavsett orsak.',
      'People whose coaching episode ended during the period, for whichever reason.'
    ),
    dimensionCodes: breakdowns,
    source: 'Verkoston yhteinen mittaristo',
    taskAreas: ['1b']
  }),
  asked({
    code: 'A4',
    group,
    name: words('Lähettävä taho tiedossa', 'Remitterande instans känd', 'Referral source known'),
    definition: words(
      'Kauden uusista asiakkaista ne, joiden lähettävä taho on kirjattu. Luku ei voi olla suurempi kuin A2.',
      'De av periodens nya kunder vars remitterande instans har antecknats. Talet kan inte vara större än A2.',
      'Of the new customers of the period, those whose referral source is on record. Never more than A2.'
    ),
    dimensionCodes: ['customer_group'],
    source: 'Verkoston yhteinen mittaristo',
    taskAreas: ['1b', '2c']
  }),
  derived({
    code: 'A5',
    group,
    unit: 'percent',
    name: words('Lähettävä taho tiedossa, osuus', 'Remitterande instans känd, andel', 'Referral source known, share'),
    definition: words(
      'Kuinka suuresta osasta uusia asiakkaita lähettävä taho tiedetään.',
      'För hur stor del av de nya kunderna den remitterande instansen är känd.',
      'For how large a share of new customers the referral source is known.'
    ),
    numerator: 'A4',
    denominator: 'A2',
    source: 'Verkoston yhteinen mittaristo',
    taskAreas: ['2c']
  }),
  asked({
    code: 'A6',
    group,
    direction: 'less',
    name: words('Uudelleen alkaneet jaksot', 'Perioder som börjat på nytt', 'Repeat episodes'),
    definition: words(
      'Uusista asiakkaista ne, joilla on ollut päättynyt jakso verkoston missä tahansa yksikössä edellisten 24 kuukauden aikana.',
      'De av de nya kunderna som under de föregående 24 månaderna har avslutat en period i någon av nätverkets enheter.',
      'Of the new customers, those who ended an episode in any unit of the network within the previous 24 months.'
    ),
    dimensionCodes: ['customer_group', 'gender', 'age_class'],
    source: 'Työ- ja osallisuuskeskus Suomeen 2014: toistuvan tukityön mittaaminen',
    taskAreas: ['2c', '3b']
  }),
  asked({
    code: 'V1',
    group,
    direction: 'neutral',
    aggregation: 'last_value',
    name: words(
      'Asiakkaat valmennuksen vaiheen mukaan',
      'Kunder efter skede i arbetsträningen',
      'Customers by coaching phase'
    ),
    definition: words(
      'Asiakkaat kauden viimeisenä päivänä siinä valmennuksen vaiheessa, jossa heidän kanssaan pääasiassa työskennellään.',
      'Kunder på periodens sista dag i det skede av arbetsträningen som arbetet med dem främst gäller.',
      'Customers on the last day of the period, in the coaching phase that the work with them mainly concerns.'
    ),
    dimensionCodes: ['coaching_phase', 'customer_group'],
    origin: 'south_ostrobothnia',
    source: `${southOstrobothnia}: valmennuksen kuusi vaihetta`,
    taskAreas: ['2a']
  }),
  asked({
    code: 'V2',
    group,
    unit: 'count',
    name: words(
      'Siirtymiset valmennuksen vaiheeseen',
      'Förflyttningar till ett skede i arbetsträningen',
      'Moves into a coaching phase'
    ),
    definition: words(
      'Kuinka monta kertaa asiakas siirtyi kauden aikana valmennuksen vaiheesta toiseen, uuden vaiheen mukaan.',
      'Hur många gånger en kund under perioden gick från ett skede i arbetsträningen till ett annat, efter det nya skedet.',
      'How many times a customer moved from one coaching phase to another during the period, by the new phase.'
    ),
    dimensionCodes: ['coaching_phase'],
    origin: 'south_ostrobothnia',
    source: `${southOstrobothnia}: valmennuksen kuusi vaihetta`,
    taskAreas: ['2a', '2c']
  }),
  derived({
    code: 'O1',
    group,
    unit: 'persons',
    origin: 'oulu',
    name: words('Valmennukseen osallistuneet', 'Deltagare i arbetsträning', 'Participants in coaching'),
    definition: words(
      'Työhönvalmennukseen kauden aikana osallistuneet henkilöt (A1).',
      'Personer som deltagit i arbetsträning under perioden (A1).',
      'People who took part in job coaching during the period (A1).'
    ),
    numerator: 'A1',
    source: oulu,
    taskAreas: ['2c']
  }),
  asked({
    code: 'O4',
    group,
    unit: 'count',
    origin: 'oulu',
    name: words(
      'Ohjautumiset lähettävän tahon mukaan',
      'Hänvisningar efter remitterande instans',
      'Referrals by source'
    ),
    definition: words(
      'Kauden aikana vastaanotetut ohjautumiset työhönvalmennukseen, myös ne, jotka eivät johtaneet jaksoon.',
      'Hänvisningar till arbetsträning som tagits emot under perioden, även de som inte ledde till en period.',
      'Referrals to job coaching received during the period, including those that led to no episode.'
    ),
    dimensionCodes: ['referral_source'],
    source: oulu,
    taskAreas: ['1b', '2c']
  }),
  asked({
    code: 'SO4',
    group,
    origin: 'south_ostrobothnia',
    aggregation: 'last_value',
    sourceClass: 'register',
    direction: 'less',
    name: words('Pitkäaikaistyöttömät alueella', 'Långtidsarbetslösa i området', 'Long-term unemployed in the area'),
    definition: words(
      'Yhtäjaksoisesti vähintään vuoden työttöminä työnhakijoina olleet yksikön toiminta-alueella kauden viimeisen kuukauden lopussa, työnvälitystilaston mukaan.',
      'Personer i enhetens verksamhetsområde som varit arbetslösa arbetssökande i minst ett år utan avbrott vid utgången av periodens sista månad, enligt arbetsförmedlingsstatistiken.',
      'Job seekers in the area of the unit who had been unemployed for at least a year without a break at the end of the last month of the period, by the employment service statistics.'
    ),
    source: `${southOstrobothnia}: tarvemalli`,
    taskAreas: ['1b']
  }),
  ...(
    [
      ['SO5', 'SO4 * 0.2', 'Hoitoa tai kuntoutusta tarvitsevat (arvio)', 'I behov av vård eller rehabilitering (uppskattning)', 'In need of treatment or rehabilitation (estimate)', 'noin 20 %', 'cirka 20 %', 'about 20 %'],
      ['SO6', 'SO4 / 3', 'Avoimille työmarkkinoille työkyvyttömät (arvio)', 'Arbetsoförmögna för öppna arbetsmarknaden (uppskattning)', 'Unable to work on the open market (estimate)', 'kolmasosa', 'en tredjedel', 'a third'],
      ['SO7', 'SO4 - SO4 * 0.2 - SO4 / 3', 'Tuella työllistettävissä (arvio)', 'Kan sysselsättas med stöd (uppskattning)', 'Employable with support (estimate)', 'muut, hieman alle puolet', 'övriga, något under hälften', 'the others, a little under half']
    ] as const
  ).map(([code, numerator, nameFi, nameSv, nameEn, shareFi, shareSv, shareEn]) =>
    derived({
      code,
      group,
      unit: 'persons',
      origin: 'south_ostrobothnia',
      direction: 'neutral',
      name: words(nameFi, nameSv, nameEn),
      definition: words(
        `Tarvemallin osuus pitkäaikaistyöttömistä (${shareFi}). Osuutta muutetaan muuttamalla kaavaa.`,
        `Behovsmodellens andel av de långtidsarbetslösa (${shareSv}). Andelen ändras genom att formeln ändras.`,
        `The share of the long-term unemployed in the need model (${shareEn}). Change the formula to change the share.`
      ),
      numerator,
      source: `${southOstrobothnia}: tarvemalli`,
      taskAreas: ['1b']
    })
  ),
  asked({
    code: 'SO8',
    group,
    origin: 'south_ostrobothnia',
    name: words(
      'Sosiaalihuoltolain päätöksellä alkaneet',
      'Inledda genom beslut enligt socialvårdslagen',
      'Begun on a Social Welfare Act decision'
    ),
    definition: words(
      'Uusista asiakkaista ne, joiden tuettu työ perustuu sosiaalihuoltolain mukaiseen päätökseen.',
      'De av de nya kunderna vars arbete med stöd grundar sig på ett beslut enligt socialvårdslagen.',
      'Of the new customers, those whose supported work rests on a decision under the Social Welfare Act.'
    ),
    direction: 'neutral',
    dimensionCodes: ['customer_group'],
    source: southOstrobothnia,
    taskAreas: ['1b']
  })
]

import { asked, derived, words, type LibraryIndicator } from './library-entry.js'

const model = 'Työ- ja osallisuuskeskus Suomeen 2014: tulorakenne'
const southOstrobothnia = 'Etelä-Pohjanmaan tuetun työllistymisen mallinnus 2022'

const euro = { group: 'economy', unit: 'euro', decimals: 2 } as const

/** One class of income. */
const income = (code: string, name: LibraryIndicator['name'], definition: LibraryIndicator['definition']): LibraryIndicator =>
  asked({ ...euro, code, name, definition, source: model, taskAreas: ['1a', '4a'], direction: code === 'E1' ? 'more' : 'neutral' })

export const economyIndicators: readonly LibraryIndicator[] = [
  income(
    'E1',
    words(
      'Tulot kilpailluilta markkinoilta',
      'Intäkter från konkurrensutsatta marknader',
      'Income from competed markets'
    ),
    words(
      'Tuotteiden ja palvelujen myynti yrityksille ja kuluttajille kauden aikana, ilman arvonlisäveroa.',
      'Försäljning av varor och tjänster till företag och konsumenter under perioden, utan mervärdesskatt.',
      'Sales of goods and services to companies and consumers during the period, without value added tax.'
    )
  ),
  income(
    'E2',
    words('Ostopalvelutulot', 'Intäkter från köpta tjänster', 'Income from purchased services'),
    words(
      'Kuntien, hyvinvointialueiden, työllisyysalueiden ja Kelan ostamat palvelut kauden aikana.',
      'Tjänster som kommuner, välfärdsområden, sysselsättningsområden och FPA köpt under perioden.',
      'Services bought by municipalities, wellbeing services counties, employment areas and Kela during the period.'
    )
  ),
  income(
    'E3',
    words('Palvelusetelitulot', 'Intäkter från servicesedlar', 'Income from service vouchers'),
    words(
      'Palveluseteleillä maksetut palvelut kauden aikana.',
      'Tjänster betalda med servicesedel under perioden.',
      'Services paid with vouchers during the period.'
    )
  ),
  income(
    'E4',
    words('Avustukset', 'Understöd', 'Grants'),
    words(
      'Kaudelle kohdistuvat STEA-avustukset, kuntien avustukset ja muut julkiset avustukset, ei EU-rahoitus.',
      'STEA-understöd, kommunala understöd och andra offentliga understöd som hänför sig till perioden, inte EU-finansiering.',
      'STEA grants, municipal grants and other public grants for the period, without EU funding.'
    )
  ),
  income(
    'E5',
    words('EU-rahoitus', 'EU-finansiering', 'EU funding'),
    words(
      'Kaudelle kohdistuva ESR+-rahoitus ja muu EU-rahoitus valtion osuuksineen.',
      'ESF+-finansiering och annan EU-finansiering för perioden inklusive statens andel.',
      'ESF+ and other EU funding for the period with the share of the state.'
    )
  ),
  income(
    'E6',
    words('Yksityinen rahoitus', 'Privat finansiering', 'Private money'),
    words(
      'Säätiöiden, yritysten ja yksityisten lahjoitukset ja tuki kauden aikana.',
      'Donationer och stöd från stiftelser, företag och privatpersoner under perioden.',
      'Donations and support from foundations, companies and private people during the period.'
    )
  ),
  income(
    'E7',
    words('Muut tulot', 'Övriga intäkter', 'Other income'),
    words(
      'Kauden tulot, jotka eivät kuulu muihin luokkiin.',
      'Periodens intäkter som inte hör till någon annan klass.',
      'Income of the period that belongs to no other class.'
    )
  ),
  derived({
    ...euro,
    code: 'E8',
    direction: 'neutral',
    name: words('Tulot yhteensä', 'Intäkter totalt', 'Income in total'),
    definition: words(
      'Kaikki tuloluokat yhteensä.',
      'Alla intäktsklasser sammanlagt.',
      'All classes of income together.'
    ),
    numerator: 'E1 + E2 + E3 + E4 + E5 + E6 + E7',
    source: model,
    taskAreas: ['1a']
  }),
  derived({
    code: 'E9',
    group: 'economy',
    unit: 'percent',
    name: words('Markkinatulojen osuus', 'Marknadsintäkternas andel', 'Share of market income'),
    definition: words(
      'Kilpailluilta markkinoilta saadut tulot suhteessa kaikkiin tuloihin.',
      'Intäkterna från konkurrensutsatta marknader i förhållande till alla intäkter.',
      'Income from competed markets against all income.'
    ),
    numerator: 'E1',
    denominator: 'E8',
    source: model,
    taskAreas: ['1a', '4a']
  }),
  asked({
    ...euro,
    code: 'E10',
    direction: 'less',
    name: words('Kulut', 'Kostnader', 'Costs'),
    definition: words(
      'Yksikön kaikki kauden kulut kululajeittain.',
      'Enhetens alla kostnader för perioden efter kostnadsslag.',
      'All costs of the unit for the period by category.'
    ),
    dimensionCodes: ['cost_category'],
    source: model,
    taskAreas: ['1a']
  }),
  derived({
    ...euro,
    code: 'E11',
    name: words('Tulos', 'Resultat', 'Surplus'),
    definition: words('Tulot vähennettynä kuluilla.', 'Intäkterna minus kostnaderna.', 'Income less costs.'),
    numerator: 'E8 - E10',
    source: model,
    taskAreas: ['1a']
  }),
  asked({
    ...euro,
    code: 'E12',
    direction: 'neutral',
    name: words('Valmennuksen henkilöstökulut', 'Arbetsträningens personalkostnader', 'Staff costs of coaching'),
    definition: words(
      'Työhönvalmentajien palkat sivukuluineen kauden ajalta.',
      'Arbetstränarnas löner med bikostnader för perioden.',
      'Pay of job coaches with side costs for the period.'
    ),
    source: `${southOstrobothnia}: noin 44 000 euroa valmentajaa kohden vuodessa`,
    taskAreas: ['1b']
  }),
  asked({
    ...euro,
    code: 'E13',
    direction: 'neutral',
    name: words('Valmennuksen muut kulut', 'Arbetsträningens övriga kostnader', 'Other costs of coaching'),
    definition: words(
      'Valmennuksen tilat, matkat ja käyttökulut kauden ajalta.',
      'Lokaler, resor och driftskostnader för arbetsträningen under perioden.',
      'Rent, travel and running costs of coaching for the period.'
    ),
    source: `${southOstrobothnia}: noin 6 000 euroa valmentajaa kohden vuodessa`,
    taskAreas: ['1b']
  }),
  derived({
    ...euro,
    code: 'E14',
    direction: 'neutral',
    name: words('Valmennuksen kulut yhteensä', 'Arbetsträningens kostnader totalt', 'Costs of coaching in total'),
    definition: words(
      'Valmennuksen henkilöstökulut ja muut kulut.',
      'Arbetsträningens personalkostnader och övriga kostnader.',
      'Staff and other costs of coaching.'
    ),
    numerator: 'E12 + E13',
    source: southOstrobothnia,
    taskAreas: ['1b']
  }),
  asked({
    code: 'E15',
    group: 'economy',
    unit: 'fte',
    decimals: 2,
    direction: 'neutral',
    name: words('Valmentajien henkilötyövuodet', 'Tränarnas årsverken', 'Coach-years'),
    definition: words(
      'Valmentajien kauden aikana tekemä työ henkilötyövuosina: neljä valmentajaa neljännesvuoden kokoaikaisesti on 1,00.',
      'Tränarnas arbete under perioden i årsverken: fyra tränare på heltid ett kvartal är 1,00.',
      'Work done by coaches during the period in person-years: four full-time coaches for a quarter are 1.00.'
    ),
    source: southOstrobothnia,
    taskAreas: ['1b']
  }),
  derived({
    ...euro,
    code: 'SO2',
    direction: 'less',
    origin: 'south_ostrobothnia',
    name: words('Kulut valmentajan henkilötyövuotta kohden', 'Kostnad per tränarårsverke', 'Cost per coach-year'),
    definition: words(
      'Valmennuksen kulut jaettuna valmentajien henkilötyövuosilla.',
      'Arbetsträningens kostnader dividerade med tränarnas årsverken.',
      'Costs of coaching divided by coach-years.'
    ),
    numerator: 'E14',
    denominator: 'E15',
    source: southOstrobothnia,
    taskAreas: ['1b', '3b']
  }),
  derived({
    ...euro,
    code: 'SO3',
    direction: 'less',
    origin: 'south_ostrobothnia',
    name: words('Kulut asiakasta kohden', 'Kostnad per kund', 'Cost per customer'),
    definition: words(
      'Valmennuksen kulut jaettuna kauden aikana valmennuksessa olleilla. Vuoden kaudella luku on asiakasvuoden hinta.',
      'Arbetsträningens kostnader dividerade med dem som varit i arbetsträning under perioden. För ett år är talet priset på ett kundår.',
      'Costs of coaching divided by those in coaching during the period. Over a year it is the cost of a customer-year.'
    ),
    numerator: 'E14',
    denominator: 'A1',
    source: southOstrobothnia,
    taskAreas: ['1b', '3b']
  }),
  derived({
    ...euro,
    code: 'E16',
    name: words('Myynti valmentajan henkilötyövuotta kohden', 'Försäljning per tränarårsverke', 'Sales per coach-year'),
    definition: words(
      'Tulot kilpailluilta markkinoilta jaettuna valmentajien henkilötyövuosilla.',
      'Intäkterna från konkurrensutsatta marknader dividerade med tränarnas årsverken.',
      'Income from competed markets divided by coach-years.'
    ),
    numerator: 'E1',
    denominator: 'E15',
    source: model,
    taskAreas: ['1a']
  }),
  derived({
    ...euro,
    code: 'E17',
    direction: 'less',
    name: words(
      'Valmennuksen kulut työpaikkaa kohden',
      'Arbetsträningens kostnad per arbetsplats',
      'Cost of coaching per job'
    ),
    definition: words(
      'Valmennuksen kulut jaettuna työn tai palkkatuetun työn aloittaneilla (B1 + B2).',
      'Arbetsträningens kostnader dividerade med dem som börjat arbete eller subventionerat arbete (B1 + B2).',
      'Costs of coaching divided by those who began work or subsidised work (B1 + B2).'
    ),
    numerator: 'E14',
    denominator: 'B1 + B2',
    source: 'Työ- ja osallisuuskeskus Suomeen 2014: kustannus tulosta kohden',
    taskAreas: ['3b']
  })
]

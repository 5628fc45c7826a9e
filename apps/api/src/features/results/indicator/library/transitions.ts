import { asked, derived, words, type LibraryIndicator } from './library-entry.js'

const group = 'transitions'
const dimensionCodes = ['customer_group', 'gender', 'age_class']
const shared = 'Verkoston yhteinen mittaristo'
const model = 'Työ- ja osallisuuskeskus Suomeen 2014'

export const transitionIndicators: readonly LibraryIndicator[] = [
  asked({
    code: 'B1',
    group,
    dimensionCodes,
    name: words('Avoimet työmarkkinat', 'Öppna arbetsmarknaden', 'Open labour market'),
    definition: words(
      'Henkilöt, jotka kauden aikana aloittivat palkkatyön avoimilla työmarkkinoilla ilman palkkatukea.',
      'Personer som under perioden började ett lönearbete på öppna arbetsmarknaden utan lönesubvention.',
      'People who during the period began a paid job on the open labour market without pay subsidy.'
    ),
    source: shared,
    taskAreas: ['1b', '4a']
  }),
  asked({
    code: 'B2',
    group,
    dimensionCodes,
    name: words('Palkkatuettu työ', 'Lönesubventionerat arbete', 'Subsidised work'),
    definition: words(
      'Henkilöt, jotka kauden aikana aloittivat palkkatuetun työn. Palkkatuen alku ei ole vielä pysyvä työpaikka.',
      'Personer som under perioden började ett arbete med lönesubvention. Att subventionen börjar är ännu inget varaktigt arbete.',
      'People who during the period began a job with pay subsidy. The start of a subsidy is not yet a lasting job.'
    ),
    source: shared,
    taskAreas: ['1a', '1b']
  }),
  asked({
    code: 'B3',
    group,
    dimensionCodes,
    name: words('Koulutus', 'Utbildning', 'Education'),
    definition: words(
      'Henkilöt, jotka kauden aikana aloittivat tutkintoon tai sen osaan johtavan opiskelun tai muun vähintään kuukauden koulutuksen.',
      'Personer som under perioden började studier som leder till en examen eller en del av den, eller någon annan utbildning på minst en månad.',
      'People who during the period began studies towards a qualification or part of one, or other training of at least a month.'
    ),
    source: shared,
    taskAreas: ['1b']
  }),
  asked({
    code: 'B4',
    group,
    dimensionCodes: ['customer_group'],
    name: words('Työssä 6 kk päättymisestä', 'I arbete 6 mån. efter avslut', 'In work 6 months after the end'),
    definition: words(
      'Henkilöt, joiden valmennuksen päättymisestä tuli kauden aikana kuluneeksi kuusi kuukautta ja jotka olivat silloin palkkatyössä tai yrittäjinä.',
      'Personer för vilka det under perioden hade gått sex månader sedan arbetsträningen avslutades och som då hade ett lönearbete eller var företagare.',
      'People for whom six months had passed during the period since their coaching ended, and who were then in paid work or self-employed.'
    ),
    source: shared,
    taskAreas: ['2c', '3b']
  }),
  asked({
    code: 'B5',
    group,
    dimensionCodes: ['customer_group'],
    direction: 'less',
    name: words('Palasi palveluun', 'Återvände till tjänsten', 'Returned to the service'),
    definition: words(
      'Henkilöt, joiden jakso oli päättynyt ja jotka kauden aikana palasivat työllisyyden, sosiaalihuollon tai kuntoutuksen palveluun.',
      'Personer vars period hade avslutats och som under perioden återvände till en tjänst inom sysselsättning, socialvård eller rehabilitering.',
      'People whose episode had ended and who during the period returned to an employment, social welfare or rehabilitation service.'
    ),
    source: `${shared}; ${model}: tuloksen pysyvyys`,
    taskAreas: ['2c', '3b']
  }),
  asked({
    code: 'B6',
    group,
    dimensionCodes,
    name: words('Työkokeilu', 'Arbetsprövning', 'Work trial'),
    definition: words(
      'Henkilöt, jotka kauden aikana aloittivat työkokeilun työnantajan tai verkoston yrityksen luona.',
      'Personer som under perioden började en arbetsprövning hos en arbetsgivare eller ett företag i nätverket.',
      'People who during the period began a work trial with an employer or a firm of the network.'
    ),
    source: model,
    taskAreas: ['1b']
  }),
  asked({
    code: 'B7',
    group,
    dimensionCodes,
    name: words('Työ verkoston omassa yrityksessä', 'Arbete i nätverkets eget företag', "Job in the network's own firm"),
    definition: words(
      'Henkilöt, jotka kauden aikana aloittivat toistaiseksi voimassa olevan työn yrityksessä, jonka verkoston jäsen omistaa yksin tai muiden kanssa. Heidät lasketaan myös mittariin B1, jos palkkatukea ei makseta.',
      'Personer som under perioden började ett arbete tills vidare i ett företag som en medlem i nätverket äger ensam eller tillsammans med andra. De räknas också i B1 om ingen lönesubvention betalas.',
      'People who during the period began an open-ended job in a firm that a member of the network owns alone or with others. They are counted in B1 too when no pay subsidy is paid.'
    ),
    source: model,
    taskAreas: ['4a']
  }),
  asked({
    code: 'B8',
    group,
    dimensionCodes,
    name: words('Oma yritys tai osuuskunta', 'Eget företag eller andelslag', 'Own enterprise or co-operative'),
    definition: words(
      'Henkilöt, jotka kauden aikana aloittivat päätoimisen yritystoiminnan tai työn omassa osuuskunnassaan.',
      'Personer som under perioden började som företagare på heltid eller arbeta i sitt eget andelslag.',
      'People who during the period began as full-time entrepreneurs or work in a co-operative of their own.'
    ),
    source: model,
    taskAreas: ['4c']
  }),
  asked({
    code: 'B9',
    group,
    aggregation: 'distinct_persons',
    dimensionCodes,
    name: words('Osallisuustyössä', 'I delaktighetsarbete', 'In participation work'),
    definition: words(
      'Henkilöt, jotka kauden aikana osallistuivat palkattomaan osallisuustyöhön. Tämä on ryhmän III tulos eikä työllistyminen.',
      'Personer som under perioden deltog i oavlönat delaktighetsarbete. Detta är ett resultat för grupp III, inte en sysselsättning.',
      'People who took part in unpaid participation work during the period. This is an outcome of group III, not employment.'
    ),
    source: model,
    taskAreas: ['4b']
  }),
  asked({
    code: 'B10',
    group,
    unit: 'hours',
    decimals: 1,
    dimensionCodes: ['customer_group'],
    name: words('Osallisuustyön tunnit', 'Timmar i delaktighetsarbete', 'Hours of participation work'),
    definition: words(
      'Osallisuustyöhön osallistuneiden läsnäolotunnit kauden aikana yhteensä.',
      'Närvarotimmar sammanlagt under perioden för dem som deltagit i delaktighetsarbete.',
      'Hours of attendance in participation work during the period, all together.'
    ),
    source: model,
    taskAreas: ['4b']
  }),
  derived({
    code: 'B11',
    group,
    unit: 'hours',
    decimals: 1,
    name: words(
      'Osallisuustyön tunnit henkilöä kohden',
      'Timmar i delaktighetsarbete per person',
      'Hours of participation work per person'
    ),
    definition: words(
      'Osallisuustyön tunnit jaettuna osallisuustyössä olleilla henkilöillä.',
      'Timmarna i delaktighetsarbete dividerade med antalet personer i delaktighetsarbete.',
      'The hours of participation work divided by the people in it.'
    ),
    numerator: 'B10',
    denominator: 'B9',
    source: model,
    taskAreas: ['4b']
  }),
  derived({
    code: 'B12',
    group,
    unit: 'percent',
    name: words(
      'Työhön tai koulutukseen päättäneistä',
      'Till arbete eller utbildning av avslutade',
      'To work or education, of those who ended'
    ),
    definition: words(
      'Työn, palkkatuetun työn tai koulutuksen aloittaneet (B1, B2, B3) suhteessa päättäneisiin (A3). Osuus voi olla yli 100 %, jos työ alkaa ennen valmennuksen päättymistä.',
      'De som börjat arbete, subventionerat arbete eller utbildning (B1, B2, B3) i förhållande till avslutade (A3). Andelen kan överstiga 100 % om arbetet börjar innan träningen avslutas.',
      'Those who began work, subsidised work or education (B1, B2, B3) against those who ended (A3). The share may exceed 100 % when work begins before coaching ends.'
    ),
    numerator: 'B1 + B2 + B3',
    denominator: 'A3',
    source: shared,
    taskAreas: ['2c', '3b']
  }),
  derived({
    code: 'O2',
    group,
    unit: 'persons',
    origin: 'oulu',
    name: words('Työllistyneet', 'Sysselsatta', 'Employed'),
    definition: words(
      'Avoimille työmarkkinoille tai palkkatuettuun työhön kauden aikana siirtyneet (B1 + B2).',
      'De som under perioden gått över till öppna arbetsmarknaden eller subventionerat arbete (B1 + B2).',
      'Those who moved to the open labour market or to subsidised work during the period (B1 + B2).'
    ),
    numerator: 'B1 + B2',
    source: 'Oulun työhönvalmennuksen mittarit 2022',
    taskAreas: ['2c']
  }),
  derived({
    code: 'O3',
    group,
    unit: 'percent',
    origin: 'oulu',
    name: words('Työllistyneitä osallistuneista', 'Sysselsatta av deltagarna', 'Employed, of participants'),
    definition: words(
      'Työllistyneet suhteessa valmennukseen osallistuneisiin.',
      'Sysselsatta i förhållande till deltagarna i arbetsträning.',
      'The employed against the participants in coaching.'
    ),
    numerator: 'O2',
    denominator: 'O1',
    source: 'Oulun työhönvalmennuksen mittarit 2022',
    taskAreas: ['2c', '3b']
  })
]

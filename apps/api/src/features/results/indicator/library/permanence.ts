import { asked, derived, words, type LibraryIndicator } from './library-entry.js'

/** After how many months permanence is looked at. */
const months = [3, 6, 12, 24] as const

const common = {
  group: 'transitions',
  source: 'Työ- ja osallisuuskeskus Suomeen 2014: tuloksen pysyvyys; seurantavälit ovat asetuksia',
  taskAreas: ['2c', '3b']
}
const dimensionCodes = ['customer_group']

/** What the units are asked after so many months. */
const counted = (month: number): LibraryIndicator[] => [
  asked({
    ...common,
    dimensionCodes,
    code: `F${month}_DUE`,
    direction: 'neutral',
    name: words(`${month} kk seuranta: seurattavat`, `Uppföljning ${month} mån.: att följa upp`, `${month}-month follow-up: due`),
    definition: words(
      `Henkilöt, joiden siirtymästä työhön, koulutukseen tai osallisuustyöhön tuli kauden aikana kuluneeksi ${month} kuukautta.`,
      `Personer för vilka det under perioden hade gått ${month} månader sedan övergången till arbete, utbildning eller delaktighetsarbete.`,
      `People for whom ${month} months had passed during the period since their move to work, education or participation work.`
    )
  }),
  asked({
    ...common,
    dimensionCodes,
    code: `F${month}_REACHED`,
    name: words(`${month} kk seuranta: tavoitetut`, `Uppföljning ${month} mån.: nådda`, `${month}-month follow-up: reached`),
    definition: words(
      'Seurattavista ne, jotka tavoitettiin ja joiden tilanne on tiedossa.',
      'De som skulle följas upp, som nåddes och vars situation är känd.',
      'Of those due, those who were reached and whose situation is known.'
    )
  }),
  asked({
    ...common,
    dimensionCodes,
    code: `F${month}_STAYED`,
    name: words(`${month} kk seuranta: tulos pysynyt`, `Uppföljning ${month} mån.: resultatet består`, `${month}-month follow-up: outcome lasts`),
    definition: words(
      'Tavoitetuista ne, jotka ovat työssä, koulutuksessa tai osallisuustyössä eivätkä ole palanneet palveluihin.',
      'De nådda som är i arbete, utbildning eller delaktighetsarbete och inte har återvänt till tjänsterna.',
      'Of those reached, those who are in work, education or participation work and have not come back to services.'
    )
  })
]

const rates = (month: number): LibraryIndicator[] => [
  derived({
    ...common,
    code: `F${month}_REACH_RATE`,
    unit: 'percent',
    name: words(`${month} kk seuranta: tavoitettujen osuus`, `Uppföljning ${month} mån.: andel nådda`, `${month}-month follow-up: share reached`),
    definition: words(
      'Tavoitetut suhteessa seurattaviin. Pysyvyyttä ei pidä tulkita, jos tavoitettujen osuus on pieni.',
      'De nådda i förhållande till dem som skulle följas upp. Varaktigheten ska inte tolkas om andelen nådda är liten.',
      'Those reached against those due. Do not read permanence when few were reached.'
    ),
    numerator: `F${month}_REACHED`,
    denominator: `F${month}_DUE`
  }),
  derived({
    ...common,
    code: `F${month}_RATE`,
    unit: 'percent',
    name: words(`Pysyvyys ${month} kk`, `Varaktighet ${month} mån.`, `Permanence at ${month} months`),
    definition: words(
      'Tulos pysynyt suhteessa tavoitettuihin.',
      'De för vilka resultatet består i förhållande till de nådda.',
      'Those whose outcome lasts against those reached.'
    ),
    numerator: `F${month}_STAYED`,
    denominator: `F${month}_REACHED`
  })
]

/** Follow-ups due and reached, and the permanence of outcomes, after each number of months. */
export const permanenceIndicators: readonly LibraryIndicator[] = months.flatMap((month) => [...counted(month), ...rates(month)])

import type { BlockOfKind, ReportBlock, ReportBlockKind, Scope } from '@solmu/domain/reports/report-template.js'
import { type LocalizedText, sameInAll } from '@solmu/shared/text.js'

/** Three languages in the order Finnish, Swedish, English. */
export const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const unsaid = sameInAll('')

/** Paragraphs of running text. */
export const paragraphs = (...texts: readonly LocalizedText[]): LocalizedText => ({
  fi: texts.map(({ fi }) => fi).join('\n\n'),
  sv: texts.map(({ sv }) => sv).join('\n\n'),
  en: texts.map(({ en }) => en).join('\n\n')
})

const run: Scope = { place: 'whole', period: 'run', back: 1 }

const usual = {
  heading: { level: 2 },
  text: { place: 'whole' },
  narrative: {},
  figure: { ...run, compare: 'none' },
  table: { ...run, axis: 'periods', lens: null, dimension: null, isTurned: false, hasTotal: true },
  chart: { ...run, form: 'lines', lens: null, order: 'value' },
  map: { ...run, lens: 'centre' },
  chain: run,
  form: { ...run, dimension: null, categories: [] },
  completeness: {},
  definitions: {},
  colophon: {}
} as const satisfies { [Kind in ReportBlockKind]: Partial<BlockOfKind<Kind>> }

type Said<Kind extends ReportBlockKind> = Omit<BlockOfKind<Kind>, 'id' | 'kind' | keyof (typeof usual)[Kind]> & Partial<BlockOfKind<Kind>>

/**
 * A block of a shipped report: what is not said is as usual, which is the whole of the run for all that the audience reads.
 *
 * @example block('figure', 'employed', { indicator: 'O2' })
 */
export function block<Kind extends ReportBlockKind>(kind: Kind, id: string, said: Said<Kind>): ReportBlock {
  return { id, kind, ...usual[kind], ...said } as unknown as ReportBlock
}

/** What stands at the end of every report. */
export const closing: readonly ReportBlock[] = [
  block('completeness', 'completeness', { title: words('Kattavuus ja luotettavuus', 'Täckning och tillförlitlighet', 'Coverage and confidence') }),
  block('definitions', 'definitions', { title: words('Määritelmät', 'Definitioner', 'Definitions') }),
  block('colophon', 'colophon', { title: words('Tietoja raportista', 'Om rapporten', 'About this report') })
]

/** How figures are to be read; the same in every report that shows them. */
export const howToRead = words(
  'Luvut ovat laitoksesta {edition}, jonka pääkonttori vahvisti {certified}. Vahvistettu laitos ei muutu: myöhemmät korjaukset tulevat uuteen laitokseen. Luku, josta yksittäisen ihmisen voisi tunnistaa, on peitetty ja merkitty. Nolla on luku, puuttuva tieto ei ole.',
  'Siffrorna är ur utgåva {edition}, som huvudkontoret fastställde {certified}. En fastställd utgåva ändras inte: senare rättelser kommer i en ny utgåva. En siffra ur vilken en enskild person kunde kännas igen är dold och märkt. Noll är en siffra, en uppgift som saknas är det inte.',
  'The figures are those of edition {edition}, which the head office certified on {certified}. A certified edition does not change: later corrections come in a new edition. A figure by which somebody could be recognised is withheld and marked. Zero is a figure; a missing one is not.'
)

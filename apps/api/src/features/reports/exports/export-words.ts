/** What exports are called, and what stands in them beside the figures. */
import type { ArchivedFormat } from '@solmu/domain/reports/export-job.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { ConsolidationInput } from '../consolidation/consolidation.graphql.js'
import { lensNames } from '../publication/export/export-words.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const said = {
  publications: words('Luettavissa olevat julkaisut', 'Alla publikationer som jag kan läsa', 'All publications that I can read'),
  publicationsFile: words('julkaisut', 'publikationer', 'publications'),
  edition: words('Laitoksen koko lukuaineisto', 'Utgåvans hela siffermaterial', 'All figures of the edition'),
  editionFile: words('laitos', 'utgava', 'edition'),
  consolidation: words('Kooste', 'Sammanställning', 'Consolidation'),
  consolidationFile: words('kooste', 'sammanstallning', 'consolidation'),
  missing: words('Puuttuvat', 'Saknas', 'Missing'),
  made: words('Koottu', 'Sammanställd', 'Put together'),
  by: words('Lukija', 'Läsare', 'Read as'),
  live: words('Luvut ovat järjestelmän tämänhetkisiä lukuja, eivät vahvistettuja.', 'Siffrorna är systemets aktuella siffror, inte fastställda.', 'The figures are those of the moment, and are not certified.'),
  division: words('Jako', 'Indelning', 'Division'),
  divisionOf: words('Jaon ajankohta', 'Indelningens tidpunkt', 'Division as of'),
  asItWas: words('kunkin kauden mukaan', 'enligt varje period', 'as it was in each period'),
  stage: words('Mitkä luvut', 'Vilka siffror', 'Which figures'),
  compare: words('Vertailu', 'Jämförelse', 'Comparison'),
  breakdown: words('Jaottelu', 'Indelning', 'Breakdown'),
  noArea: words('Ei aluetta', 'Inget område', 'No area'),
  unit: words('Yksikkö', 'Enhet', 'Unit'),
  period: words('Kausi', 'Period', 'Period'),
  state: words('Tila', 'Läge', 'State'),
  run: words('Koko kausi', 'Hela perioden', 'The whole run')
} as const

export const stageWords: Readonly<Record<'submitted' | 'verified' | 'accepted', LocalizedText>> = {
  submitted: words('lähetetyt', 'inskickade', 'sent'),
  verified: words('aluekeskuksen tarkastamat', 'granskade av regioncentret', 'verified by the regional centre'),
  accepted: words('hyväksytyt', 'godkända', 'accepted')
}

export const compareWords: Readonly<Record<'previous' | 'last_year', LocalizedText>> = {
  previous: words('edelliset kaudet', 'föregående perioder', 'the periods before'),
  last_year: words('edellinen vuosi', 'föregående år', 'the year before')
}

/** The columns that a consolidation has beside those of a publication. */
export const moreColumns = {
  earlier: [words('Vertailuluku', 'Jämförelsetal', 'Compared with'), words('Sama luku vertailukaudella', 'Samma siffra i jämförelseperioden', 'The same figure in the period of comparison')],
  target: [words('Tavoite', 'Mål', 'Target'), words('Luvulle asetettu tavoite', 'Mål för siffran', 'What was aimed at')],
  lower: [words('Vähintään', 'Minst', 'At least'), words('Henkilöistä: todellinen määrä on vähintään tämä', 'För personer: det verkliga antalet är minst detta', 'Of people: the true number is no smaller')],
  upper: [words('Enintään', 'Högst', 'At most'), words('Henkilöistä: todellinen määrä on enintään tämä', 'För personer: det verkliga antalet är högst detta', 'Of people: the true number is no larger')]
} as const satisfies Record<string, readonly [LocalizedText, LocalizedText]>

const formatNames: Readonly<Record<ArchivedFormat, string>> = { xlsx: 'XLSX', csv: 'CSV', json: 'JSON', adx: 'ADX', pdf: 'PDF' }

/** @example publicationsTitle(['xlsx', 'pdf'], 'fi') // 'Luettavissa olevat julkaisut (XLSX, PDF)' */
export const publicationsTitle = (formats: readonly ArchivedFormat[], language: Language): string =>
  `${said.publications[language]} (${formats.map((format) => formatNames[format]).join(', ')})`

/** @example editionTitle({ year: 2026, number: 2 }, 'fi') // 'Laitoksen koko lukuaineisto 2/2026' */
export const editionTitle = ({ year, number }: { readonly year: number; readonly number: number }, language: Language): string =>
  `${said.edition[language]} ${number}/${year}`

/** @example consolidationTitle({ from: '2026-Q1', to: '2026-Q2', lens: 'centre', … }, 'en') // 'Consolidation, Q1–Q2 2026, regional centres' */
export function consolidationTitle({ from, to, lens }: Pick<ConsolidationInput, 'from' | 'to' | 'lens'>, language: Language): string {
  const division = lensNames[lens]?.[language] ?? lens
  return [said.consolidation[language], runWords(from, to, language), division.charAt(0).toLowerCase() + division.slice(1)].join(', ')
}

import { Injectable } from '@nestjs/common'
import { todayIn } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { fileWord, type SentFile } from '../../../core/files/sent-file.js'
import { contentTypes, type Table, tableAsCsv, tableAsWorkbook, type TableValue } from '../../../core/files/sheet-writer.js'
import { ResultReader, type ResultProject } from './result-reader.js'
import type { ProjectResult, ProjectResults } from './result.graphql.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const fileWords = {
  sheet: words('Tulokset', 'Resultat', 'Results'),
  code: words('Tunnus', 'Kod', 'Code'),
  indicator: words('Mittari', 'Indikator', 'Indicator'),
  period: words('Kausi', 'Period', 'Period'),
  value: words('Tulos', 'Utfall', 'Result'),
  asked: words('Pyydettyjä lukuja', 'Begärda siffror', 'Figures asked'),
  given: words('Hyväksyttyjä lukuja', 'Godkända siffror', 'Figures accepted'),
  baseline: words('Lähtötaso', 'Utgångsläge', 'Baseline'),
  target: words('Tavoite', 'Mål', 'Target'),
  gross: words('Hankkeet yhteensä (brutto)', 'Projekten sammanlagt (brutto)', 'Told by projects (gross)'),
  net: words('Ilmoitettu (netto)', 'Rapporterat (netto)', 'Reported (net)'),
  twice: words('Kerrottu useasti', 'Berättat flera gånger', 'Told more than once'),
  all: words('Koko hanke', 'Hela projektet', 'Whole project'),
  about: words('Tietoja', 'Om filen', 'About'),
  project: words('Hanke', 'Projekt', 'Project'),
  madeOn: words('Tehty', 'Gjord', 'Made on'),
  method: words('Menetelmä', 'Metod', 'Method'),
  methodText: words(
    'Luvut ovat yksiköiden hyväksyttyjä lukuja. Hanke laskee niistä ilmoittamansa osuuden. Brutto on se, mitä kaikki hankkeet kertovat samoista luvuista; netto se, mitä yksiköt ilmoittivat.',
    'Siffrorna är enheternas godkända siffror. Projektet räknar den andel som det har anmält. Brutto är vad alla projekt berättar om samma siffror; netto vad enheterna rapporterade.',
    'The figures are the accepted figures of units. The project counts the share that it has declared. Gross is what all projects tell of the same figures; net what the units reported.'
  )
} as const

/** The results of a project as a file. */
@Injectable()
export class ResultFileService {
  constructor(
    private readonly reader: ResultReader,
    private readonly recorded: Recorded
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED */
  async file(projectId: string, { format, language }: { readonly format: 'csv' | 'xlsx'; readonly language: Language }): Promise<SentFile> {
    const { project, results } = await this.recorded.run('exportProjectResults', async (note) => {
      Object.assign(note, subjectOf('project', projectId), { details: { format } })
      const found = await this.reader.project(projectId)
      Object.assign(note, { unitId: found.lead.id })
      return { project: found, results: await this.reader.of(projectId) }
    })
    const table = tableOf(project, results, language)
    const name = `${fileWord(`${fileWords.sheet[language]} ${project.number}`)}.${format}`
    return { name, contentType: contentTypes[format], content: format === 'csv' ? tableAsCsv(table, language) : await tableAsWorkbook(table) }
  }
}

function tableOf({ number, title }: ResultProject, { results }: ProjectResults, language: Language): Table {
  const word = (of: keyof typeof fileWords): string => fileWords[of][language]
  const columns = ['code', 'indicator', 'period', 'value', 'asked', 'given', 'baseline', 'target', 'gross', 'net', 'twice'] as const
  const amount = (text: string | null): TableValue => (text === null ? null : Number(text))
  const rows = ({ indicator, told, ...result }: ProjectResult): TableValue[][] => {
    const first = [indicator.code, pick(indicator.name, language).text]
    const whole = [word('all'), amount(result.value), result.asked, result.given, amount(indicator.baseline), amount(indicator.target), ...[told?.gross, told?.net, told?.twice].map((each) => amount(each ?? null))]
    return [[...first, ...whole], ...result.periods.map(({ period, value, asked, given }) => [...first, period, amount(value), asked, given, null, null, null, null, null])]
  }
  return {
    name: word('sheet'),
    headings: columns.map(word),
    rows: results.flatMap(rows),
    about: { name: word('about'), lines: [[word('project'), `${number} ${pick(title, language).text}`], [word('madeOn'), todayIn()], [word('method'), word('methodText')]] }
  }
}

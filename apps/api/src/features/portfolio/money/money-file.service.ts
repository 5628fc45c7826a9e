import { Injectable } from '@nestjs/common'
import { categoryWords, sourceWords } from '@solmu/domain/portfolio/cost-file.js'
import { type MoneyRow, type MoneySum, moneySums, type MoneySums, totalMoney } from '@solmu/domain/portfolio/money-overview.js'
import { todayIn } from '@solmu/shared/dates.js'
import { type Language, languages, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Recorded, subjectOf } from '../../../core/audit/recorded.js'
import { fileWord, type SentFile } from '../../../core/files/sent-file.js'
import { contentTypes, type Table, tableAsCsv, tableAsWorkbook, type TableValue } from '../../../core/files/sheet-writer.js'
import { type Overview, MoneyOverviewService } from './money-overview.service.js'

interface Wanted {
  readonly format: 'csv' | 'xlsx'
  readonly language: Language
  readonly period: string | null
}

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

const sumWords: Readonly<Record<MoneySum, LocalizedText>> = {
  budget: words('Talousarvio', 'Budget', 'Budget'),
  earlier: words('Aiemmin haettu', 'Tidigare ansökt', 'Claimed before'),
  current: words('Tällä kaudella', 'Denna period', 'This period'),
  withLead: words('Päätoteuttajalla', 'Hos huvudgenomföraren', 'With the lead'),
  certified: words('Vahvistettu', 'Godkänt', 'Certified'),
  paid: words('Maksettu', 'Utbetalt', 'Paid'),
  parked: words('Pysäytetty', 'Vilande', 'Parked'),
  refused: words('Hylätty', 'Underkänt', 'Refused'),
  owed: words('Palautettava', 'Att återbetala', 'Owed back'),
  repaid: words('Palautettu', 'Återbetalt', 'Repaid'),
  unclaimed: words('Hakematta', 'Ej ansökt', 'Not claimed'),
  leftToClaim: words('Jäljellä haettavaksi', 'Kvar att ansöka om', 'Left to claim'),
  leftToCertify: words('Jäljellä vahvistettavaksi', 'Kvar att godkänna', 'Left to certify'),
  forecast: words('Ennuste', 'Prognos', 'Forecast')
}

const fileWords = {
  sheet: words('Rahat', 'Medel', 'Money'),
  partner: words('Toteuttaja', 'Genomförare', 'Partner'),
  category: words('Kululaji', 'Kostnadsslag', 'Category'),
  source: words('Rahoituslähde', 'Finansieringskälla', 'Source'),
  currency: words('Valuutta', 'Valuta', 'Currency'),
  total: words('Yhteensä', 'Totalt', 'Total'),
  about: words('Tietoja', 'Om filen', 'About'),
  project: words('Hanke', 'Projekt', 'Project'),
  period: words('Kausi', 'Period', 'Period'),
  madeOn: words('Tehty', 'Gjord', 'Made on')
} as const

/** The overview of the money of a project as a file. */
@Injectable()
export class MoneyFileService {
  constructor(
    private readonly overviews: MoneyOverviewService,
    private readonly recorded: Recorded
  ) {}

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, PROJECT_STAGE, INVALID_INPUT for what is no period */
  async file(projectId: string, { format, language, period }: Wanted): Promise<SentFile> {
    const overview = await this.recorded.run('exportProjectMoney', async (note) => {
      Object.assign(note, subjectOf('project', projectId), { details: { format } })
      const found = await this.overviews.of(projectId, period)
      Object.assign(note, { unitId: found.spending.project.lead.id })
      return found
    })
    const { number } = overview.spending.project
    const name = `${fileWord(`${fileWords.sheet[language]} ${number} ${overview.period}`)}.${format}`
    const table = tableOf(overview, language)
    return { name, contentType: contentTypes[format], content: format === 'csv' ? tableAsCsv(table, language) : await tableAsWorkbook(table) }
  }
}

function tableOf({ spending, period, rows }: Overview, language: Language): Table {
  const { currency, title, number } = spending.project
  const at = languages.indexOf(language)
  const nameOf = (id: string): string => {
    const partner = spending.partners.find((each) => each.id === id)
    return partner ? pick(partner.name, language).text : ''
  }
  const word = (of: keyof typeof fileWords): string => fileWords[of][language]
  const cells = ({ partnerId, category, source, ...sums }: MoneyRow): TableValue[] => [nameOf(partnerId), categoryWords[category][at] ?? '', sourceWords[source][at] ?? '', currency, ...amounts(sums)]
  return {
    name: word('sheet'),
    headings: [word('partner'), word('category'), word('source'), word('currency'), ...moneySums.map((sum) => sumWords[sum][language])],
    rows: [...rows.map(cells), [word('total'), '', '', currency, ...amounts(totalMoney(rows))]],
    about: { name: word('about'), lines: [[word('project'), `${number} ${pick(title, language).text}`], [word('period'), period], [word('madeOn'), todayIn()]] }
  }
}

/** Amounts as spreadsheets take them; any that a project has is exact as an ordinary number too. */
const amounts = (sums: MoneySums): number[] => moneySums.map((sum) => Number(sums[sum]) / 100)

/** The figures of returns as rows: one for each figure that was answered, and each that a sent return leaves out. */
import type { CellStatus } from '@solmu/domain/results/cell.js'
import { unitWords } from '@solmu/domain/results/file-layout.js'
import { answerText } from '@solmu/domain/results/paste-answer.js'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import type { SheetCell, SheetRow } from '@solmu/domain/results/sheet.js'
import { decimalNumber, decimalText } from '@solmu/shared/decimal.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import type { TableValue } from '../../../../core/files/sheet-writer.js'
import type { ExchangedReturn } from '../exchange.queries.js'
import { categoryNames } from '../figures-refused.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

export const figureWords = {
  centre: words('Keskus', 'Center', 'Centre'),
  unit: words('Yksikkö', 'Enhet', 'Unit'),
  unitCode: words('Yksikön avain', 'Enhetens nyckel', 'Key of the unit'),
  period: words('Jakso', 'Period', 'Period'),
  state: words('Tila', 'Läge', 'State'),
  code: words('Koodi', 'Kod', 'Code'),
  name: words('Mittari', 'Indikator', 'Indicator'),
  breakdown: words('Jaottelu', 'Indelning', 'Breakdown'),
  breakdownKey: words('Jaottelun avain', 'Indelningens nyckel', 'Key of the breakdown'),
  measure: words('Mittayksikkö', 'Måttenhet', 'Measured in'),
  value: words('Luku', 'Siffra', 'Figure'),
  mark: words('Merkintä', 'Markering', 'Mark'),
  note: words('Huomautus', 'Anmärkning', 'Note'),
  round: words('Kierros', 'Omgång', 'Round'),
  filters: words('Rajaukset', 'Avgränsningar', 'Filters'),
  marks: words('Merkinnät', 'Markeringar', 'Marks'),
  madeAt: words('Muodostettu', 'Skapad', 'Made on'),
  about: words('Tiedoista', 'Om uppgifterna', 'About')
} as const

const notAskedMark = words('ei kys.', 'ej fr.', 'n. asked')

export const marksExplained = words(
  '.. tieto puuttuu · . ei sovellu · ei kys. ei kysytty · nolla on luku',
  '.. uppgiften saknas · . ej tillämplig · ej fr. ej frågad · noll är en siffra',
  '.. missing · . not applicable · n. asked not asked · zero is a figure'
)

const stateWords: Readonly<Record<ReturnState, LocalizedText>> = {
  not_started: words('Ei aloitettu', 'Inte påbörjad', 'Not started'),
  draft: words('Luonnos', 'Utkast', 'Draft'),
  submitted: words('Lähetetty', 'Inskickad', 'Submitted'),
  returned: words('Palautettu täydennettäväksi', 'Återsänd för komplettering', 'Returned'),
  verified: words('Tarkastettu', 'Granskad', 'Verified'),
  accepted: words('Hyväksytty', 'Godkänd', 'Accepted'),
  locked: words('Lukittu', 'Låst', 'Locked')
}

/** A figure as programs read it. */
export type Figure = {
  readonly centre: string | null
  readonly unit: string
  readonly unitCode: string | null
  readonly unitName: LocalizedText
  readonly period: string
  readonly state: ReturnState
  readonly indicator: string
  readonly breakdown: string
  readonly status: CellStatus
  readonly value: string | null
  readonly note: string
}

type Place = { readonly row: SheetRow; readonly at: SheetCell; readonly status: CellStatus }

/** What a unit has not answered is missing once it has sent, and nothing before. */
function placesOf({ sheet, record }: ExchangedReturn): Place[] {
  const isSent = record.state !== 'not_started' && record.state !== 'draft'
  return sheet.rows.flatMap((row) =>
    row.cells.flatMap((at) => (at.cell ? [{ row, at, status: at.cell.status }] : isSent ? [{ row, at, status: 'missing' as const }] : []))
  )
}

export function figuresOf(form: ExchangedReturn): Figure[] {
  const { record, unitId, unitCode, unitName, period } = form
  return placesOf(form).map(({ row: { indicator }, at: { breakdown, cell }, status }) => ({
    ...{ centre: record.centreId, unit: unitId, unitCode, unitName, period, state: record.state, indicator: indicator.code, breakdown },
    ...{ status, value: cell?.value == null ? null : decimalText(cell.value, indicator.decimals), note: cell?.note ?? '' }
  }))
}

export const figureHeadings = (language: Language): string[] =>
  (['centre', 'unit', 'unitCode', 'period', 'state', 'code', 'name', 'breakdown', 'breakdownKey', 'measure', 'value', 'mark', 'note'] as const).map(
    (word) => figureWords[word][language]
  )

/** The rows of a return under `figureHeadings`. */
export function figureRows(form: ExchangedReturn, language: Language): TableValue[][] {
  const { record, unitCode, unitName, centreName, period } = form
  const said = (text: LocalizedText | null): string | null => text && pick(text, language).text
  const whose = [said(centreName), said(unitName), unitCode, period, stateWords[record.state][language]]
  return placesOf(form).map(({ row, at: { breakdown, cell }, status }) => {
    const { code, unit, decimals } = row.indicator
    const value = status === 'value' ? decimalNumber(cell?.value ?? 0, decimals) : null
    const mark = status === 'value' ? null : answerText({ status, value: null }, { decimals, decimalMark: ',', notAskedMark: notAskedMark[language] })
    const label = categoryNames(row, breakdown, language) || null
    return [...whose, code, said(row.version.name), label, breakdown || null, unitWords[unit][language], value, mark, cell?.note || null]
  })
}

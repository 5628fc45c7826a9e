/**
 * A publication in ADX, which knows numbers and null values, and nothing between them. What is missing, does not apply or was not
 * asked is a null value whose annotation says which; what is withheld is left out, as is fit for a figure that is not told, and
 * named in a comment at the end, so that it is not taken for one that does not exist.
 * Source: IHE QRPH, Aggregate Data Exchange (ADX), namespace urn:ihe:qrph:adx:2015; issue "Reports", items 3 and 6.
 */
import type { PublishedFigure } from '@solmu/domain/reports/publication-figure.js'
import { adxAttribute, adxHead, adxTail, adxText, type AdxValue } from '@solmu/domain/results/adx.js'
import { adxPeriod } from '@solmu/domain/results/adx-period.js'
import { categoriesOf } from '@solmu/domain/results/cell.js'
import { decimalText } from '@solmu/shared/decimal.js'
import { groupBy } from '@solmu/shared/groups.js'
import { validityOfPeriod } from '@solmu/shared/periods.js'
import type { PublicationRecord } from '../publication-reader.js'
import { type NamedFigure, namedFigures } from './publication-tables.js'

/** The document; it was "exported" when the edition was certified, so that its bytes are always the same. */
export function publicationAdx(record: PublicationRecord, figures: readonly PublishedFigure[]): string {
  const named = namedFigures(record, figures, 'en')
  const groups = groupBy(named, ({ figure }) => JSON.stringify([orgUnitOf(figure), periodOf(figure)]))
  const texts = [...groups].flatMap(([key, members]) => {
    const [orgUnit = '', period = ''] = JSON.parse(key) as string[]
    const values = members.filter(({ figure }) => figure.mark !== 'withheld').map(valueOf)
    return values.length === 0 ? [] : [adxText({ attributes: { orgUnit, period, dataSet: record.editionId }, values, line: null })]
  })
  return `${adxHead(record.certifiedAt.toISOString())}${texts.join('')}${withheldText(named)}${adxTail}`
}

/** A centre or unit by its id, an area by its division and code, everything as network. */
const orgUnitOf = ({ lens, area }: PublishedFigure): string =>
  area === '' ? lens : lens === 'centre' || lens === 'unit' ? area : `${lens}:${area}`

/** A run is the months from its first day on. @example '2026-Q1/2026-Q2' becomes 2026-01-01/P6M */
function periodOf({ period }: PublishedFigure): string {
  const [first = '', last] = period.split('/')
  if (last === undefined) return adxPeriod(first)
  const [from, to] = [validityOfPeriod(first).validFrom, validityOfPeriod(last).validTo]
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return `${from}/P${months(to) - months(from)}M`
}

function valueOf({ figure, indicator }: NamedFigure): AdxValue {
  const dimensions = Object.entries(categoriesOf(figure.breakdown)).map(([dimension, category]) => [adxAttribute(dimension), category])
  const attributes = { dataElement: indicator.code, ...Object.fromEntries(dimensions) as Record<string, string> }
  if (figure.value === null) return { attributes: { ...attributes, value: '0', isNull: 'true' }, annotation: figure.mark, line: null }
  const notes = [...(figure.isGross ? ['gross'] : []), ...(figure.isEstimated ? ['estimated'] : [])]
  const value = decimalText(Number(figure.value), indicator.decimals)
  return { attributes: { ...attributes, value }, annotation: notes.join(' ') || null, line: null }
}

/** One line for each figure that is withheld: where, when, what. A comment must not hold two hyphens in a row. */
function withheldText(named: readonly NamedFigure[]): string {
  const lines = named.flatMap(({ figure, indicator }) => {
    if (figure.mark !== 'withheld') return []
    return [[orgUnitOf(figure), periodOf(figure), indicator.code, figure.breakdown].join(' ').trimEnd().replace(/--+/g, '-')]
  })
  return lines.length === 0 ? '' : `  <!-- withheld to protect people (orgUnit period dataElement breakdown):\n${lines.join('\n')}\n  -->\n`
}

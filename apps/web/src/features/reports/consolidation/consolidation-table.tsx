/** The figures of one period or of the run: areas in rows, indicators in columns, with how complete each area is. */
import { DataTable, type Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type Figure, Value, ValueLegend, valueMarks, type ValueMark } from '../../../ui/value.js'
import type { ConsolidationAnswer, ConsolidationFigure } from './consolidation.operations.js'
import { type AreaRow, areaRows, completenessAt, figureValue, isAskedAt, type ShownFigure } from './consolidation-rows.js'
import { type ConsolidationLens, whyOf } from './consolidation.search.js'
import { usePlaceName } from './use-consolidation.js'
import styles from './consolidation.module.css'

export interface ConsolidationTableProps {
  readonly answer: ConsolidationAnswer
  readonly lens: ConsolidationLens
  /** The place of the column that is shown. */
  readonly column: number
  readonly isRefreshing: boolean
  readonly why: string | undefined
  readonly onWhy: (why: string) => void
}

type Shown = ConsolidationTableProps

interface CellProps {
  readonly row: AreaRow
  readonly indicator: ConsolidationAnswer['indicators'][number]
  readonly of: Shown
}

/** The signs before a figure and what they say: people counted twice, shares by estimate, figures that are missing. */
function signsOf(figure: ConsolidationFigure): { readonly sign: string; readonly word: string }[] {
  return [
    ...(figure.isGross ? [{ sign: '≤', word: 'gross' }] : []),
    ...(figure.isEstimated ? [{ sign: '~', word: 'estimated' }] : []),
    ...(figure.value !== null && figure.missingCount > 0 ? [{ sign: '*', word: 'partial' }] : [])
  ]
}

function SignedFigure({ figure, value, decimals }: { readonly figure: ConsolidationFigure; readonly value: Figure; readonly decimals: number }) {
  const t = useText()
  const signs = signsOf(figure)
  return (
    <>
      {signs.length > 0 && <span aria-hidden="true">{signs.map(({ sign }) => sign).join('')}&nbsp;</span>}
      <Value value={value} decimals={decimals} />
      {signs.map(({ word }) => (
        <span key={word} className="visually-hidden">
          {`, ${t(`consolidation.mark.${word}`)}`}
        </span>
      ))}
    </>
  )
}

/** What it was before, and what was aimed at. */
function FigureNotes({ shown: { figure, earlier }, decimals }: { readonly shown: ShownFigure; readonly decimals: number }) {
  const t = useText()
  const format = useFormat()
  const change = earlier === null || figure.value === null ? null : Number(figure.value) - Number(earlier)
  return (
    <>
      {change !== null && <span className={styles.note}>{t('consolidation.change', { change: format.change(change, decimals) })}</span>}
      {figure.target !== null && (
        <span className={styles.note}>{t('consolidation.target', { target: format.number(Number(figure.target), decimals) })}</span>
      )}
    </>
  )
}

function FigureCell({ row, indicator, of }: CellProps) {
  const t = useText()
  const shown = row.figures.get(indicator.id)
  if (!shown) return <Value value="notAsked" />
  const { area = null, isWhole = true } = of.answer.areas[row.areaPlace] ?? {}
  const value = figureValue(shown.figure, isAskedAt(of.answer, row.areaPlace, of.column))
  const why = whyOf(indicator.id, area, isWhole)
  const content = <SignedFigure figure={shown.figure} value={value} decimals={indicator.decimals} />
  return (
    <>
      {row.breakdown === '' ? (
        <button type="button" className={styles.figure} aria-expanded={of.why === why} title={t('consolidation.why')} onClick={() => of.onWhy(why)}>
          {content}
        </button>
      ) : (
        content
      )}
      <FigureNotes shown={shown} decimals={indicator.decimals} />
    </>
  )
}

function Completeness({ row, of: { answer, column } }: { readonly row: AreaRow; readonly of: Shown }) {
  const t = useText()
  const here = completenessAt(answer, row.areaPlace, column)
  if (row.breakdown !== '') return null
  if (!here) return <Value value="notAsked" />
  return (
    <>
      <span aria-hidden="true">{`${here.givenCount}/${here.askedCount}`}</span>
      <span className="visually-hidden">{t('consolidation.completeSpoken', { given: here.givenCount, asked: here.askedCount })}</span>
    </>
  )
}

/** The name of an area, or of a category below it. */
export function useRowName({ answer, lens }: Pick<Shown, 'answer' | 'lens'>): (row: Pick<AreaRow, 'areaPlace' | 'breakdown'>) => string {
  const nameOf = usePlaceName()
  const pick = useLocalized()
  return ({ areaPlace, breakdown }) => {
    const category = answer.dimension?.categories.find(({ code }) => breakdown === `${answer.dimension?.code}:${code}`)
    if (breakdown !== '') return category ? pick(category.name) : breakdown
    const area = answer.areas[areaPlace]
    return area ? nameOf(lens, area) : ''
  }
}

function useColumns(of: Shown, total: AreaRow | undefined): readonly Column<AreaRow>[] {
  const t = useText()
  const pick = useLocalized()
  const nameOf = useRowName(of)
  const figures = of.answer.indicators.map((indicator): Column<AreaRow> => {
    const cell = (row: AreaRow) => <FigureCell row={row} indicator={indicator} of={of} />
    return { id: indicator.id, header: pick(indicator.name), isNumeric: true, cell, ...(total && { total: cell(total) }) }
  })
  const complete = (row: AreaRow) => <Completeness row={row} of={of} />
  const name = (row: AreaRow) => (row.breakdown === '' ? nameOf(row) : <span className={styles.category}>{nameOf(row)}</span>)
  return [
    { id: 'area', header: t('consolidation.area'), cell: name, ...(total && { total: nameOf(total) }) },
    ...figures,
    { id: 'complete', header: t('consolidation.complete'), isNumeric: true, cell: complete, ...(total && { total: complete(total) }) }
  ]
}

export function ConsolidationTable(of: ConsolidationTableProps) {
  const t = useText()
  const { answer, column, isRefreshing } = of
  const rows = areaRows(answer, column)
  const isAlone = answer.areas.length === 1
  // Everything stands below its areas, as in any table with a sum; its categories too.
  const whole = rows.filter(({ areaPlace }) => areaPlace === 0)
  const total = isAlone ? undefined : whole.find(({ breakdown }) => breakdown === '')
  const shown = isAlone ? rows : [...rows.filter(({ areaPlace }) => areaPlace > 0), ...whole.filter(({ breakdown }) => breakdown !== '')]
  return (
    <DataTable
      caption={t('consolidation.caption')}
      columns={useColumns(of, total)}
      rows={shown}
      rowKey={({ key }) => key}
      isRefreshing={isRefreshing}
      phone="scroll"
      footer={<Legend rows={rows} of={of} />}
    />
  )
}

function Legend({ rows, of }: { readonly rows: readonly AreaRow[]; readonly of: Shown }) {
  const t = useText()
  const all = rows.flatMap((row) => [...row.figures.values()].map(({ figure }) => ({ figure, isAsked: isAskedAt(of.answer, row.areaPlace, of.column) })))
  const values = all.map(({ figure, isAsked }) => figureValue(figure, isAsked))
  const marks = valueMarks.filter((mark): mark is ValueMark => values.includes(mark))
  const own = [...new Map(all.flatMap(({ figure }) => signsOf(figure)).map((each) => [each.word, each])).values()]
  return (
    <>
      {marks.length > 0 && <ValueLegend marks={marks} />}
      {own.length > 0 && (
        <ul className={styles.legend}>
          {own.map(({ sign, word }) => (
            <li key={word}>
              <b aria-hidden="true">{sign}</b> {t(`consolidation.mark.${word}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

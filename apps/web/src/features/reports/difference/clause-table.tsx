/** What each of the two figures rests on, side by side; what differs is marked. */
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { dayOfInstant } from '../../../ui/format.js'
import { usePlaceName } from '../consolidation/use-consolidation.js'
import type { FigureDifference, StatedFigure } from './difference.operations.js'
import { endsOf } from './difference.search.js'
import styles from './difference.module.css'

interface ClauseRow {
  readonly id: string
  readonly one: string
  readonly other: string
}

/** The mark of a figure as tables show it. */
export function figureValue({ mark, value }: Pick<StatedFigure, 'mark' | 'value'>) {
  if (mark === 'value' && value !== null) return Number(value)
  const marks = { value: 'missing', withheld: 'suppressed', missing: 'missing', not_applicable: 'notApplicable', not_asked: 'notAsked' } as const
  return marks[mark]
}

const personsIn = (level: string): number => Number(/persons:(\d+)/.exec(level)?.[1] ?? 0)

/** A clause of a figure in words. */
export function useClauseText(): (kind: string, figure: StatedFigure) => string {
  const t = useText()
  const say = useLocalized()
  const lang = useLanguage()
  const format = useFormat()
  const placeOf = usePlaceName()
  const edition = (of: StatedFigure['edition']): string => {
    if (!of) return t('difference.source.live')
    if (of.number === null) return t('difference.source.prepared')
    const day = of.certifiedAt === null ? '' : format.day(dayOfInstant(of.certifiedAt))
    return t('difference.source.edition', { number: of.number, year: String(of.year), day })
  }
  const words: Readonly<Record<string, (figure: StatedFigure) => string>> = {
    source: (of) => edition(of.edition),
    audience: ({ audienceName, level }) => {
      if (level === null) return t('difference.audience.none')
      return t('difference.audience.level', { audience: audienceName ? say(audienceName) : '', count: personsIn(level) })
    },
    returns: ({ unitCount, missingCount }) => t('difference.returns', { given: unitCount, missing: missingCount }),
    definition: ({ definitionNumber, definitionFrom, formula }) =>
      [t('difference.definition', { number: definitionNumber, day: definitionFrom ? format.day(definitionFrom) : '' }), formula].filter(Boolean).join(' · '),
    stage: ({ stage }) => t(`consolidation.stage.${stage}`),
    restated: ({ restateTo }) => (restateTo === null ? t('difference.asWas') : t('difference.restatedTo', { day: format.day(restateTo) })),
    area: ({ lens, area, isWhole, areaName }) => (isWhole ? t('difference.whole') : placeOf(lens, { area, isWhole, name: areaName })),
    period: ({ period }) => {
      const { from, to } = endsOf(period)
      return runWords(from, to, lang)
    },
    category: ({ breakdown, categoryName }) => (breakdown === '' ? t('difference.noCategory') : categoryName ? say(categoryName) : breakdown),
    indicator: ({ code, name }) => `${code} ${say(name)}`
  }
  return (kind, figure) => words[kind]?.(figure) ?? ''
}

const kinds = ['source', 'audience', 'returns', 'definition', 'stage', 'restated', 'area', 'period', 'category', 'indicator']

/** Why a row is there at all: how something was published is nothing to say of figures that are not. */
const isTold = (kind: string, { one, other }: FigureDifference): boolean => kind !== 'audience' || one.level !== null || other.level !== null

export function ClauseTable({ difference }: { readonly difference: FigureDifference }) {
  const t = useText()
  const textOf = useClauseText()
  const rows = kinds
    .filter((kind) => isTold(kind, difference))
    .map((id): ClauseRow => ({ id, one: textOf(id, difference.one), other: textOf(id, difference.other) }))
  // On a phone a row stands alone, without the headings.
  const cell = (of: 'one' | 'other') => (row: ClauseRow) => (
    <span data-differs={row.one !== row.other || undefined}>
      <span className={styles.phoneLabel}>{`${t(`difference.${of}`)}: `}</span>
      {row[of]}
    </span>
  )
  const head = (row: ClauseRow) => (
    <>
      {t(`difference.clause.${row.id}`)}
      {row.one !== row.other && <span className={styles.differs}>{t('difference.differs')}</span>}
    </>
  )
  const columns: readonly Column<ClauseRow>[] = [
    { id: 'clause', header: t('difference.clause'), cell: head, width: '14rem' },
    { id: 'one', header: t('difference.one'), cell: cell('one') },
    { id: 'other', header: t('difference.other'), cell: cell('other') }
  ]
  return <DataTable caption={t('difference.clauses')} columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** A figure in large, with its name above. */
export function BigFigure({ figure, decimals, label }: { readonly figure: StatedFigure; readonly decimals: number; readonly label: string }) {
  const textOf = useClauseText()
  return (
    <div className={styles.figure}>
      <span className={styles.label}>{label}</span>
      <span className={styles.big}>
        <Value value={figureValue(figure)} decimals={decimals} />
      </span>
      <span className={styles.meta}>{`${textOf('indicator', figure)} · ${textOf('area', figure)} · ${textOf('period', figure)} · ${textOf('source', figure)}`}</span>
    </div>
  )
}

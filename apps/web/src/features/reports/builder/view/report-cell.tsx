/** A figure of a report as it was written for the reader, or the mark that stands in its place. */
import type { ValueMark } from '../../../../ui/value.js'
import type { RenderedCell } from '../report.operations.js'
import values from '../../../../ui/value.module.css'

/** A figure that the publication does not hold looks as one that was never asked; what it is is told in words. */
const looks = {
  ...{ withheld: 'suppressed', missing: 'missing', not_applicable: 'notApplicable' },
  ...{ not_asked: 'notAsked', not_published: 'notAsked' }
} as const satisfies Record<string, ValueMark>

const isMark = (mark: RenderedCell['mark']): mark is keyof typeof looks => mark in looks

export function ReportCell({ cell: { text, mark, explanation } }: { readonly cell: RenderedCell }) {
  if (mark === 'text') return text
  if (!isMark(mark)) {
    return (
      <span className={values.number}>
        {text}
        {explanation !== '' && <span className="visually-hidden"> ({explanation})</span>}
      </span>
    )
  }
  return (
    <span className={values.mark} data-mark={looks[mark]}>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden">{explanation}</span>
    </span>
  )
}

interface Explained {
  readonly text: string
  readonly look: ValueMark | undefined
  readonly explanation: string
}

/** What the marks among some figures mean; stands under every table that uses one. */
export function MarkLegend({ cells }: { readonly cells: readonly RenderedCell[] }) {
  const marked = cells.flatMap(({ text, mark, explanation }): readonly Explained[] => {
    if (explanation === '') return []
    // A number that is told of with care has a star behind it.
    return isMark(mark) ? [{ text, look: looks[mark], explanation }] : [{ text: '*', look: undefined, explanation }]
  })
  const known = [...new Map(marked.map((each) => [`${each.text} ${each.explanation}`, each])).entries()]
  if (known.length === 0) return null
  return (
    <ul className={values.legend}>
      {known.map(([key, { text, look, explanation }]) => (
        <li key={key}>
          <span className={look && values.mark} data-mark={look} aria-hidden="true">
            {text}
          </span>
          {explanation}
        </li>
      ))}
    </ul>
  )
}

/** The number of a cell, or nothing where a mark stands. */
export const numberOf = ({ mark, value }: RenderedCell): number | null => (mark === 'value' && value !== null ? Number(value) : null)

/** How many decimals the finest of some figures has. @example decimalsIn([{ value: '61.5' }]) // 1 */
export const decimalsIn = (cells: readonly Pick<RenderedCell, 'value'>[]): number =>
  Math.max(0, ...cells.map(({ value }) => value?.split('.')[1]?.length ?? 0))

/** Why a cell holds no number, as charts and maps draw it. */
export function markOf({ mark }: RenderedCell): ValueMark {
  return isMark(mark) ? looks[mark] : 'missing'
}

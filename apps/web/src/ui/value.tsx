/**
 * A figure, or the mark of a value that is not a number: missing, suppressed,
 * not applicable, not asked. Zero is a figure. Never a bare dash or an empty cell.
 */
import { useFormat } from './format.js'
import { useText } from './text.js'
import styles from './value.module.css'

export type ValueMark = 'missing' | 'suppressed' | 'notApplicable' | 'notAsked'
export type Figure = number | ValueMark

/** The marks in the order in which a legend names them. */
export const valueMarks: readonly ValueMark[] = ['missing', 'suppressed', 'notApplicable', 'notAsked']

export interface ValueProps {
  /** The number, or why there is none. */
  readonly value: Figure
  /** How many decimals are shown, none by default. */
  readonly decimals?: number
}

export function Value({ value, decimals }: ValueProps) {
  const t = useText()
  const format = useFormat()
  if (typeof value === 'number') return <span className={styles.number}>{format.number(value, decimals)}</span>
  return (
    <span className={styles.mark} data-mark={value}>
      <span aria-hidden="true">{t(`ui.value.${value}.show`)}</span>
      <span className="visually-hidden">{t(`ui.value.${value}.spoken`)}</span>
    </span>
  )
}

export interface ValueLegendProps {
  /** The marks that the table above uses. */
  readonly marks: readonly ValueMark[]
}

/** Stands under every table that uses a mark. */
export function ValueLegend({ marks }: ValueLegendProps) {
  const t = useText()
  return (
    <ul className={styles.legend}>
      {valueMarks
        .filter((mark) => marks.includes(mark))
        .map((mark) => (
          <li key={mark}>
            <span className={styles.mark} data-mark={mark} aria-hidden="true">
              {t(`ui.value.${mark}.show`)}
            </span>
            {t(`ui.value.${mark}.spoken`)}
          </li>
        ))}
    </ul>
  )
}

/** The marks that stand among figures, for the legend under them. */
export function marksAmong(values: readonly Figure[]): ValueMark[] {
  return [...new Set(values.flatMap((value) => (typeof value === 'number' ? [] : [value])))]
}

/** The figure as it stands in an exported file. */
export function exportFigure(value: Figure, t: (id: string) => string): string {
  return typeof value === 'number' ? String(value) : t(`ui.value.${value}.show`)
}

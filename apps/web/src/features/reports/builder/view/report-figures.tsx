/** Figures that stand alone in a report, each with what it is compared with. */
import { reportWords } from '@solmu/domain/reports/report-words.js'
import { isLanguage, useText } from '../../../../ui/text.js'
import type { RenderedFigure } from '../report.operations.js'
import { MarkLegend, numberOf, ReportCell } from './report-cell.js'
import styles from './report.module.css'

/** The scale ends at this share of the target. */
const fullScale = 1.2

function TargetBar({ figure }: { readonly figure: RenderedFigure }) {
  const [value, target] = [numberOf(figure.cell), figure.comparison && numberOf(figure.comparison.cell)]
  if (value === null || target === null || target <= 0) return null
  const reached = Math.max(0, Math.min(1, value / target / fullScale))
  return (
    <span className={styles.targetBar} aria-hidden="true">
      <span className={styles.reached} style={{ width: `${reached * 100}%` }} />
      <span className={styles.targetTick} style={{ insetInlineStart: `${100 / fullScale}%` }} />
    </span>
  )
}

interface FigureProps {
  readonly figure: RenderedFigure
  /** It is compared with its target. */
  readonly hasTarget: boolean
}

function Figure({ figure, hasTarget }: FigureProps) {
  const t = useText()
  const { label, cell, note, comparison } = figure
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.bigFigure}>
          <ReportCell cell={cell} />
          {cell.mark === 'value' && cell.unit !== '' && <span className={styles.unit}> {cell.unit}</span>}
        </span>
        {hasTarget && <TargetBar figure={figure} />}
        {comparison && (
          <span className={styles.compared}>
            {comparison.label} <ReportCell cell={comparison.cell} />
            {comparison.change !== null && (
              <>
                {' · '}
                <span className="visually-hidden">{t('reports.builder.view.changeFrom')} </span>
                <strong>{comparison.change}</strong>
              </>
            )}
          </span>
        )}
        {note !== '' && <span className={styles.compared}>{note}</span>}
      </dd>
    </div>
  )
}

export interface ReportFiguresProps {
  readonly figures: readonly RenderedFigure[]
  /** In which language the report is written. */
  readonly language: string
  /** In a step of a chain they are smaller. */
  readonly isSmall?: boolean
}

/** A report tells of a comparison in words alone; one with the target is called that in its language. */
const isTarget = ({ comparison }: RenderedFigure, language: string): boolean => isLanguage(language) && comparison?.label === reportWords.target[language]

export function ReportFigures({ figures, language, isSmall }: ReportFiguresProps) {
  if (figures.length === 0) return null
  return (
    <>
      <dl className={styles.figures} data-small={isSmall || undefined}>
        {figures.map((figure, place) => (
          <Figure key={`${figure.code} ${place}`} figure={figure} hasTarget={isTarget(figure, language)} />
        ))}
      </dl>
      <MarkLegend cells={figures.flatMap(({ cell, comparison }) => (comparison ? [cell, comparison.cell] : [cell]))} />
    </>
  )
}

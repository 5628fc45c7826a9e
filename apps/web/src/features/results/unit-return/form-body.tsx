/** The figures of the form as the device and the state of the return ask for: the grid, cards on a phone, or only the questions. */
import { memo, type RefObject } from 'react'
import { cellKeyText } from '@solmu/domain/results/cell.js'
import { useCan } from '../../../app/viewer.js'
import { useLocalized, useLanguage, useText } from '../../../ui/text.js'
import { ValueLegend } from '../../../ui/value.js'
import { FindingsPanel } from '../check/findings-panel.js'
import type { Standing } from './form-standing.js'
import { periodShort, periodText } from './period-text.js'
import { AnswerList } from './phone/answer-list.js'
import { EntryList } from './phone/entry-list.js'
import { CellInspector } from './sheet/cell-inspector.js'
import { SheetGrid } from './sheet/sheet-grid.js'
import { focusField, type GridActs } from './sheet/use-grid-events.js'
import type { UnitReturn } from './unit-return.types.js'
import type { LiveFindings } from './use-live-findings.js'
import type { Progress } from './use-progress.js'
import type { Talk } from './use-talk.js'
import styles from './unit-return.module.css'

export interface FormBodyProps {
  readonly unitReturn: UnitReturn
  readonly standing: Standing
  readonly isPhone: boolean
  readonly progress: Progress
  readonly talk: Talk
  readonly acts: GridActs
  readonly commentField: RefObject<HTMLTextAreaElement | null>
  readonly checks: LiveFindings
}

export function FormBody({ unitReturn, standing, isPhone, progress, talk, acts, commentField, checks }: FormBodyProps) {
  const t = useText()
  const lang = useLanguage()
  const say = useLocalized()
  const mayEdit = useCan('return.edit')
  const mayReview = useCanReview()
  const mayComment = mayEdit || mayReview
  const { round, unit, previousPeriod } = unitReturn
  const previousLabel = periodShort(previousPeriod)
  const panel = <Checks returnId={unitReturn.id} checks={checks} isReadOnly={standing.kind === 'reads'} />
  if (isPhone) {
    return (
      <>
        {standing.kind === 'answers' ? (
          <AnswerList progress={progress} comments={talk.comments} onConfirm={talk.onConfirm} />
        ) : (
          <EntryList previousLabel={previousLabel} />
        )}
        <div className={styles.below}>{panel}</div>
      </>
    )
  }
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <SheetGrid
          label={t('unitReturn.grid.label', { unit: say(unit.name), period: periodText(round.period, lang) })}
          previousLabel={previousLabel}
          isReadOnly={standing.kind === 'reads'}
          acts={acts}
        />
        <p className={styles.legendNote}>{t('unitReturn.grid.emptyIsNotZero')}</p>
        <ValueLegend marks={['missing', 'notApplicable', 'notAsked']} />
      </div>
      <div className={styles.aside}>
        {panel}
        <CellInspector
          returnId={unitReturn.id}
          comments={talk.comments}
          mayComment={mayComment}
          onSay={talk.onSay}
          onConfirm={talk.onConfirm}
          commentField={commentField}
        />
      </div>
    </div>
  )
}

interface ChecksProps {
  readonly returnId: string
  readonly checks: LiveFindings
  readonly isReadOnly: boolean
}

/** What the checks found, with a way to each figure that the device shows; drawn anew when they find something else. */
const Checks = memo(function Checks({ returnId, checks, isReadOnly }: ChecksProps) {
  return (
    <FindingsPanel
      findings={checks.findings}
      returnId={returnId}
      labelOfCell={checks.labelOfCell}
      onGoToCell={(cell) => focusField(cellKeyText(cell))}
      onExplain={isReadOnly ? undefined : checks.onExplain}
      isReadOnly={isReadOnly}
    />
  )
})

function useCanReview(): boolean {
  const [mayVerify, mayAccept] = [useCan('return.verify'), useCan('return.accept')]
  return mayVerify || mayAccept
}

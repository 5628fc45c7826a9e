/** All that is wrong with the change, each leading to the step and the field that mend it. Takes the focus when it appears. */
import { useEffect, useRef } from 'react'
import { ErrorGlyph } from '../../../ui/glyphs.js'
import { useText } from '../../../ui/text.js'
import type { WizardStep } from './wizard-types.js'
import summary from '../../../ui/error-summary.module.css'
import styles from './change.module.css'

export interface StepProblem {
  readonly step: WizardStep
  /** The id of the control; null when it concerns the step as a whole. */
  readonly fieldId: string | null
  readonly text: string
}

export interface StepProblemsProps {
  readonly title?: string
  readonly problems: readonly StepProblem[]
  /** Grows by one at each attempt. */
  readonly attempt: number
  readonly onGo: (step: WizardStep, fieldId: string | null) => void
}

export function StepProblems({ title, problems, attempt, onGo }: StepProblemsProps) {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const hasProblems = problems.length > 0
  useEffect(() => {
    if (hasProblems) box.current?.focus()
  }, [hasProblems, attempt])
  if (!hasProblems) return null
  return (
    <div ref={box} className={summary.summary} role="alert" tabIndex={-1}>
      <ErrorGlyph size={18} className={summary.glyph} />
      <div>
        <p className={summary.title}>{title ?? t('ui.form.errorCount', { count: problems.length })}</p>
        <ul>
          {problems.map(({ step, fieldId, text }) => (
            <li key={`${fieldId} ${text}`}>
              <button type="button" className={styles.problem} onClick={() => onGo(step, fieldId)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

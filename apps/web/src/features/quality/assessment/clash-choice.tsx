/** A criterion about which two have said something: both answers, and the choice. Nothing is written over before it is made. */
import type { Criterion, FrameworkContent } from '@solmu/domain/quality/framework.js'
import { scaleOf } from '@solmu/domain/quality/framework.js'
import { levelOf } from '@solmu/domain/quality/framework-score.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Choice, HeldAnswer } from './answer-store.js'
import type { CriterionAnswer } from './criterion-form.js'
import styles from './assessment.module.css'

/** "3 – Toteutuu": what an answer says, in words. */
export function useAnswerText(content: Pick<FrameworkContent, 'scales'>) {
  const t = useText()
  const pick = useLocalized()
  return (criterion: Criterion, { value, skipped }: Pick<CriterionAnswer, 'value' | 'skipped'>): string => {
    if (skipped !== null) return t('assessment.answer.skipped', { reason: skipped })
    const scale = scaleOf(content, criterion)
    const level = scale && value !== null ? levelOf(scale, value) : undefined
    if (value === null || !level) return t('assessment.answer.none')
    return t('assessment.criterion.level', { value: scale?.kind === 'percent' ? `${value} %` : value, name: pick(level.name) })
  }
}

export interface ClashChoiceProps {
  readonly content: FrameworkContent
  readonly criterion: Criterion
  readonly held: HeldAnswer
  readonly onChoose: (choice: Choice) => void
}

export function ClashChoice({ content, criterion, held, onChoose }: ClashChoiceProps) {
  const t = useText()
  const format = useFormat()
  const answerText = useAnswerText(content)
  const { answer, theirs } = held
  if (!theirs) return null
  const who = theirs.changedBy ?? t('assessment.clash.somebody')
  const when = theirs.changedAt ? format.instantShort(theirs.changedAt) : ''
  return (
    <div className={styles.clash} role="alert">
      <p>
        <b>{t('assessment.clash.title', { who })}</b> {t('assessment.clash.text')}
      </p>
      <dl>
        <dt>{t('assessment.clash.mine')}</dt>
        <dd>
          {answerText(criterion, answer)}
          {answer.comment && <span className={styles.words}>{answer.comment}</span>}
        </dd>
        <dt>{t('assessment.clash.theirs', { who, when })}</dt>
        <dd>
          {answerText(criterion, theirs.answer)}
          {theirs.answer.comment && <span className={styles.words}>{theirs.answer.comment}</span>}
        </dd>
      </dl>
      <div className={styles.acts}>
        <Button size="small" onClick={() => onChoose('mine')}>
          {t('assessment.clash.keepMine')}
        </Button>
        <Button size="small" onClick={() => onChoose('theirs')}>
          {t('assessment.clash.takeTheirs')}
        </Button>
        {answer.comment !== '' && theirs.answer.comment !== '' && answer.comment !== theirs.answer.comment && (
          <Button size="small" onClick={() => onChoose('joined')}>
            {t('assessment.clash.join')}
          </Button>
        )}
      </div>
    </div>
  )
}

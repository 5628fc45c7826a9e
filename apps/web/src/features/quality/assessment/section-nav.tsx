/** The way between the sections of a self-assessment. */
import type { AnswerStanding } from '@solmu/domain/quality/assessment-answers.js'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { Button } from '../../../ui/button.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { useScoreLine } from './assessment-words.js'
import styles from './assessment.module.css'

interface NavProps {
  readonly content: FrameworkContent
  readonly place: number
  readonly onGo: (section: string) => void
}

/** The sections with how far each has come, and its own score. */
export function SectionNav({ content, place, standing, onGo }: NavProps & { readonly standing: AnswerStanding }) {
  const t = useText()
  const pick = useLocalized()
  const scoreLine = useScoreLine()
  if (content.sections.length < 2) return null
  return (
    <nav aria-label={t('assessment.form.sections')}>
      <ol className={styles.sections}>
        {content.sections.map(({ code, title }, index) => {
          const part = standing.score.sections.find((each) => each.code === code)
          const score = part && part.value !== null ? ` · ${scoreLine({ score: part.value, bandName: null })}` : ''
          return (
            <li key={code}>
              <button type="button" aria-current={index === place ? 'step' : undefined} onClick={() => onGo(code)}>
                <b>{pick(title) || code}</b>
                <span>{part && `${t('assessment.form.sectionProgress', { done: part.answered + part.skipped, total: part.total })}${score}`}</span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

export function SectionSteps({ content, place, onGo, onSubmit, isLast }: NavProps & { readonly onSubmit: () => void; readonly isLast: boolean }) {
  const t = useText()
  const pick = useLocalized()
  const [before, after] = [content.sections[place - 1], content.sections[place + 1]]
  const go = (code: string) => {
    onGo(code)
    window.scrollTo({ top: 0 })
  }
  return (
    <div className={styles.steps}>
      {before && <Button onClick={() => go(before.code)}>{t('assessment.form.previous', { name: pick(before.title) })}</Button>}
      {after && (
        <Button variant="primary" onClick={() => go(after.code)}>
          {t('assessment.form.next', { name: pick(after.title) })}
        </Button>
      )}
      <Button variant={isLast ? 'primary' : 'outlined'} onClick={onSubmit}>
        {t('assessment.submit.open')}
      </Button>
    </div>
  )
}

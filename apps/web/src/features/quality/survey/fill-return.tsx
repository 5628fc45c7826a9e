/** Taking what a survey came to in a unit into the return of that unit. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { periodText } from '../../results/unit-return/period-text.js'
import { contentOf } from './survey.operations.js'
import { fillReturnFromSurveyMutation, type SurveyFigure, type WholeRound } from './survey-round.operations.js'
import styles from './survey.module.css'

interface FillReturnProps {
  readonly round: WholeRound
  /** Whose figures are looked at. */
  readonly group: SurveyFigure
}

/** Offered to those who fill in the return of the unit, where a question that is shown is the value of an indicator. */
export function FillReturn({ round, group }: FillReturnProps) {
  const unit = round.units.find((each) => group.level === 'unit' && each.unit.id === group.unit.id)
  const tied = new Set(contentOf(round.content).questions.filter(({ meanIndicator, countIndicator }) => meanIndicator !== '' || countIndicator !== '').map(({ code }) => code))
  const isTied = round.figures.some(({ level, unit: { id }, questionCode }) => level === 'unit' && id === group.unit.id && tied.has(questionCode))
  return unit?.mayReport && isTied ? <Filling key={unit.unit.id} roundId={round.id} unitId={unit.unit.id} /> : null
}

function Filling({ roundId, unitId }: { readonly roundId: string; readonly unitId: string }) {
  const t = useText()
  const lang = useLanguage()
  const describe = useErrorMessage()
  const [problem, setProblem] = useState<string | null>(null)
  const [fill, { data, loading }] = useMutation(fillReturnFromSurveyMutation)
  const done = data?.fillReturnFromSurvey
  async function submit() {
    setProblem(null)
    try {
      await fill({ variables: { input: { roundId, unitId } } })
    } catch (error) {
      setProblem(describe(error).text)
    }
  }
  return (
    <div className={styles.fillReturn}>
      <Button isBusy={loading} onClick={() => void submit()}>
        {t('survey.fill.submit')}
      </Button>
      <p className={styles.quiet}>{t('survey.fill.text')}</p>
      {problem !== null && <p role="alert">{problem}</p>}
      {done && problem === null && (
        <p role="status">
          {t('survey.fill.done', { saved: done.savedCount, kept: done.keptCount })}{' '}
          <TextLink to="/$lang/results/returns/$id" params={{ lang, id: done.returnId }}>
            {t('survey.fill.toReturn', { period: periodText(done.period, lang) })}
          </TextLink>
        </p>
      )}
    </div>
  )
}

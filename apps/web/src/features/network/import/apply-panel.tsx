/** Brings the rows in: all of them or none, unless the faulty ones are left out on request. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { useFormat } from '../../../ui/format.js'
import { WarningGlyph } from '../../../ui/glyphs.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { applyImportMutation, type NetworkImport } from './import.operations.js'
import admin from '../../../ui/admin-pages.module.css'
import styles from './import.module.css'

const partialId = 'import-onlySound'

interface Problem {
  readonly fieldId?: string
  readonly text: string
}

export interface ApplyPanelProps {
  readonly of: NetworkImport
  /** Goes back to the columns. */
  readonly onColumns: () => void
}

function useApply(of: NetworkImport) {
  const t = useText()
  const describe = useErrorMessage()
  const [mutate, { loading }] = useMutation(applyImportMutation)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [attempt, setAttempt] = useState(0)
  async function apply(onlySound: boolean): Promise<void> {
    setAttempt((before) => before + 1)
    if (of.wrongCount > 0 && !onlySound) {
      return setProblem({ fieldId: partialId, text: t('import.apply.refused', { count: of.wrongCount }) })
    }
    setProblem(null)
    try {
      await mutate({ variables: { input: { importId: of.id, onlySound } } })
    } catch (error) {
      setProblem({ text: describe(error).text })
    }
  }
  return { apply, problem, attempt, isStarting: loading }
}

interface PartialChoiceProps {
  readonly wrongCount: number
  readonly isChosen: boolean
  readonly onChange: (isChosen: boolean) => void
}

/** Says that a file comes in whole or not at all, and offers to leave out the rows with faults. */
function PartialChoice({ wrongCount, isChosen, onChange }: PartialChoiceProps) {
  const t = useText()
  return (
    <>
      <p className={styles.warning}>
        <WarningGlyph size={16} />
        <span>{t('import.apply.allOrNothing', { count: wrongCount })}</span>
      </p>
      <div className={admin.choice}>
        <label>
          <input id={partialId} type="checkbox" checked={isChosen} onChange={(event) => onChange(event.target.checked)} />
          {t('import.apply.partial', { count: wrongCount })}
        </label>
      </div>
    </>
  )
}

export function ApplyPanel({ of, onColumns }: ApplyPanelProps) {
  const t = useText()
  const format = useFormat()
  const [isPartial, setPartial] = useState(false)
  const { apply, problem, attempt, isStarting } = useApply(of)
  const { newCount, changedCount, unchangedCount, wrongCount } = of
  const count = newCount + changedCount
  function submit(event: FormEvent) {
    event.preventDefault()
    void apply(isPartial)
  }
  return (
    <Section title={t('import.apply.title')}>
      <form noValidate className={styles.apply} onSubmit={submit}>
        <ErrorSummary errors={problem === null ? [] : [problem]} attempt={attempt} />
        <p>
          {count === 0
            ? t('import.apply.nothing')
            : t(`import.apply.about.${of.kind}`, { new: newCount, changed: changedCount, day: format.day(of.effectiveOn) })}{' '}
          {unchangedCount > 0 && t('import.apply.unchanged', { count: unchangedCount })}
        </p>
        {wrongCount > 0 && count > 0 && <PartialChoice {...{ wrongCount, isChosen: isPartial, onChange: setPartial }} />}
        <div className={admin.acts}>
          {count > 0 && (
            <Button type="submit" variant="primary" isBusy={isStarting}>
              {t('import.apply.submit', { count })}
            </Button>
          )}
          <Button onClick={onColumns}>{t('import.apply.columns')}</Button>
        </div>
      </form>
    </Section>
  )
}

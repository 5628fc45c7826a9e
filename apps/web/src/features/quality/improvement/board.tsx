/** The board by state. A card is moved by its own buttons, so that nothing has to be dragged. */
import { useState } from 'react'
import { type ImprovementState, improvementStates } from '@solmu/domain/quality/improvement.js'
import { Button } from '../../../ui/button.js'
import { Menu } from '../../../ui/menu.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { type StepOption, StepDialog } from './improvement-dialogs.js'
import { ImprovementLink, SeverityMark, useAboutText, useDueText, useImprovementTitle } from './improvement-words.js'
import type { ImprovementRow } from './improvement.operations.js'
import styles from './improvement.module.css'

type Taken = { readonly improvement: ImprovementRow; readonly option: StepOption }

function Card({ improvement, onStep }: { readonly improvement: ImprovementRow; readonly onStep: (option: StepOption) => void }) {
  const t = useText()
  const pick = useLocalized()
  const dueText = useDueText()
  const aboutText = useAboutText()
  const titleOf = useImprovementTitle()
  const { unit, owner, severity, kind, isOverdue, stepOptions } = improvement
  const about = aboutText(improvement)
  return (
    <li className={styles.card} data-overdue={isOverdue || undefined}>
      <p className={styles.cardLine}>
        <span className={styles.quiet}>{t(`improvement.kind.${kind}`)}</span>
        <SeverityMark severity={severity} />
      </p>
      <p className={styles.cardTitle}>
        <ImprovementLink of={improvement} />
      </p>
      {about && <p className={styles.quiet}>{about}</p>}
      <p className={styles.quiet}>{[pick(unit.name), owner?.displayName].filter(Boolean).join(', ')}</p>
      <div className={styles.cardLine}>
        <span className={isOverdue ? styles.late : styles.quiet}>{dueText(improvement)}</span>
        {stepOptions.length > 0 && (
          <Menu
            align="end"
            button={(button) => (
              <Button size="small" {...button} aria-label={t('improvement.board.moveOf', { title: titleOf(improvement, kind) })}>
                {t('improvement.board.move')}
              </Button>
            )}
            items={stepOptions.map((option) => ({ key: option.step, label: t(`improvement.step.${option.step}.name`), onPick: () => onStep(option) }))}
          />
        )}
      </div>
    </li>
  )
}

function Column({ state, rows, onStep }: { readonly state: ImprovementState; readonly rows: readonly ImprovementRow[]; readonly onStep: (taken: Taken) => void }) {
  const t = useText()
  return (
    <section className={styles.column} aria-labelledby={`column-${state}`}>
      <h2 id={`column-${state}`}>
        {t(`improvement.state.${state}`)} <span className={styles.quiet}>{rows.length}</span>
      </h2>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('improvement.board.emptyColumn')}</p>
      ) : (
        <ul className={styles.cards}>
          {rows.map((improvement) => (
            <Card key={improvement.id} improvement={improvement} onStep={(option) => onStep({ improvement, option })} />
          ))}
        </ul>
      )}
    </section>
  )
}

export interface BoardProps {
  readonly rows: readonly ImprovementRow[]
  /** The states that are asked for. */
  readonly states: readonly ImprovementState[]
}

export function Board({ rows, states }: BoardProps) {
  const [taken, setTaken] = useState<Taken | null>(null)
  return (
    <>
      <div className={styles.board}>
        {improvementStates
          .filter((state) => states.includes(state))
          .map((state) => (
            <Column key={state} state={state} rows={rows.filter((row) => row.state === state)} onStep={setTaken} />
          ))}
      </div>
      {taken && <StepDialog {...taken} onClose={() => setTaken(null)} />}
    </>
  )
}

/** The buttons of the steps of one record. */
export function StepButtons({ improvement }: { readonly improvement: ImprovementRow }) {
  const t = useText()
  const [option, setOption] = useState<StepOption | null>(null)
  const primary = ['start', 'done', 'close']
  return (
    <>
      {improvement.stepOptions.map((each) => (
        <Button key={each.step} variant={primary.includes(each.step) && each.blockedBy.length === 0 ? 'primary' : 'outlined'} onClick={() => setOption(each)}>
          {t(`improvement.step.${each.step}.name`)}
        </Button>
      ))}
      {option && <StepDialog improvement={improvement} option={option} onClose={() => setOption(null)} />}
    </>
  )
}

/** What bodies have decided and the decision that came of it, wherever they are read. */
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { AnnulDialog, AppealDialog, SettleDialog } from './decision-dialogs.js'
import type { Decision, DecisionRecord, MadeDecision } from './decision.operations.js'
import { ProcedureFiles } from './procedure-files.js'
import styles from './decision.module.css'

interface StepsProps {
  readonly steps: Decision['steps']
  readonly mayWrite: boolean
}

/** What bodies have decided, with their votes, their reasons and their minutes. */
export function Steps({ steps, mayWrite }: StepsProps) {
  const t = useText()
  const format = useFormat()
  const columns: readonly Column<Decision['steps'][number]>[] = [
    {
      ...{ id: 'body', header: t('decide.body') },
      cell: ({ body, number, round }) => (
        <>
          {t(`decide.body.${body}`)}
          <span className={styles.below}>{t('decide.step.number', { number, round })}</span>
        </>
      )
    },
    { id: 'day', header: t('decide.day'), cell: ({ decidedOn }) => format.day(decidedOn) },
    {
      ...{ id: 'votes', header: t('decide.votes') },
      cell: ({ votesFor, votesAgainst, votesAbstain, participants }) => (
        <>
          {t('decide.votesOf', { votesFor, votesAgainst, votesAbstain })}
          {participants.map(({ name, userId, isRecused, conflict }) => (
            <span key={userId ?? name} className={styles.below}>
              {isRecused ? t('decide.recused', { name, conflict }) : name}
            </span>
          ))}
        </>
      )
    },
    {
      ...{ id: 'reasons', header: t('decide.reasons') },
      cell: ({ id, number, reasons, conditions, basis, files }) => (
        <>
          {reasons}
          {conditions !== '' && <span className={styles.below}>{t('decide.conditionsOf', { conditions })}</span>}
          {basis !== '' && <span className={styles.below}>{t('decide.basisOf', { basis })}</span>}
          <ProcedureFiles owner="steps" id={id} of={number} {...{ files, mayWrite }} />
        </>
      )
    },
    { id: 'outcome', header: t('decide.outcome'), phone: 'figure', cell: ({ outcome }) => t(`decide.outcome.${outcome}`) }
  ]
  return (
    <Section title={t('decide.steps')}>
      <DataTable caption={t('decide.steps')} columns={columns} rows={steps} rowKey={({ id }) => id} />
    </Section>
  )
}

interface OneDecisionProps extends Pick<DecisionRecord, 'actions' | 'mayAppeal' | 'mayAnnul'> {
  readonly made: MadeDecision
}

/** A decision as it was made, with what became of it and what can be done. */
export function OneDecision({ made, actions, mayAppeal, mayAnnul }: OneDecisionProps) {
  const t = useText()
  const format = useFormat()
  const holds = made.annulledOn === null
  const facts: readonly (string | false)[] = [
    t('decide.made', { number: made.number, day: format.day(made.decidedOn) }),
    made.validUntil !== null && t('decide.validUntil', { day: format.day(made.validUntil) }),
    made.appealUntil !== null && t('decide.appealUntil', { day: format.day(made.appealUntil) })
  ]
  return (
    <Section level={3} title={t(`decide.outcomeOf.${made.outcome}`)} note={holds ? t('decide.holds') : t('decide.annulled')}>
      <p className={styles.text}>{facts.filter((each) => each !== false).join(' ')}</p>
      <Grounds made={made} />
      {made.appeal && (
        <FormNotice title={t('decide.appeal.of', { name: made.appeal.appellant, day: format.day(made.appeal.receivedOn) })}>
          <p className={styles.text}>{made.appeal.grounds}</p>
          <p>{t(made.appeal.isInTime ? 'decide.appeal.inTime' : 'decide.appeal.late')}</p>
          {made.appeal.outcome && <p>{t('decide.appeal.settled', { outcome: t(`decide.appeal.outcome.${made.appeal.outcome}`), reasons: made.appeal.outcomeReasons })}</p>}
        </FormNotice>
      )}
      {holds && <DecisionActs {...{ made, actions, mayAppeal, mayAnnul }} />}
    </Section>
  )
}

/** Why it was decided, on which terms and on what it rests, and why it was annulled. */
function Grounds({ made: { reasons, conditions, document, annulledOn, annulledReason } }: Pick<OneDecisionProps, 'made'>) {
  const t = useText()
  const format = useFormat()
  const texts = [
    reasons,
    conditions && t('decide.conditionsOf', { conditions }),
    document && t('decide.basisOf', { basis: document }),
    annulledOn && t('decide.annulledOn', { day: format.day(annulledOn), reason: annulledReason })
  ]
  return texts.map(
    (text, place) =>
      text && (
        <p key={place} className={styles.text}>
          {text}
        </p>
      )
  )
}

function DecisionActs({ made, actions, mayAppeal, mayAnnul }: OneDecisionProps) {
  const t = useText()
  const [act, setAct] = useState<'annul' | 'appeal' | 'settle' | null>(null)
  const close = () => setAct(null)
  const may = (action: string, held: boolean) => held && actions.some((each) => each.action === action && each.blockedBy.length === 0)
  return (
    <div className={styles.acts}>
      {may('appeal', mayAppeal) && <Button onClick={() => setAct('appeal')}>{t('decide.appeal.open')}</Button>}
      {may('settle_appeal', mayAnnul) && <Button onClick={() => setAct('settle')}>{t('decide.settle.open')}</Button>}
      {may('annul', mayAnnul) && <Button onClick={() => setAct('annul')}>{t('decide.annul.open')}</Button>}
      {act === 'annul' && <AnnulDialog made={made} onClose={close} />}
      {act === 'appeal' && <AppealDialog made={made} onClose={close} />}
      {act === 'settle' && made.appeal && <SettleDialog appeal={made.appeal} onClose={close} />}
    </div>
  )
}

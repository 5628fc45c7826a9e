/** How an application is decided: the path, what bodies have decided, the decisions, appeals, and what can be done next. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import { Blocked } from './blocked.js'
import { AnnulDialog, AppealDialog, ReturnDialog, SendDialog, SettleDialog } from './decision-dialogs.js'
import { type Decision, decisionQuery, type MadeDecision } from './decision.operations.js'
import { RecordDialog } from './record-dialog.js'
import styles from './decision.module.css'

export interface DecisionProps {
  readonly decision: Decision
}

export function DecisionTab({ application }: { readonly application: { readonly id: string } }) {
  const { data, error, refetch } = useQuery(decisionQuery, { variables: { applicationId: application.id }, fetchPolicy: 'cache-and-network' })
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />
  const decision = data.applicationDecision
  return (
    <>
      <Next decision={decision} />
      <Path decision={decision} />
      {decision.steps.length > 0 && <Steps decision={decision} />}
      <Decisions decision={decision} />
    </>
  )
}

const blockedBy = ({ actions }: Decision, action: string): readonly string[] => actions.find((each) => each.action === action)?.blockedBy ?? []

type Act = 'send' | 'return' | 'record'

/** What the viewer may do next. */
const offers = ({ state, mayManage, mayRecord, nextStep }: Decision) => ({
  isSending: mayManage && state === 'under_assessment',
  isRecording: mayRecord && nextStep !== null,
  mayReturn: mayManage && ['submitted', 'under_assessment', 'in_decision'].includes(state)
})

/** The next step, with the button for whoever takes it. */
function Next({ decision }: DecisionProps) {
  const t = useText()
  const [act, setAct] = useState<Act | null>(null)
  const step = decision.nextStep ?? 0
  const obstacles = blockedBy(decision, 'send')
  const { isSending, isRecording, mayReturn } = offers(decision)
  const close = () => setAct(null)
  return (
    <>
      {isSending && <Blocked id="send-blocked" obstacles={obstacles} />}
      <div className={styles.acts}>
        {isSending && (
          <Button variant="primary" disabled={obstacles.length > 0} aria-describedby="send-blocked" onClick={() => setAct('send')}>
            {t('decide.send.open')}
          </Button>
        )}
        {isRecording && (
          <Button variant="primary" onClick={() => setAct('record')}>
            {t('decide.record.open', { body: t(`decide.body.${decision.path.steps[step]?.body ?? 'head_office'}`) })}
          </Button>
        )}
        {mayReturn && <Button onClick={() => setAct('return')}>{t('decide.return.open')}</Button>}
      </div>
      {act && <ActOn {...{ act, decision, step }} onClose={close} />}
    </>
  )
}

function ActOn({ act, decision, step, onClose }: DecisionProps & { readonly act: Act; readonly step: number; readonly onClose: () => void }) {
  if (act === 'send') return <SendDialog decision={decision} onClose={onClose} />
  if (act === 'return') return <ReturnDialog decision={decision} onClose={onClose} />
  return <RecordDialog decision={decision} step={step} onClose={onClose} />
}

function Path({ decision }: DecisionProps) {
  const t = useText()
  const { path, pathNumber, proposal, nextStep, steps, round } = decision
  const rows = path.steps.map((step, place) => ({ ...step, place }))
  const isTaken = (place: number) => steps.some((each) => each.round === round && each.step === place && each.outcome === 'favour')
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'body', header: t('decide.body'), cell: ({ body, kind }) => t('decide.path.step', { body: t(`decide.body.${body}`), kind: t(`decide.kind.${kind}`) }) },
    { id: 'quorum', header: t('decide.quorum'), isNumeric: true, cell: ({ quorum }) => quorum },
    { id: 'majority', header: t('decide.majority'), cell: ({ majority }) => t(`decide.majority.${majority}`) },
    {
      ...{ id: 'state', header: t('assess.state'), phone: 'figure' },
      cell: ({ place }) => <Status status={isTaken(place) ? 'accepted' : place === nextStep ? 'submitted' : 'notStarted'} label={t(isTaken(place) ? 'decide.path.taken' : place === nextStep ? 'decide.path.next' : 'decide.path.waits')} />
    }
  ]
  return (
    <Section title={t('decide.path')} note={t('decide.path.number', { number: pathNumber })}>
      <DataTable caption={t('decide.path')} columns={columns} rows={rows} rowKey={({ place }) => String(place)} />
      <p className={styles.text}>
        {t('decide.path.terms', { validity: path.validityDays, appeal: path.appealDays, body: t(`decide.body.${path.appealBody}`), months: path.reapplyMonths })}
      </p>
      {proposal !== '' && (
        <FormNotice title={t('decide.proposal')}>
          <p className={styles.text}>{proposal}</p>
        </FormNotice>
      )}
    </Section>
  )
}

function Steps({ decision }: DecisionProps) {
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
          {participants.map(({ name, isRecused, conflict }) => (
            <span key={name} className={styles.below}>
              {isRecused ? t('decide.recused', { name, conflict }) : name}
            </span>
          ))}
        </>
      )
    },
    {
      ...{ id: 'reasons', header: t('decide.reasons') },
      cell: ({ reasons, conditions }) => (
        <>
          {reasons}
          {conditions !== '' && <span className={styles.below}>{t('decide.conditionsOf', { conditions })}</span>}
        </>
      )
    },
    { id: 'outcome', header: t('decide.outcome'), phone: 'figure', cell: ({ outcome }) => t(`decide.outcome.${outcome}`) }
  ]
  return (
    <Section title={t('decide.steps')}>
      <DataTable caption={t('decide.steps')} columns={columns} rows={decision.steps} rowKey={({ id }) => id} />
    </Section>
  )
}

function Decisions({ decision }: DecisionProps) {
  const t = useText()
  return (
    <Section title={t('decide.decisions')}>
      {decision.decisions.length === 0 && <EmptyState title={t('decide.none')} text={t('decide.noneText')} />}
      {decision.decisions.map((made) => (
        <OneDecision key={made.id} {...{ decision, made }} />
      ))}
    </Section>
  )
}

function OneDecision({ decision, made }: DecisionProps & { readonly made: MadeDecision }) {
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
      <p className={styles.text}>{made.reasons}</p>
      {made.conditions !== '' && <p className={styles.text}>{t('decide.conditionsOf', { conditions: made.conditions })}</p>}
      {made.annulledOn !== null && <p className={styles.text}>{t('decide.annulledOn', { day: format.day(made.annulledOn), reason: made.annulledReason })}</p>}
      {made.appeal && (
        <FormNotice title={t('decide.appeal.of', { name: made.appeal.appellant, day: format.day(made.appeal.receivedOn) })}>
          <p className={styles.text}>{made.appeal.grounds}</p>
          <p>{t(made.appeal.isInTime ? 'decide.appeal.inTime' : 'decide.appeal.late')}</p>
          {made.appeal.outcome && <p>{t('decide.appeal.settled', { outcome: t(`decide.appeal.outcome.${made.appeal.outcome}`), reasons: made.appeal.outcomeReasons })}</p>}
        </FormNotice>
      )}
      {holds && <DecisionActs {...{ decision, made }} />}
    </Section>
  )
}

function DecisionActs({ decision, made }: DecisionProps & { readonly made: MadeDecision }) {
  const t = useText()
  const [act, setAct] = useState<'annul' | 'appeal' | 'settle' | null>(null)
  const close = () => setAct(null)
  const may = (action: string, held: boolean) => held && blockedBy(decision, action).length === 0
  return (
    <div className={styles.acts}>
      {may('appeal', decision.mayDecide) && <Button onClick={() => setAct('appeal')}>{t('decide.appeal.open')}</Button>}
      {may('settle_appeal', decision.mayAnnul) && <Button onClick={() => setAct('settle')}>{t('decide.settle.open')}</Button>}
      {may('annul', decision.mayAnnul) && <Button onClick={() => setAct('annul')}>{t('decide.annul.open')}</Button>}
      {act === 'annul' && <AnnulDialog made={made} onClose={close} />}
      {act === 'appeal' && <AppealDialog made={made} onClose={close} />}
      {act === 'settle' && made.appeal && <SettleDialog appeal={made.appeal} onClose={close} />}
    </div>
  )
}

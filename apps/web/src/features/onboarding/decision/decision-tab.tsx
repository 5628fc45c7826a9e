/** How an application is decided: the path, what bodies have decided, the decisions, appeals, and what can be done next. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import { Blocked } from './blocked.js'
import { ReturnDialog, SendDialog } from './decision-dialogs.js'
import { type Decision, decisionQuery } from './decision.operations.js'
import { OneDecision, Steps } from './made-decision.js'
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
      {decision.steps.length > 0 && <Steps steps={decision.steps} mayWrite={decision.mayDecide} />}
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

function Decisions({ decision }: DecisionProps) {
  const t = useText()
  return (
    <Section title={t('decide.decisions')}>
      {decision.decisions.length === 0 && <EmptyState title={t('decide.none')} text={t('decide.noneText')} />}
      {decision.decisions.map((made) => (
        <OneDecision key={made.id} made={made} actions={decision.actions} mayAppeal={decision.mayDecide && made.appealUntil !== null} mayAnnul={decision.mayAnnul} />
      ))}
    </Section>
  )
}

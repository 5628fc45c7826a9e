/** What is done around a decision, each act in a dialog of its own. */
import { useMutation } from '@apollo/client/react'
import { useViewer } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { applicationQuery } from '../application/application.operations.js'
import { annulMutation, appealMutation, type Decision, type MadeDecision, returnMutation, sendMutation, settleMutation } from './decision.operations.js'
import { FieldsDialog } from './fields-dialog.js'

interface DecisionDialogProps {
  readonly decision: Decision
  readonly onClose: () => void
}
interface MadeDialogProps {
  readonly made: MadeDecision
  readonly onClose: () => void
}

/** The state of the application stands in the head of the page too. */
export const changed = { refetchQueries: [applicationQuery] }
/** What a decision changes is read on the application and in the register alike. */
export const decided = { refetchQueries: 'active' } as const

export function SendDialog({ decision, onClose }: DecisionDialogProps) {
  const t = useText()
  const [send] = useMutation(sendMutation, changed)
  const { applicationId, version } = decision
  return (
    <FieldsDialog
      {...{ prefix: 'send', recordId: applicationId, title: t('decide.send.title'), submit: t('decide.send.submit'), done: t('decide.send.done'), onClose }}
      fields={[{ name: 'proposal', kind: 'area', label: t('decide.proposal'), help: t('decide.send.help') }]}
      onSend={({ proposal = '' }) => send({ variables: { input: { applicationId, expectedVersion: version, proposal } } })}
    >
      <p>{t('decide.send.text')}</p>
    </FieldsDialog>
  )
}

export function ReturnDialog({ decision: { applicationId }, onClose }: DecisionDialogProps) {
  const t = useText()
  const [giveBack] = useMutation(returnMutation, changed)
  return (
    <FieldsDialog
      {...{ prefix: 'return', recordId: applicationId, title: t('decide.return.title'), submit: t('decide.return.submit'), done: t('decide.return.done'), onClose }}
      fields={[{ name: 'reason', kind: 'area', label: t('decide.return.reason') }]}
      onSend={({ reason = '' }) => giveBack({ variables: { input: { applicationId, reason } } })}
    >
      <p>{t('decide.return.text')}</p>
    </FieldsDialog>
  )
}

export function AnnulDialog({ made, onClose }: MadeDialogProps) {
  const t = useText()
  const [annul] = useMutation(annulMutation, decided)
  return (
    <FieldsDialog
      {...{ prefix: 'annul', recordId: made.id, title: t('decide.annul.title'), submit: t('decide.annul.submit'), done: t('decide.annul.done'), isDangerous: true, onClose }}
      fields={[{ name: 'reason', kind: 'area', label: t('decide.annul.reason') }]}
      onSend={({ reason = '' }) => annul({ variables: { input: { decisionId: made.id, reason } } })}
    >
      <p>{t(`decide.annul.text.${made.outcome}`)}</p>
    </FieldsDialog>
  )
}

export function AppealDialog({ made, onClose }: MadeDialogProps) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [appeal] = useMutation(appealMutation, decided)
  return (
    <FieldsDialog
      {...{ prefix: 'appeal', recordId: made.id, title: t('decide.appeal.title'), submit: t('decide.appeal.submit'), done: t('decide.appeal.done'), onClose }}
      fields={[
        { name: 'receivedOn', kind: 'day', label: t('decide.appeal.received'), first: format.day(today) },
        { name: 'appellant', kind: 'text', label: t('decide.appeal.appellant') },
        { name: 'grounds', kind: 'area', label: t('decide.appeal.grounds') }
      ]}
      onSend={({ receivedOn = '', appellant = '', grounds = '' }) => appeal({ variables: { input: { decisionId: made.id, receivedOn, appellant, grounds } } })}
    >
      {made.appealUntil !== null && <p>{t('decide.appealUntil', { day: format.day(made.appealUntil) })}</p>}
    </FieldsDialog>
  )
}

export function SettleDialog({ appeal, onClose }: { readonly appeal: NonNullable<MadeDecision['appeal']>; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const [settle] = useMutation(settleMutation, decided)
  const outcomes = appeal.isInTime ? (['upheld', 'annulled'] as const) : (['inadmissible'] as const)
  return (
    <FieldsDialog
      {...{ prefix: 'settle', recordId: appeal.id, title: t('decide.settle.title'), submit: t('decide.settle.submit'), done: t('decide.settle.done'), onClose }}
      fields={[
        { name: 'outcome', kind: 'choice', label: t('decide.outcome'), first: outcomes[0], options: outcomes.map((value) => ({ value, label: t(`decide.appeal.outcome.${value}`) })) },
        { name: 'decidedOn', kind: 'day', label: t('decide.day'), first: format.day(today) },
        { name: 'reasons', kind: 'area', label: t('decide.reasons') }
      ]}
      onSend={({ outcome, decidedOn = '', reasons = '' }) =>
        settle({ variables: { input: { appealId: appeal.id, expectedVersion: appeal.version, outcome: outcomes.find((each) => each === outcome) ?? outcomes[0], decidedOn, reasons } } })
      }
    />
  )
}

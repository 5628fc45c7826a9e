/** Takes a step of a proposal: says what will happen, or what stands in the way. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { endedProposalStates, proposalTransitions } from '@solmu/domain/governance/proposal.workflow.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { isNothing, nothingWritten, WrittenFields } from '../written-fields.js'
import { moveProposalMutation, type Proposal } from './proposal.operations.js'
import styles from '../governance.module.css'

const names = ['outcome', 'discussUntil'] as const

/** Whether the step is the last one, so that it is told what came of the proposal. */
const isEnd = (proposal: Proposal, action: Proposal['steps'][number]['action']): boolean =>
  proposalTransitions.some((each) => each.action === action && each.from === proposal.state && endedProposalStates.includes(each.to))

export function MoveDialog({ proposal, step, onClose }: { readonly proposal: Proposal; readonly step: Proposal['steps'][number]; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { action } = step
  // A day that the dialog itself asks for stands in nobody's way.
  const blockedBy = action === 'reopen' ? step.blockedBy.filter((guard) => guard !== 'has_day') : step.blockedBy
  const [outcome, setOutcome] = useState(nothingWritten)
  const [until, setUntil] = useState(dayInField(addDays(today, 7), language))
  const [move] = useMutation(moveProposalMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const [asksOutcome, asksDay] = [isEnd(proposal, action), action === 'reopen']
  const submit = () => {
    const discussUntil = asksDay ? readDayText(until, today) : null
    const problems = { ...(asksOutcome && isNothing(outcome) && { outcome: t('proposal.needs.outcome') }), ...(asksDay && discussUntil === null && { discussUntil: t('errors.INVALID_DATE') }) }
    void state.run(async () => {
      await move({ variables: { input: { proposalId: proposal.id, expectedVersion: proposal.version, action, outcome, discussUntil } } })
      showToast({ kind: 'done', text: t(`proposal.moved.${action}`) })
    }, problems)
  }
  return (
    <ActDialog prefix="move" title={t(`proposal.step.${action}`)} submit={t(`proposal.step.${action}`)} isDangerous={action === 'withdraw'} isBlocked={blockedBy.length > 0} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(blockedBy.length > 0 ? 'proposal.blockedText' : `proposal.stepText.${action}`)}</p>
      {blockedBy.length > 0 && (
        <ul className={styles.list}>
          {blockedBy.map((guard) => (
            <li key={guard}>{t(`proposal.blocked.${guard}`)}</li>
          ))}
        </ul>
      )}
      {blockedBy.length === 0 && asksDay && <TextField id="move-discussUntil" label={t('proposal.field.discussUntil')} value={until} error={state.refusal.fields.discussUntil} onChange={({ target }) => setUntil(target.value)} />}
      {blockedBy.length === 0 && asksOutcome && (
        <WrittenFields {...{ id: 'move-outcome', label: (each) => t('proposal.outcomeIn', { language: each }), help: t('proposal.outcomeHelp'), error: state.refusal.fields.outcome, value: outcome, most: 4000 }} onChange={setOutcome} />
      )}
    </ActDialog>
  )
}

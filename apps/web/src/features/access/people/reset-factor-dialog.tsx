/** Taking away the second factors of somebody who has lost them: what will happen, and the button that does it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { TextField } from '../../../ui/form-field.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { Lines, type AccountDialogProps } from './account-dialogs.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { resetSecondFactorMutation } from './people.operations.js'

const reasonField = ['reason'] as const

export function ResetFactorDialog({ person, account, onClose }: AccountDialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [reset] = useMutation(resetSecondFactorMutation)
  const state = useAct<'reason'>({ names: reasonField }, () => {
    showToast({ kind: 'done', text: t('people.resetFactor.done', { name: person.displayName }) })
    onClose()
  })
  const isBlocked = account.closingProblems.includes('held_elsewhere')
  const missing = reason.trim() === '' ? { reason: t('people.deactivate.reasonRequired') } : {}
  const goes = ['factors', 'sessions', 'password', 'mail'] as const
  return (
    <ActDialog
      title={t('people.resetFactor.title', { name: person.displayName })}
      submit={t('people.resetFactor.submit')}
      isDangerous
      isBlocked={isBlocked}
      prefix="reset-factor"
      names={reasonField}
      state={state}
      onSubmit={() => void state.run(() => reset({ variables: { input: { userId: person.id, reason } } }), missing)}
      onClose={onClose}
    >
      <Lines lines={isBlocked ? [t('people.resetFactor.elsewhere')] : goes.map((part) => t(`people.resetFactor.${part}`))} />
      {!isBlocked && (
        <TextField
          id="reset-factor-reason"
          label={t('people.deactivate.reason')}
          help={t('people.resetFactor.reasonHelp')}
          value={reason}
          maxLength={500}
          autoComplete="off"
          error={state.refusal.fields.reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </ActDialog>
  )
}

/** Closing an account, opening it again, and erasing its person: what will happen, and the button that does it. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { AccountPerson } from './account-section.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { deactivatePersonMutation, erasePersonMutation, reactivatePersonMutation, type Account } from './people.operations.js'
import styles from '../../../ui/admin-pages.module.css'

export interface AccountDialogProps {
  readonly person: AccountPerson
  readonly account: Account
  readonly onClose: () => void
}

/** What will happen, one line each. */
export function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className={styles.preview}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** What closing the account does, one line each. */
function useConsequences(account: Account): readonly string[] {
  const t = useText()
  const counted = [
    ['sessions', account.sessionCount],
    ['tokens', account.tokenCount],
    ['invitations', account.invitationCount],
    ['roles', account.roleCount],
    ['deputies', account.deputyCount]
  ] as const
  return [
    t('people.deactivate.noSignIn'),
    ...counted.flatMap(([name, count]) => (count > 0 ? [t(`people.deactivate.${name}`, { count })] : [])),
    t('people.deactivate.stays')
  ]
}

const reasonField = ['reason'] as const

export function DeactivateDialog({ person, account, onClose }: AccountDialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const [deactivate] = useMutation(deactivatePersonMutation)
  const consequences = useConsequences(account)
  const state = useAct<'reason'>({ names: reasonField }, () => {
    showToast({ kind: 'done', text: t('people.deactivate.done', { name: person.displayName }) })
    onClose()
  })
  const isBlocked = account.closingProblems.length > 0
  const input = { userId: person.id, reason, expectedVersion: account.version }
  const missing = reason.trim() === '' ? { reason: t('people.deactivate.reasonRequired') } : {}
  return (
    <ActDialog
      title={t('people.deactivate.title', { name: person.displayName })}
      submit={t('people.deactivate.submit')}
      isDangerous
      isBlocked={isBlocked}
      prefix="deactivate"
      names={reasonField}
      state={state}
      onSubmit={() => void state.run(() => deactivate({ variables: { input } }), missing)}
      onClose={onClose}
    >
      {isBlocked ? (
        <Lines lines={account.closingProblems.map((problem) => t(`people.deactivate.problem.${problem}`))} />
      ) : (
        <>
          <Lines lines={consequences} />
          <TextField
            id="deactivate-reason"
            label={t('people.deactivate.reason')}
            value={reason}
            maxLength={500}
            autoComplete="off"
            error={state.refusal.fields.reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
    </ActDialog>
  )
}

export function ReactivateDialog({ person, account, onClose }: AccountDialogProps) {
  const t = useText()
  const [reactivate] = useMutation(reactivatePersonMutation)
  const state = useAct<never>({ names: [] }, () => {
    showToast({ kind: 'done', text: t('people.reactivate.done', { name: person.displayName }) })
    onClose()
  })
  const input = { userId: person.id, expectedVersion: account.version }
  return (
    <ActDialog
      title={t('people.reactivate.title', { name: person.displayName })}
      submit={t('people.reactivate.open')}
      prefix="reactivate"
      names={[]}
      state={state}
      onSubmit={() => void state.run(() => reactivate({ variables: { input } }))}
      onClose={onClose}
    >
      <p className={styles.note}>{t('people.reactivate.text', { count: account.roleCount })}</p>
    </ActDialog>
  )
}

const confirmationField = ['confirmation'] as const

export function EraseDialog({ person, account, onClose }: AccountDialogProps) {
  const t = useText()
  const format = useFormat()
  const [confirmation, setConfirmation] = useState('')
  const [erase] = useMutation(erasePersonMutation)
  const state = useAct<'confirmation'>({ names: confirmationField }, () => {
    showToast({ kind: 'done', text: t('people.erase.done') })
    onClose()
  })
  const isBlocked = account.erasureProblems.length > 0
  const from = account.erasableFrom ? format.day(account.erasableFrom) : ''
  const input = { userId: person.id, confirmation, expectedVersion: account.version }
  const wrong = confirmation.trim() === person.displayName ? {} : { confirmation: t('people.erase.wrongName') }
  return (
    <ActDialog
      title={t('people.erase.title', { name: person.displayName })}
      submit={t('people.erase.submit')}
      isDangerous
      isBlocked={isBlocked}
      prefix="erase"
      names={confirmationField}
      state={state}
      onSubmit={() => void state.run(() => erase({ variables: { input } }), wrong)}
      onClose={onClose}
    >
      {isBlocked ? (
        <>
          <p className={styles.note}>{t('people.erase.notYet')}</p>
          <Lines lines={account.erasureProblems.map((problem) => t(`people.erase.problem.${problem}`, { from }))} />
        </>
      ) : (
        <>
          <Lines lines={[t('people.erase.goes'), t('people.erase.stays'), t('people.erase.forGood')]} />
          <TextField
            id="erase-confirmation"
            label={t('people.erase.confirmation')}
            help={t('people.erase.confirmationHelp', { name: person.displayName })}
            value={confirmation}
            autoComplete="off"
            error={state.refusal.fields.confirmation}
            onChange={(event) => setConfirmation(event.target.value)}
          />
        </>
      )}
    </ActDialog>
  )
}

/** Whether a role demands a second factor; whoever administers access changes it, after being told what that means. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { Dialog } from '../../../ui/dialog.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { rolesQuery, setRolePolicyMutation, type RoleRow } from '../user.operations.js'
import admin from '../../../ui/admin-pages.module.css'

interface ConfirmProps {
  readonly role: RoleRow
  readonly onClose: () => void
}

function ConfirmPolicy({ role, onClose }: ConfirmProps) {
  const t = useText()
  const describe = useErrorMessage()
  const [mutate, { loading, client }] = useMutation(setRolePolicyMutation)
  const [fault, setFault] = useState<string | null>(null)
  const secondFactor = !role.needsSecondFactor
  const name = t(`role.${role.name}`)
  async function change() {
    try {
      await mutate({ variables: { input: { role: role.name, secondFactor, expectedVersion: role.policyVersion } } })
      showToast({ kind: 'done', text: t('roles.policy.done', { role: name, on: String(secondFactor) }) })
      onClose()
    } catch (error) {
      setFault(describe(error).text)
      if (toApiErrors(error).some(({ code }) => code === 'STALE')) await client.refetchQueries({ include: [rolesQuery] })
    }
  }
  return (
    <Dialog title={t('roles.policy.title', { role: name, on: String(secondFactor) })} isOpen onClose={onClose}>
      <ErrorSummary errors={fault === null ? [] : [{ text: fault }]} attempt={fault === null ? 0 : 1} />
      <p className={admin.note}>
        {secondFactor ? t('roles.policy.about', { without: role.holdersWithoutSecondFactor ?? 0 }) : t('roles.policy.aboutOff')}
      </p>
      <div className={admin.acts}>
        <Button variant={secondFactor ? 'primary' : 'danger'} isBusy={loading} onClick={() => void change()}>
          {t('roles.policy.submit', { on: String(secondFactor) })}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

export function RolePolicy({ role }: { readonly role: RoleRow }) {
  const t = useText()
  const mayChange = useCan('access.administer')
  const [isOpen, setOpen] = useState(false)
  const state = t('roles.policy.state', { on: String(role.needsSecondFactor) })
  if (!mayChange) return state
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-haspopup="dialog">
        {state}
        <span className="visually-hidden">: {t('roles.policy.change', { role: t(`role.${role.name}`) })}</span>
      </Button>
      {isOpen && <ConfirmPolicy role={role} onClose={() => setOpen(false)} />}
    </>
  )
}

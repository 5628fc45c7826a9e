/** Renews a role that ends: one press, a new term of the same length. */
import { useMutation } from '@apollo/client/react'
import { nextTerm } from '@solmu/domain/access/renewal.js'
import { useViewer } from '../../../app/viewer.js'
import { waitingQuery } from '../../../graphql/viewer.operations.js'
import { Button } from '../../../ui/button.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { usePeriodText } from './assignment-about.js'
import { renewRoleMutation, type AssignmentRecord } from './assignment.operations.js'

export function RenewButton({ assignment, about }: { readonly assignment: AssignmentRecord; readonly about: string }) {
  const t = useText()
  const { today } = useViewer()
  const period = usePeriodText()
  const describe = useErrorMessage()
  const [mutate, { loading }] = useMutation(renewRoleMutation, { refetchQueries: [waitingQuery] })
  const next = nextTerm({ validFrom: assignment.validFrom, validTo: assignment.validTo }, today)
  async function renew() {
    try {
      await mutate({ variables: { input: { assignmentId: assignment.id, expectedVersion: assignment.version } } })
      showToast({ kind: 'done', text: t('roles.renew.done', { period: period(next) }) })
    } catch (error) {
      showToast({ kind: 'error', id: `renew-${assignment.id}`, text: describe(error).text })
    }
  }
  return (
    <Button size="small" isBusy={loading} onClick={() => void renew()} title={t('roles.renew.until', { period: period(next) })}>
      {t('roles.renew.open')}
      <span className="visually-hidden">
        : {about}, {period(next)}
      </span>
    </Button>
  )
}

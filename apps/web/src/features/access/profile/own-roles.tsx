/** The viewer's own roles: where, from when and until when, given by whom; a deputy can be named for each. */
import { useQuery } from '@apollo/client/react'
import { useViewer } from '../../../app/viewer.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { ownAssignmentsQuery } from '../roles/assignment.operations.js'
import { UserRoles } from '../user-roles.js'

export function OwnRoles() {
  const t = useText()
  const { displayName } = useViewer()
  const { data, error, refetch } = useQuery(ownAssignmentsQuery, { fetchPolicy: 'network-only' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={3} />
  return <UserRoles holder={{ displayName, assignments: data.viewer.assignments }} caption={t('profile.roles.title')} />
}

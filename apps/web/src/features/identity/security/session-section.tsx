/** Where the viewer is signed in, and the way to sign a device out from afar. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Status } from '../../../ui/status.js'
import { useText, type TextFunction } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { endOtherSessionsMutation, endSessionMutation, sessionsQuery, type Session } from './security.operations.js'
import styles from './security.module.css'

/** What one sees of a session. @example placeOf(session, t) // 'Firefox 143, Windows 11' */
function placeOf({ browser, system, device }: Session, t: TextFunction): string {
  const parts = [browser, device, system].filter((part, index, all) => part && all.indexOf(part) === index)
  return parts.join(', ') || t('security.session.unknown')
}

function useColumns(onEnd: (session: Session) => void): readonly Column<Session>[] {
  const t = useText()
  const format = useFormat()
  return [
    { id: 'place', header: t('security.session.place'), cell: (session) => placeOf(session, t) },
    {
      id: 'used',
      header: t('security.session.used'),
      cell: ({ isCurrent, lastSeenAt }) =>
        isCurrent ? <Status status="verified" label={t('security.session.current')} /> : format.instant(lastSeenAt)
    },
    {
      id: 'address',
      header: t('security.session.address'),
      cell: ({ ipAddress }) => ipAddress ?? t('security.session.noAddress')
    },
    {
      id: 'methods',
      header: t('security.session.methods'),
      cell: ({ methods }) => methods.map((method) => t(`security.method.${method}`)).join(' + ')
    },
    { id: 'began', header: t('security.session.began'), phone: 'hidden', cell: ({ createdAt }) => format.instant(createdAt) },
    {
      id: 'acts',
      header: '',
      spokenHeader: t('security.acts'),
      cell: (session) =>
        !session.isCurrent && (
          <div className={styles.rowActs}>
            <Button
              size="small"
              variant="danger"
              aria-label={t('security.session.endOne', { place: placeOf(session, t) })}
              onClick={() => onEnd(session)}
            >
              {t('security.session.end')}
            </Button>
          </div>
        )
    }
  ]
}

function EndDialog({ session, onClose }: { readonly session: Session | 'others'; readonly onClose: () => void }) {
  const t = useText()
  const client = useApolloClient()
  const again = { refetchQueries: [sessionsQuery], awaitRefetchQueries: true }
  async function endOne(sessionId: string) {
    await client.mutate({ mutation: endSessionMutation, variables: { input: { sessionId } }, ...again })
    showToast({ kind: 'done', id: 'session', text: t('security.session.ended') })
  }
  async function endOthers() {
    const { data } = await client.mutate({ mutation: endOtherSessionsMutation, ...again })
    const count = data?.endOtherSessions.endedCount ?? 0
    showToast({ kind: 'done', id: 'session', text: t('security.session.othersEnded', { count }) })
  }
  const isOne = session !== 'others'
  return (
    <ConfirmDialog
      title={isOne ? t('security.session.endTitle', { place: placeOf(session, t) }) : t('security.session.endOthersTitle')}
      act={t(isOne ? 'security.session.endAct' : 'security.session.endOthers')}
      onConfirm={() => (isOne ? endOne(session.id) : endOthers())}
      onClose={onClose}
    >
      {t('security.session.endText')}
    </ConfirmDialog>
  )
}

export function SessionSection() {
  const t = useText()
  const { data, error, refetch } = useQuery(sessionsQuery, { fetchPolicy: 'cache-and-network' })
  const [ending, setEnding] = useState<Session | 'others' | null>(null)
  const columns = useColumns(setEnding)
  const sessions = data?.viewer.sessions
  const hasOthers = (sessions?.length ?? 0) > 1
  return (
    <Section
      title={t('security.session.title')}
      note={sessions && !hasOthers ? t('security.session.only') : undefined}
      aside={
        hasOthers && (
          <Button size="small" variant="danger" onClick={() => setEnding('others')}>
            {t('security.session.endOthers')}
          </Button>
        )
      }
    >
      <DataTable
        caption={t('security.session.title')}
        columns={columns}
        rows={sessions}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        skeletonRows={2}
      />
      {ending !== null && <EndDialog session={ending} onClose={() => setEnding(null)} />}
    </Section>
  )
}

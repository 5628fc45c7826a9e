/** The account of a person, for those who look after accounts: what hangs on it, and what may be done to it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { DeactivateDialog, EraseDialog, ReactivateDialog } from './account-dialogs.js'
import { ResetFactorDialog } from './reset-factor-dialog.js'
import { accountQuery, endSessionsOfMutation, type Account } from './people.operations.js'
import styles from '../../../ui/admin-pages.module.css'
import { downloadFile } from '../../../ui/download.js'

export interface AccountPerson {
  readonly id: string
  readonly displayName: string
}

function Facts({ account }: { readonly account: Account }) {
  const t = useText()
  const format = useFormat()
  const rows: readonly (readonly [string, string | null])[] = [
    [t('people.account.created'), format.instant(account.createdAt)],
    [t('people.account.sessions'), account.kind === 'person' ? format.number(account.sessionCount) : null],
    [t('people.account.tokens'), account.kind === 'machine' ? format.number(account.tokenCount) : null],
    [t('people.account.closed'), account.deactivatedAt && format.instant(account.deactivatedAt)],
    [t('people.account.closedBy'), account.deactivatedByName],
    [t('people.account.reason'), account.deactivationReason],
    [t('people.account.erasureRequested'), account.erasureRequestedAt && format.instant(account.erasureRequestedAt)],
    [t('people.account.erased'), account.erasedAt && format.instant(account.erasedAt)]
  ]
  return (
    <dl className={styles.facts}>
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )
      )}
    </dl>
  )
}

type Act = 'deactivate' | 'reactivate' | 'resetFactor' | 'erase'

/** Signs out everywhere, and saves what is kept about the person; both are told in a toast when they fail. */
function useDeeds({ id, displayName }: AccountPerson) {
  const t = useText()
  const describe = useErrorMessage()
  const [endSessions, { loading }] = useMutation(endSessionsOfMutation)
  const tell = (error: unknown) => showToast({ kind: 'error', id: 'account', text: describe(error).text })
  async function signOut() {
    try {
      const { data } = await endSessions({ variables: { input: { userId: id } } })
      const count = data?.endSessionsOf.endedCount ?? 0
      showToast({ kind: 'done', text: t('people.account.sessionsEnded', { name: displayName, count }) })
    } catch (error) {
      tell(error)
    }
  }
  const exportData = () => void downloadFile(`/files/persons/${id}/data.json`).catch(tell)
  return { signOut: () => void signOut(), exportData, isSigningOut: loading }
}

function Acts({ person, account, onAct }: { readonly person: AccountPerson; readonly account: Account; readonly onAct: (act: Act) => void }) {
  const t = useText()
  const { signOut, exportData, isSigningOut } = useDeeds(person)
  const isClosed = account.deactivatedAt !== null
  const isResettable = account.hasSecondFactor && !account.closingProblems.includes('oneself')
  if (account.erasedAt !== null) return null
  return (
    <div className={styles.acts}>
      {account.sessionCount > 0 && (
        <Button isBusy={isSigningOut} onClick={signOut}>
          {t('people.account.endSessions')}
        </Button>
      )}
      {isResettable && <Button onClick={() => onAct('resetFactor')}>{t('people.resetFactor.open')}</Button>}
      {account.kind === 'person' && <Button onClick={exportData}>{t('people.account.export')}</Button>}
      {isClosed ? (
        <Button onClick={() => onAct('reactivate')}>{t('people.reactivate.open')}</Button>
      ) : (
        <Button variant="danger" onClick={() => onAct('deactivate')}>
          {t('people.deactivate.open')}
        </Button>
      )}
      {account.kind === 'person' && (
        <Button variant="danger" onClick={() => onAct('erase')}>
          {t('people.erase.open')}
        </Button>
      )}
    </div>
  )
}

const dialogs = { deactivate: DeactivateDialog, reactivate: ReactivateDialog, resetFactor: ResetFactorDialog, erase: EraseDialog } as const

export function AccountSection({ person }: { readonly person: AccountPerson }) {
  const t = useText()
  const { data, error, refetch } = useQuery(accountQuery, { variables: { id: person.id }, fetchPolicy: 'cache-and-network' })
  const [act, setAct] = useState<Act | null>(null)
  const account = data?.personAccount
  const Dialog = act && dialogs[act]
  return (
    <Section title={t('people.account.title')}>
      {account ? (
        <>
          <Facts account={account} />
          <Acts person={person} account={account} onAct={setAct} />
          {Dialog && <Dialog person={person} account={account} onClose={() => setAct(null)} />}
        </>
      ) : error ? (
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton />
      )}
    </Section>
  )
}

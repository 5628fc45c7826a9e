/** The viewer's passkeys: each with its name and last use; one more, another name, or away with it. */
import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { knowsPasskeys } from '../passkeys.js'
import { AddPasskeyDialog } from './add-passkey-dialog.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { RenamePasskeyDialog } from './rename-passkey-dialog.js'
import { removePasskeyMutation, sessionsQuery, type Passkey, type Security } from './security.operations.js'
import styles from './security.module.css'

type Opened = { readonly what: 'add' } | { readonly what: 'rename' | 'remove'; readonly passkey: Passkey } | null

function useColumns(open: (opened: Opened) => void): readonly Column<Passkey>[] {
  const t = useText()
  const format = useFormat()
  return [
    { id: 'name', header: t('security.passkey.name'), cell: ({ name }) => name },
    { id: 'kind', header: t('security.passkey.kind'), cell: ({ isSynced }) => t(isSynced ? 'security.passkey.synced' : 'security.passkey.bound') },
    { id: 'created', header: t('security.passkey.created'), phone: 'hidden', cell: ({ createdAt }) => format.instant(createdAt) },
    {
      id: 'used',
      header: t('security.passkey.used'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? format.instant(lastUsedAt) : t('security.passkey.neverUsed'))
    },
    {
      id: 'acts',
      header: '',
      spokenHeader: t('security.acts'),
      cell: (passkey) => (
        <div className={styles.rowActs}>
          <Button
            size="small"
            aria-label={t('security.passkey.renameOne', { name: passkey.name })}
            onClick={() => open({ what: 'rename', passkey })}
          >
            {t('security.passkey.rename')}
          </Button>
          <Button
            size="small"
            variant="danger"
            aria-label={t('security.passkey.removeOne', { name: passkey.name })}
            onClick={() => open({ what: 'remove', passkey })}
          >
            {t('security.passkey.remove')}
          </Button>
        </div>
      )
    }
  ]
}

function RemoveDialog({ passkey, isLast, onClose }: { passkey: Passkey; isLast: boolean; onClose: () => void }) {
  const t = useText()
  const client = useApolloClient()
  async function remove() {
    await client.mutate({ mutation: removePasskeyMutation, variables: { input: { passkeyId: passkey.id } } })
    showToast({ kind: 'done', id: 'passkey', text: t('security.passkey.removed', { name: passkey.name }) })
  }
  return (
    <ConfirmDialog
      title={t('security.passkey.removeTitle', { name: passkey.name })}
      act={t('security.passkey.removeAct')}
      onConfirm={remove}
      onClose={onClose}
    >
      {t('security.passkey.removeText')} {isLast && t('security.passkey.removeLast')}
    </ConfirmDialog>
  )
}

interface DialogsProps {
  readonly opened: Opened
  readonly isLast: boolean
  readonly onAdded: (codes: readonly string[]) => void
  readonly onClose: () => void
}

function Dialogs({ opened, isLast, onAdded, onClose }: DialogsProps) {
  if (opened === null) return null
  if (opened.what === 'add') return <AddPasskeyDialog onAdded={onAdded} onClose={onClose} />
  if (opened.what === 'rename') return <RenamePasskeyDialog passkey={opened.passkey} onClose={onClose} />
  return <RemoveDialog passkey={opened.passkey} isLast={isLast} onClose={onClose} />
}

export interface PasskeySectionProps {
  readonly security: Security
  /** The first second factor brings recovery codes. */
  readonly onCodes: (codes: readonly string[]) => void
}

export function PasskeySection({ security, onCodes }: PasskeySectionProps) {
  const t = useText()
  const client = useApolloClient()
  const [opened, setOpened] = useState<Opened>(null)
  const columns = useColumns(setOpened)
  const { passkeys, hasTotp } = security
  const isKnown = knowsPasskeys()
  const close = () => setOpened(null)
  function added(codes: readonly string[]) {
    close()
    void client.refetchQueries({ include: [sessionsQuery] })
    showToast({ kind: 'done', id: 'passkey', text: t('security.passkey.added') })
    if (codes.length > 0) onCodes(codes)
  }
  const add = isKnown && (
    <Button size="small" onClick={() => setOpened({ what: 'add' })}>
      {t('security.passkey.add')}
    </Button>
  )
  const isNone = passkeys.length === 0
  return (
    <Section title={t('security.passkey.title')} aside={!isNone && add}>
      {!isKnown && <p className={styles.text}>{t('security.passkey.unknown')}</p>}
      {isNone ? (
        <EmptyState title={t('security.passkey.none')} text={t('security.passkey.noneText')} action={add} />
      ) : (
        <DataTable caption={t('security.passkey.title')} columns={columns} rows={passkeys} rowKey={({ id }) => id} />
      )}
      <Dialogs opened={opened} isLast={passkeys.length === 1 && !hasTotp} onAdded={added} onClose={close} />
    </Section>
  )
}

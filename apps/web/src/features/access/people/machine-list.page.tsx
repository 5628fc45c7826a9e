/** The programs with an account, and the tokens with which they ask. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { MachineDialog, SecretDialog, TokenDialog } from './machine-dialogs.js'
import { machinesQuery, revokeTokenMutation, type Machine, type Token } from './machine.operations.js'
import styles from '../../../ui/admin-pages.module.css'

const status: Readonly<Record<Token['state'], StatusName>> = { active: 'verified', expiring: 'draft', expired: 'late', revoked: 'returned' }

function useColumns(onRevoke: (token: Token) => void): readonly Column<Token>[] {
  const t = useText()
  const format = useFormat()
  return [
    {
      id: 'name',
      header: t('people.token.name'),
      cell: ({ name, prefix }) => (
        <>
          <div>{name}</div>
          <code className={styles.quiet}>{prefix}…</code>
        </>
      )
    },
    { id: 'state', header: t('people.token.state'), cell: ({ state }) => <Status status={status[state]} label={t(`people.token.state.${state}`)} />, phone: 'figure' },
    {
      id: 'actions',
      header: t('people.token.actions'),
      cell: ({ actions, mayWrite }) => (
        <>
          <div>{actions.map((action) => t(`admin.action.${action}`)).join(', ')}</div>
          <div className={styles.quiet}>{t(mayWrite ? 'people.token.writes' : 'people.token.readsOnly')}</div>
        </>
      )
    },
    { id: 'expires', header: t('people.token.expiresOn'), cell: ({ expiresOn }) => <span className={styles.nowrap}>{format.day(expiresOn)}</span> },
    {
      id: 'used',
      header: t('people.token.lastUsed'),
      cell: ({ lastUsedAt, lastUsedIp }) =>
        lastUsedAt ? (
          <>
            <div className={styles.nowrap}>{format.instant(lastUsedAt)}</div>
            <div className={styles.quiet}>{lastUsedIp}</div>
          </>
        ) : (
          <span className={styles.quiet}>{t('people.token.neverUsed')}</span>
        )
    },
    {
      id: 'acts',
      header: t('admin.role.acts'),
      cell: (token) =>
        token.state === 'active' || token.state === 'expiring' ? (
          <Button size="small" variant="quiet" onClick={() => onRevoke(token)} aria-label={t('people.token.revokeOf', { name: token.name })}>
            {t('people.token.revoke')}
          </Button>
        ) : null
    }
  ]
}

function RevokeDialog({ token, onClose }: { readonly token: Token; readonly onClose: () => void }) {
  const t = useText()
  const [revoke] = useMutation(revokeTokenMutation)
  const state = useAct<never>({ names: [] }, () => {
    showToast({ kind: 'done', text: t('people.token.revoked', { name: token.name }) })
    onClose()
  })
  return (
    <ActDialog
      title={t('people.token.revokeOf', { name: token.name })}
      submit={t('people.token.revoke')}
      isDangerous
      prefix="revoke-token"
      names={[]}
      state={state}
      onSubmit={() => void state.run(() => revoke({ variables: { input: { tokenId: token.id } } }))}
      onClose={onClose}
    >
      <p className={styles.note}>{t('people.token.revokeText')}</p>
    </ActDialog>
  )
}

function MachineView({ machine, onMakeToken }: { readonly machine: Machine; readonly onMakeToken: () => void }) {
  const t = useText()
  const lang = useLanguage()
  const [revokingId, setRevokingId] = useState<string | null>(null)
  const revoking = machine.tokens.find(({ id }) => id === revokingId)
  const isActive = machine.state === 'active'
  return (
    <Section
      title={machine.displayName}
      aside={
        <TextLink to="/$lang/admin/users/$id" params={{ lang, id: machine.id }}>
          {t('people.machine.roles', { count: machine.roleCount })}
        </TextLink>
      }
    >
      <p className={styles.note}>
        {machine.purpose}
        {!isActive && ` ${t('people.machine.closed')}`}
      </p>
      <DataTable
        caption={t('people.machine.tokensOf', { name: machine.displayName })}
        columns={useColumns(({ id }) => setRevokingId(id))}
        rows={machine.tokens}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('people.token.none')} text={t('people.token.noneText')} />}
      />
      {isActive && (
        <div className={styles.acts}>
          <Button icon={IconPlus} onClick={onMakeToken} aria-label={t('people.token.openFor', { name: machine.displayName })}>
            {t('people.token.open')}
          </Button>
        </div>
      )}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevokingId(null)} />}
    </Section>
  )
}

function Opened({ open, onOpen }: { readonly open: Open; readonly onOpen: (open: Open | null) => void }) {
  const close = () => onOpen(null)
  if (open.kind === 'machine') return <MachineDialog onClose={close} />
  if (open.kind === 'secret') return <SecretDialog secret={open.secret} onClose={close} />
  return <TokenDialog machine={open.machine} onClose={close} onMade={(secret) => onOpen({ kind: 'secret', secret })} />
}

type Open = { readonly kind: 'machine' } | { readonly kind: 'token'; readonly machine: Machine } | { readonly kind: 'secret'; readonly secret: string }

export function MachineListPage() {
  const t = useText()
  const { data, error, refetch } = useQuery(machinesQuery, { fetchPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<Open | null>(null)
  const machines = data?.machineUsers
  return (
    <>
      <PageHeader
        title={t('people.machine.title')}
        meta={t('people.machine.meta')}
        actions={
          <Button variant="primary" icon={IconPlus} onClick={() => setOpen({ kind: 'machine' })}>
            {t('people.machine.open')}
          </Button>
        }
      />
      {!machines && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading />)}
      {machines?.length === 0 && <EmptyState title={t('people.machine.none')} text={t('people.machine.noneText')} />}
      {machines?.map((machine) => (
        <MachineView key={machine.id} machine={machine} onMakeToken={() => setOpen({ kind: 'token', machine })} />
      ))}
      {open && <Opened open={open} onOpen={setOpen} />}
    </>
  )
}

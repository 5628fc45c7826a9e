/** The keys with which one's spreadsheets ask for published results: made, shown once, listed, taken back. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { createFeedKeyMutation, type FeedKey, feedKeysQuery, revokeFeedKeyMutation } from './exports.operations.js'
import styles from './exports.module.css'

const status: Readonly<Record<FeedKey['state'], StatusName>> = { active: 'verified', expiring: 'draft', expired: 'late', revoked: 'returned' }

const names = ['name', 'expiresOn'] as const

/** How long a key can be wished for, in days: a month, three, half a year, a year, which is the longest that is given. */
const offered = [30, 90, 180, 365] as const

function MakeDialog({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (secret: string) => void }) {
  const t = useText()
  const { today } = useViewer()
  const [name, setName] = useState('Excel')
  const [days, setDays] = useState<number>(offered[1])
  const [create] = useMutation(createFeedKeyMutation, { refetchQueries: [feedKeysQuery] })
  const state = useAct<(typeof names)[number]>({ names }, () => undefined)
  async function make() {
    const { data } = await create({ variables: { input: { name, expiresOn: addDays(today, days) } } })
    if (data) onMade(data.createFeedKey.secret)
  }
  return (
    <ActDialog
      title={t('exports.key.open')}
      submit={t('exports.key.submit')}
      prefix="feed-key"
      names={names}
      state={state}
      onSubmit={() => void state.run(make, name.trim() === '' ? { name: t('errors.REQUIRED') } : {})}
      onClose={onClose}
    >
      <p className={styles.note}>{t('exports.key.text')}</p>
      <TextField
        id="feed-key-name"
        label={t('exports.key.name')}
        help={t('exports.key.nameHelp')}
        value={name}
        maxLength={100}
        autoComplete="off"
        error={state.refusal.fields.name}
        onChange={({ target }) => setName(target.value)}
      />
      <SelectField
        id="feed-key-expiresOn"
        label={t('exports.key.days')}
        options={offered.map((each) => ({ value: String(each), label: t('exports.key.daysCount', { days: each }) }))}
        value={String(days)}
        error={state.refusal.fields.expiresOn}
        onChange={({ target }) => setDays(Number(target.value))}
      />
    </ActDialog>
  )
}

function RevokeDialog({ feedKey, onClose }: { readonly feedKey: FeedKey; readonly onClose: () => void }) {
  const t = useText()
  const [revoke] = useMutation(revokeFeedKeyMutation, { refetchQueries: [feedKeysQuery] })
  const state = useAct<never>({ names: [] }, () => {
    showToast({ kind: 'done', text: t('exports.key.revoked', { name: feedKey.name }) })
    onClose()
  })
  return (
    <ActDialog
      title={t('exports.key.revokeOf', { name: feedKey.name })}
      submit={t('exports.key.revoke')}
      isDangerous
      prefix="revoke-feed-key"
      names={[]}
      state={state}
      onSubmit={() => void state.run(() => revoke({ variables: { input: { feedKeyId: feedKey.id } } }))}
      onClose={onClose}
    >
      <p className={styles.note}>{t('exports.key.revokeText')}</p>
    </ActDialog>
  )
}

function useColumns(onRevoke: (key: FeedKey) => void): readonly Column<FeedKey>[] {
  const t = useText()
  const format = useFormat()
  return [
    {
      id: 'name',
      header: t('exports.key.name'),
      cell: ({ name, prefix }) => (
        <>
          <div>{name}</div>
          <code className={styles.quiet}>{prefix}…</code>
        </>
      )
    },
    { id: 'state', header: t('exports.stateHead'), cell: ({ state }) => <Status status={status[state]} label={t(`exports.key.state.${state}`)} />, phone: 'figure' },
    { id: 'expires', header: t('exports.key.lastDay'), cell: ({ expiresOn }) => <span className={styles.nowrap}>{format.day(addDays(expiresOn, -1))}</span> },
    {
      id: 'used',
      header: t('exports.key.lastUsed'),
      cell: ({ lastUsedAt, lastUsedIp }) => (lastUsedAt ? `${format.instant(lastUsedAt)}, ${lastUsedIp ?? ''}` : <span className={styles.quiet}>{t('exports.key.neverUsed')}</span>)
    },
    {
      id: 'acts',
      header: t('exports.acts'),
      cell: (key) =>
        key.state === 'active' || key.state === 'expiring' ? (
          <Button size="small" variant="quiet" onClick={() => onRevoke(key)} aria-label={t('exports.key.revokeOf', { name: key.name })}>
            {t('exports.key.revoke')}
          </Button>
        ) : null
    }
  ]
}

function Secret({ secret }: { readonly secret: string }) {
  const t = useText()
  return (
    <div className={styles.secret} role="status">
      <p>{t('exports.key.shownOnce')}</p>
      <p className={styles.copied}>
        <code>{secret}</code>
        <CopyButton value={secret} label={t('exports.key.copy')} />
      </p>
    </div>
  )
}

export function FeedKeys() {
  const t = useText()
  const { data, error, refetch } = useQuery(feedKeysQuery, { fetchPolicy: 'cache-and-network' })
  const [isMaking, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [revoking, setRevoking] = useState<FeedKey | null>(null)
  const columns = useColumns(setRevoking)
  const made = (fresh: string) => {
    setSecret(fresh)
    setMaking(false)
  }
  return (
    <>
      <p className={styles.makeKey}>
        <Button icon={IconPlus} onClick={() => setMaking(true)}>
          {t('exports.key.open')}
        </Button>
      </p>
      {secret !== null && <Secret secret={secret} />}
      <DataTable
        caption={t('exports.key.list')}
        columns={columns}
        rows={data?.feedKeys}
        rowKey={({ id }) => id}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={t('exports.key.none')} text={t('exports.key.noneText')} />}
      />
      {isMaking && <MakeDialog onClose={() => setMaking(false)} onMade={made} />}
      {revoking && <RevokeDialog feedKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}

/** The invitations to units where the viewer may give roles. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { classNames } from '../../../ui/class-names.js'
import { DataTable, type Column, type Sort } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useErrorMessage } from '../../../ui/error-message.js'
import { FilterBar, type Filter } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Pager, useKeysetPages } from '../../../ui/pager.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { invitationStates } from '@solmu/domain/identity/invitation.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { invitationListSearchSchema, type InvitationListSearch } from './invitation-list.search.js'
import { InvitationState } from './invitation-state.js'
import { InviteDialog } from './invite-dialog.js'
import { invitationsQuery, resendInvitationMutation, revokeInvitationMutation, type InvitationRow } from './invitation.operations.js'
import own from './people.module.css'
import styles from '../../../ui/admin-pages.module.css'

const pageSize = 50

function Acts({ invitation, onRevoke }: { readonly invitation: InvitationRow; readonly onRevoke: () => void }) {
  const t = useText()
  const describe = useErrorMessage()
  const [resend, { loading }] = useMutation(resendInvitationMutation)
  const { id, version, email, mayResend, mayRevoke } = invitation
  if (!mayResend && !mayRevoke) return null
  async function send() {
    try {
      await resend({ variables: { input: { invitationId: id, expectedVersion: version } } })
      showToast({ kind: 'done', text: t('people.invitation.resent', { email }) })
    } catch (error) {
      showToast({ kind: 'error', id: 'resend', text: describe(error).text })
    }
  }
  return (
    <div className={styles.acts}>
      {mayResend && (
        <Button size="small" isBusy={loading} onClick={() => void send()} aria-label={t('people.invitation.resendTo', { email })}>
          {t('people.invitation.resend')}
        </Button>
      )}
      {mayRevoke && (
        <Button size="small" variant="danger" onClick={onRevoke} aria-label={t('people.invitation.revokeOf', { email })}>
          {t('people.invitation.revoke')}
        </Button>
      )}
    </div>
  )
}

function useColumns(onRevoke: (invitation: InvitationRow) => void): readonly Column<InvitationRow>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      id: 'email',
      header: t('people.invitation.who'),
      isSortable: true,
      cell: ({ email, displayName }) => (
        <>
          {displayName && <div>{displayName}</div>}
          <div className={classNames(own.address, displayName && styles.quiet)}>{email}</div>
        </>
      )
    },
    { id: 'state', header: t('people.invitation.state'), cell: ({ state }) => <InvitationState state={state} />, phone: 'figure' },
    {
      id: 'role',
      header: t('people.invitation.role'),
      cell: ({ role, unit, organisationName }) =>
        [t(`role.${role}`), pick(unit.name), organisationName && pick(organisationName)].filter(Boolean).join(' · ')
    },
    { id: 'giver', header: t('people.invitation.giver'), cell: ({ invitedByName }) => invitedByName ?? '–' },
    {
      id: 'expires',
      header: t('people.invitation.expires'),
      isSortable: true,
      cell: (one) => (
        <span className={styles.nowrap}>
          {one.acceptedAt
            ? t('people.invitation.acceptedOn', { day: format.instant(one.acceptedAt) })
            : one.revokedAt
              ? t('people.invitation.revokedOn', { day: format.instant(one.revokedAt) })
              : format.instant(one.expiresAt)}
        </span>
      )
    },
    {
      id: 'acts',
      header: t('admin.role.acts'),
      cell: (invitation) => <Acts invitation={invitation} onRevoke={() => onRevoke(invitation)} />
    }
  ]
}

function RevokeDialog({ invitation, onClose }: { readonly invitation: InvitationRow; readonly onClose: () => void }) {
  const t = useText()
  const [revoke] = useMutation(revokeInvitationMutation)
  const { id, version, email } = invitation
  const state = useAct<never>({ names: [] }, () => {
    showToast({ kind: 'done', text: t('people.invitation.revoked', { email }) })
    onClose()
  })
  return (
    <ActDialog
      title={t('people.invitation.revokeOf', { email })}
      submit={t('people.invitation.revoke')}
      isDangerous
      prefix="revoke"
      names={[]}
      state={state}
      onSubmit={() => void state.run(() => revoke({ variables: { input: { invitationId: id, expectedVersion: version } } }))}
      onClose={onClose}
    >
      <p className={styles.note}>{t('people.invitation.revokeText')}</p>
    </ActDialog>
  )
}

function useStateFilter({ state }: InvitationListSearch, change: (part: Partial<InvitationListSearch>) => void): Filter {
  const t = useText()
  return {
    id: 'state',
    label: t('people.invitation.state'),
    options: invitationStates.map((value) => ({ value, label: t(`people.invitation.state.${value}`) })),
    values: state ? [state] : [],
    onChange: ([next]) => change({ state: next as InvitationListSearch['state'] })
  }
}

/** The page of the list that the address asks for; the one before stays until it has come. */
function useInvitations({ q, state, unit, sort, desc }: InvitationListSearch) {
  const pages = useKeysetPages(JSON.stringify({ q, state, unit, sort, desc }))
  const filter = { search: q ?? null, state: state ?? null, unitId: unit ?? null }
  const variables = { filter, sort: sort ?? ('newest' as const), descending: desc ?? false, first: pageSize, after: pages.after }
  const { data, previousData, ...query } = useQuery(invitationsQuery, { variables, fetchPolicy: 'cache-and-network' })
  return { pages, invitations: (data ?? previousData)?.invitations, ...query }
}

function NoInvitations({ isFiltered, onClear }: { readonly isFiltered: boolean; readonly onClear: () => void }) {
  const t = useText()
  if (!isFiltered) return <EmptyState title={t('people.invitation.none')} text={t('people.invitation.noneText')} />
  return <EmptyState title={t('people.invitation.noHits')} action={<Button onClick={onClear}>{t('admin.filter.clear')}</Button>} />
}

const sortOf = ({ sort, desc }: InvitationListSearch): Sort => ({ column: sort ?? 'newest', descending: desc ?? false })

const isFiltered = ({ q, state, unit }: InvitationListSearch) => Boolean(q ?? state ?? unit)

export function InvitationListPage() {
  const t = useText()
  const [search, change] = useListSearch(invitationListSearchSchema)
  const { pages, invitations, error, refetch, loading } = useInvitations(search)
  const [revokingId, setRevokingId] = useState<string | null>(null)
  const revoking = invitations?.nodes.find(({ id }) => id === revokingId)
  return (
    <>
      <PageHeader
        title={t('people.invitation.title')}
        meta={t('people.invitation.meta')}
        actions={
          <Button variant="primary" icon={IconUserPlus} onClick={() => change({ invite: true })}>
            {t('people.invite.open')}
          </Button>
        }
      />
      <FilterBar
        search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('people.invitation.search') }}
        filters={[useStateFilter(search, change)]}
        summary={invitations && t('people.invitation.count', { count: invitations.totalCount })}
      />
      <DataTable
        caption={t('people.invitation.title')}
        columns={useColumns(({ id }) => setRevokingId(id))}
        rows={invitations?.nodes}
        rowKey={({ id }) => id}
        sort={sortOf(search)}
        onSort={({ column, descending }) =>
          change({ sort: column as InvitationListSearch['sort'], desc: descending || undefined })
        }
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={
          <NoInvitations
            isFiltered={isFiltered(search)}
            onClear={() => change({ q: undefined, state: undefined, unit: undefined })}
          />
        }
        footer={invitations && <Pager pages={pages} count={invitations.nodes.length} totalCount={invitations.totalCount} pageInfo={invitations.pageInfo} />}
      />
      {search.invite && <InviteDialog onClose={() => change({ invite: undefined })} />}
      {revoking && <RevokeDialog invitation={revoking} onClose={() => setRevokingId(null)} />}
    </>
  )
}

/** The services through which people of the consortium sign in. */
import { useQuery } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { ButtonLink } from '../../../ui/button.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Status } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { identityProvidersQuery, type IdentityProvider } from './provider.operations.js'
import styles from './providers.module.css'

function useColumns(): readonly Column<IdentityProvider>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  return [
    {
      id: 'name',
      header: t('provider.list.name'),
      cell: ({ id, name }) => (
        <TextLink to="/$lang/admin/identity-providers/$id" params={{ lang, id }}>
          {pick(name)}
        </TextLink>
      )
    },
    { id: 'issuer', header: t('provider.field.issuer'), cell: ({ issuer }) => <span className={styles.code}>{issuer}</span> },
    {
      id: 'state',
      header: t('provider.list.state'),
      phone: 'figure',
      cell: ({ isActive }) => <Status status={isActive ? 'verified' : 'notStarted'} label={t(isActive ? 'provider.active' : 'provider.inactive')} />
    },
    { id: 'groups', header: t('provider.list.groups'), isNumeric: true, cell: ({ groups }) => format.number(groups.length) },
    { id: 'linked', header: t('provider.list.linked'), isNumeric: true, cell: ({ linkedCount }) => format.number(linkedCount) }
  ]
}

function AddLink({ isMain }: { readonly isMain?: boolean }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <ButtonLink variant={isMain ? 'primary' : 'outlined'} icon={IconPlus} to="/$lang/admin/identity-providers/new" params={{ lang }}>
      {t('provider.list.add')}
    </ButtonLink>
  )
}

export function ProviderListPage() {
  const t = useText()
  const { data, error, refetch } = useQuery(identityProvidersQuery, { fetchPolicy: 'cache-and-network' })
  const columns = useColumns()
  const providers = data?.identityProviders
  const isEmpty = providers?.length === 0
  return (
    <>
      <PageHeader title={t('nav.identityProviders')} meta={t('provider.list.meta')} actions={!isEmpty && <AddLink isMain />} />
      <DataTable
        caption={t('nav.identityProviders')}
        columns={columns}
        rows={providers}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        skeletonRows={2}
        empty={<EmptyState title={t('provider.list.none')} text={t('provider.list.noneText')} action={<AddLink isMain />} />}
      />
    </>
  )
}

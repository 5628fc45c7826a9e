/** "What may this person do, where and why?" On any day. */
import { useQuery } from '@apollo/client/react'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useViewer } from '../../../app/viewer.js'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { DayForm } from './day-form.js'
import { accessOfQuery, type AllowedAction } from './explain.operations.js'
import { accessOfSearchSchema } from './explain.search.js'
import { WhyLine } from './why-line.js'
import styles from '../roles/roles.module.css'
import admin from '../../../ui/admin-pages.module.css'

/** How many units a cell names before it counts the rest. */
const namedUnits = 6

function Where({ allowed: { isNetworkWide, units, unitCount, because } }: { readonly allowed: AllowedAction }) {
  const t = useText()
  const pick = useLocalized()
  if (isNetworkWide) return t('roles.explain.everywhere', { count: unitCount })
  const organisations = because.flatMap(({ assignment: { organisation } }) => (organisation ? [pick(organisation.name)] : []))
  if (unitCount === 0) return organisations.length > 0 ? organisations.join(', ') : t('roles.explain.ownOnly')
  const named = units.slice(0, namedUnits).map(({ name }) => pick(name))
  const rest = unitCount - named.length
  return (
    <>
      {named.join(', ')}
      {rest > 0 && ` ${t('roles.explain.moreUnits', { count: rest })}`}
      <span className={styles.about}>{t('roles.explain.unitCount', { count: unitCount })}</span>
    </>
  )
}

function useColumns(): readonly Column<AllowedAction>[] {
  const t = useText()
  return [
    { id: 'action', header: t('roles.explain.what'), cell: ({ action }) => t(`admin.action.${action}`) },
    { id: 'where', header: t('roles.explain.where'), cell: (allowed) => <Where allowed={allowed} /> },
    {
      id: 'why',
      header: t('roles.explain.why'),
      cell: ({ because }) => (
        <ul className={admin.lines}>
          {because.map(({ assignment, reach }) => (
            <li key={assignment.id}>
              <WhyLine assignment={assignment} where={t(`roles.explain.reach.${reach}`)} />
            </li>
          ))}
        </ul>
      )
    }
  ]
}

export function AccessOf({ userId }: { readonly userId: string }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const navigate = useNavigate()
  const { today } = useViewer()
  const { on } = accessOfSearchSchema.parse(useSearch({ strict: false }))
  const columns = useColumns()
  const { data, error, refetch } = useQuery(accessOfQuery, { variables: { userId, on: on ?? null }, fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  const access = data?.accessOf
  if (!access) return <Skeleton withHeading />
  const list = (
    <TextLink to="/$lang/admin/users" params={{ lang }}>
      {t('admin.users.title')}
    </TextLink>
  )
  const person = (
    <TextLink to="/$lang/admin/users/$id" params={{ lang, id: userId }}>
      {access.person.displayName}
    </TextLink>
  )
  const day = on ?? today
  return (
    <>
      <PageHeader
        title={t('roles.explain.ofTitle', { name: access.person.displayName })}
        meta={t('roles.explain.ofMeta', { day: format.day(day) })}
        breadcrumb={[list, person]}
      />
      <DayForm key={day} day={day} onChange={(next) => void navigate({ to: '.', search: { on: next } as never, replace: true })} />
      {access.isDeactivated && <p className={admin.note}>{t('roles.explain.deactivated')}</p>}
      <DataTable
        caption={t('roles.explain.ofTitle', { name: access.person.displayName })}
        columns={columns}
        rows={access.actions}
        rowKey={({ action }) => action}
        empty={<EmptyState title={t('roles.explain.nothing')} text={t('roles.explain.nothingText')} />}
      />
      <p className={admin.note}>{t('roles.explain.asFarAsSeen')}</p>
    </>
  )
}

export function AccessOfPage() {
  const { id } = useParams({ strict: false })
  return <AccessOf userId={id ?? ''} />
}

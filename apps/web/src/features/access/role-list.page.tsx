/** The roles: what each allows and how far it carries, and who holds it. */
import { useQuery } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { allActions, type Action } from '@solmu/domain/access/actions.js'
import { DataTable, type Column } from '../../ui/data-table.js'
import { TextLink } from '../../ui/link.js'
import { PageHeader } from '../../ui/page-header.js'
import { Section } from '../../ui/section.js'
import { useLanguage, useText } from '../../ui/text.js'
import { RolePolicy } from './roles/role-policy.js'
import { rolesQuery, type RoleRow } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

const reaches = ['own', 'organisation', 'unit', 'subtree', 'network'] as const

function Holders({ role }: { readonly role: RoleRow }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/admin/users" params={{ lang }} search={{ role: role.name }} className={styles.holders}>
      {role.holderCount}
      <span className="visually-hidden">: {t('admin.roles.holdersOf', { role: t(`role.${role.name}`) })}</span>
    </TextLink>
  )
}

function ReachCell({ role, action }: { readonly role: RoleRow; readonly action: Action }) {
  const t = useText()
  const grant = role.grants.find((each) => each.action === action)
  if (!grant) return <span className={styles.quiet}>{t('admin.reach.none')}</span>
  return (
    <span className={styles.reach} data-reach={grant.reach}>
      {t(`admin.reach.${grant.reach}`)}
    </span>
  )
}

/** One line of the table: an act, or something else that is said of every role. */
interface Line {
  readonly id: string
  readonly header: string
  readonly cell: (role: RoleRow) => ReactNode
}

function useLines(): readonly Line[] {
  const t = useText()
  const acts = allActions.map(
    (action): Line => ({
      id: action,
      header: t(`admin.action.${action}`),
      cell: (role) => <ReachCell role={role} action={action} />
    })
  )
  return [
    { id: 'holders', header: t('admin.roles.holders'), cell: (role) => <Holders role={role} /> },
    { id: 'factor', header: t('roles.policy.header'), cell: (role) => <RolePolicy role={role} /> },
    ...acts
  ]
}

function useColumns(roles: readonly RoleRow[]): readonly Column<Line>[] {
  const t = useText()
  return [
    { id: 'line', header: t('admin.roles.right'), cell: (line) => line.header },
    ...roles.map((role): Column<Line> => ({ id: role.name, header: t(`role.${role.name}`), cell: (line) => line.cell(role) }))
  ]
}

function Legend() {
  const t = useText()
  return (
    <Section title={t('admin.roles.legend')}>
      <dl className={styles.facts}>
        {reaches.map((reach) => (
          <div key={reach}>
            <dt>
              <span className={styles.reach} data-reach={reach}>
                {t(`admin.reach.${reach}`)}
              </span>
            </dt>
            <dd>{t(`admin.reachText.${reach}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('admin.roles.fixed')}</p>
    </Section>
  )
}

export function RoleListPage() {
  const t = useText()
  const lines = useLines()
  const { data, error, refetch } = useQuery(rolesQuery, { fetchPolicy: 'cache-and-network' })
  return (
    <>
      <PageHeader title={t('admin.roles.title')} meta={t('admin.roles.meta')} />
      <div className={styles.matrix}>
        <DataTable
          caption={t('admin.roles.title')}
          columns={useColumns(data?.roles ?? [])}
          rows={data && lines}
          rowKey={(line) => line.id}
          error={error}
          onRetry={() => void refetch()}
          phone="scroll"
        />
      </div>
      <Legend />
    </>
  )
}

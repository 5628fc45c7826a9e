/** The columns of the list of users. */
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import type { Column } from '../../ui/data-table.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { roleTense } from './role-tense.js'
import { UserState } from './user-state.js'
import type { Assignment, UserRow } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

/** How many roles a row names; the rest is counted. */
const namedRoles = 3

/** The roles in force today, at which unit each. */
function useRolesText() {
  const t = useText()
  const pick = useLocalized()
  const { today } = useViewer()
  const current = (user: UserRow) => user.assignments.filter((assignment) => roleTense(assignment, today) === 'current')
  const text = ({ role, unit, deputyFor }: Assignment) => {
    const plain = `${t(`role.${role}`)} · ${pick(unit.name)}`
    return deputyFor ? `${plain} (${t('admin.role.deputyFor', { name: deputyFor.displayName })})` : plain
  }
  return { current, text }
}

function Roles({ user }: { readonly user: UserRow }) {
  const t = useText()
  const { current, text } = useRolesText()
  const roles = current(user)
  if (roles.length === 0) return <span className={styles.quiet}>{t('role.none')}</span>
  return (
    <ul className={styles.lines}>
      {roles.slice(0, namedRoles).map((role) => (
        <li key={role.id}>{text(role)}</li>
      ))}
      {roles.length > namedRoles && <li>{t('admin.users.moreRoles', { count: roles.length - namedRoles })}</li>}
    </ul>
  )
}

export function useUserColumns(): readonly Column<UserRow>[] {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  return [
    {
      id: 'name',
      header: t('admin.users.name'),
      isSortable: true,
      cell: (user) => (
        <TextLink to="/$lang/admin/users/$id" params={{ lang, id: user.id }}>
          {user.displayName}
        </TextLink>
      )
    },
    { id: 'email', header: t('admin.users.email'), cell: (user) => (user.kind === 'machine' ? '–' : user.email) },
    { id: 'state', header: t('admin.users.state'), cell: (user) => <UserState state={user.state} />, phone: 'figure' },
    { id: 'roles', header: t('admin.users.roles'), cell: (user) => <Roles user={user} /> },
    {
      id: 'last_login',
      header: t('admin.users.lastLogin'),
      isSortable: true,
      cell: (user) =>
        user.lastLoginAt ? (
          <span className={styles.nowrap}>
            <span className={styles.phoneLabel}>{t('admin.users.lastLogin')} </span>
            {format.instant(user.lastLoginAt)}
          </span>
        ) : (
          <span className={styles.quiet}>{t('admin.users.neverSignedIn')}</span>
        )
    }
  ]
}

/** The last day on which a role holds; null when no end is set. */
export function lastDayOf({ validTo }: Pick<Assignment, 'validTo'>): string | null {
  return validTo === null ? null : addDays(validTo, -1)
}

/** The roles of a person: those of today first, then the coming and the past ones. */
import { useCan, useViewer } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { DataTable, type Column } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { Status } from '../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { roleTense, roleTenses, roleTenseStatus } from './role-tense.js'
import { lastDayOf } from './user-columns.js'
import type { Assignment, UserRow } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

export interface UserRolesProps {
  readonly user: UserRow
  /** Offers to end a role; absent for whoever may not. */
  readonly onEnd?: (assignment: Assignment) => void
}

function UnitName({ unit: { id, name } }: Pick<Assignment, 'unit'>) {
  const lang = useLanguage()
  const pick = useLocalized()
  const seesUnits = useCan('network.read')
  if (!seesUnits) return pick(name)
  return (
    <TextLink to="/$lang/units/$id" params={{ lang, id }}>
      {pick(name)}
    </TextLink>
  )
}

function EndButton({ assignment, onEnd }: { readonly assignment: Assignment; readonly onEnd: (one: Assignment) => void }) {
  const t = useText()
  const pick = useLocalized()
  return (
    <Button size="small" variant="danger" onClick={() => onEnd(assignment)}>
      {t('admin.end.open')}
      <span className="visually-hidden">
        : {t(`role.${assignment.role}`)}, {pick(assignment.unit.name)}
      </span>
    </Button>
  )
}

function useColumns(onEnd: UserRolesProps['onEnd']): readonly Column<Assignment>[] {
  const t = useText()
  const format = useFormat()
  const { today } = useViewer()
  const columns: readonly Column<Assignment>[] = [
    { id: 'role', header: t('admin.role.name'), cell: ({ role }) => t(`role.${role}`) },
    { id: 'unit', header: t('admin.role.unit'), cell: (row) => <UnitName unit={row.unit} /> },
    {
      id: 'state',
      header: t('admin.role.state'),
      phone: 'figure',
      cell: (row) => {
        const tense = roleTense(row, today)
        return <Status status={roleTenseStatus[tense]} label={t(`admin.role.tense.${tense}`)} />
      }
    },
    {
      id: 'period',
      header: t('admin.role.period'),
      cell: (row) => {
        const last = lastDayOf(row)
        const from = format.day(row.validFrom)
        return last === null ? t('admin.role.since', { from }) : t('admin.role.span', { from, to: format.day(last) })
      }
    }
  ]
  if (!onEnd) return columns
  const act: Column<Assignment> = {
    id: 'act',
    header: '',
    spokenHeader: t('admin.role.acts'),
    cell: (row) => (roleTense(row, today) === 'ended' ? null : <EndButton assignment={row} onEnd={onEnd} />)
  }
  return [...columns, act]
}

export function UserRoles({ user, onEnd }: UserRolesProps) {
  const t = useText()
  const { today } = useViewer()
  const rank = (assignment: Assignment) => roleTenses.indexOf(roleTense(assignment, today))
  return (
    <div className={styles.roleTable}>
      <DataTable
        caption={t('admin.user.roles')}
        columns={useColumns(onEnd)}
        rows={[...user.assignments].sort((a, b) => rank(a) - rank(b))}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('admin.user.noRoles')} text={t('admin.user.noRolesText')} />}
      />
    </div>
  )
}

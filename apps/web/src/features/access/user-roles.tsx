/** The roles of a person: those of today first, then the coming and the past ones, each with what stands behind it. */
import { useState } from 'react'
import { useCan, useViewer } from '../../app/viewer.js'
import { Button } from '../../ui/button.js'
import { DataTable, type Column } from '../../ui/data-table.js'
import { EmptyState } from '../../ui/empty-state.js'
import { TextLink } from '../../ui/link.js'
import { Status } from '../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../ui/text.js'
import { roleTense, roleTenses, roleTenseStatus } from './role-tense.js'
import { AssignmentAbout, RoleName, usePeriodText } from './roles/assignment-about.js'
import type { AssignmentRecord, Deputyship } from './roles/assignment.operations.js'
import { DeputyDialog } from './roles/deputy-dialog.js'
import { EndDeputyshipDialog } from './roles/end-deputyship-dialog.js'
import { RenewButton } from './roles/renew-button.js'
import admin from '../../ui/admin-pages.module.css'
import styles from './roles/roles.module.css'

export interface UserRolesProps {
  readonly holder: { readonly displayName: string; readonly assignments: readonly AssignmentRecord[] }
  readonly caption: string
  /** Offers to end a role; absent where nobody ends one. */
  readonly onEnd?: (assignment: AssignmentRecord) => void
}

function UnitName({ unit: { id, name } }: Pick<AssignmentRecord, 'unit'>) {
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

interface ActsProps {
  readonly assignment: AssignmentRecord
  readonly onEnd?: (assignment: AssignmentRecord) => void
  readonly onAppoint: (assignment: AssignmentRecord) => void
}

function Acts({ assignment, onEnd, onAppoint }: ActsProps) {
  const t = useText()
  const pick = useLocalized()
  const about = `${t(`role.${assignment.role}`)}, ${pick(assignment.unit.name)}`
  return (
    <div className={styles.acts}>
      {assignment.mayRenew && <RenewButton assignment={assignment} about={about} />}
      {assignment.mayAppointDeputy && (
        <Button size="small" onClick={() => onAppoint(assignment)}>
          {t('roles.deputy.open')}
          <span className="visually-hidden">: {about}</span>
        </Button>
      )}
      {assignment.mayEnd && onEnd && (
        <Button size="small" variant="danger" onClick={() => onEnd(assignment)}>
          {t('admin.end.open')}
          <span className="visually-hidden">: {about}</span>
        </Button>
      )}
    </div>
  )
}

interface DeputiesProps {
  readonly assignment: AssignmentRecord
  readonly onEnd: (deputyship: Deputyship) => void
}

/** Those who stand in for the holder now or later; the past ones stay in the record. */
function Deputies({ assignment, onEnd }: DeputiesProps) {
  const t = useText()
  const period = usePeriodText()
  const { today } = useViewer()
  const current = assignment.deputies.filter((deputyship) => roleTense(deputyship, today) !== 'ended')
  if (current.length === 0) return null
  return (
    <ul className={styles.lines}>
      {current.map((deputyship) => (
        <li key={deputyship.id}>
          <span>{t('roles.deputy.line', { name: deputyship.person.displayName, period: period(deputyship) })}</span>
          {assignment.mayAppointDeputy && (
            <Button size="small" variant="quiet" onClick={() => onEnd(deputyship)}>
              {t('roles.deputy.endOpen')}
              <span className="visually-hidden">: {deputyship.person.displayName}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function useColumns(acts: Omit<ActsProps, 'assignment'> & { onEndDeputy: DeputiesProps['onEnd'] }): readonly Column<AssignmentRecord>[] {
  const t = useText()
  const period = usePeriodText()
  const { today } = useViewer()
  return [
    { id: 'role', header: t('admin.role.name'), cell: (row) => <RoleName assignment={row} /> },
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
      cell: (row) => (
        <>
          {period(row)}
          <AssignmentAbout assignment={row} />
          <Deputies assignment={row} onEnd={acts.onEndDeputy} />
        </>
      )
    },
    {
      id: 'act',
      header: '',
      spokenHeader: t('admin.role.acts'),
      cell: (row) => (roleTense(row, today) === 'ended' ? null : <Acts assignment={row} onEnd={acts.onEnd} onAppoint={acts.onAppoint} />)
    }
  ]
}

export function UserRoles({ holder, caption, onEnd }: UserRolesProps) {
  const t = useText()
  const { today } = useViewer()
  const [appointingId, setAppointing] = useState<string | null>(null)
  const [endingId, setEnding] = useState<string | null>(null)
  // Looked up each time, so that the dialogs follow a change that somebody else has made meanwhile.
  const appointing = holder.assignments.find(({ id }) => id === appointingId)
  const ending = holder.assignments.flatMap(({ deputies }) => deputies).find(({ id }) => id === endingId)
  const columns = useColumns({ onEnd, onAppoint: ({ id }) => setAppointing(id), onEndDeputy: ({ id }) => setEnding(id) })
  const rank = (assignment: AssignmentRecord) => roleTenses.indexOf(roleTense(assignment, today))
  return (
    <div className={admin.roleTable}>
      <DataTable
        caption={caption}
        columns={columns}
        rows={[...holder.assignments].sort((a, b) => rank(a) - rank(b))}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('admin.user.noRoles')} text={t('admin.user.noRolesText')} />}
      />
      {appointing && <DeputyDialog assignment={appointing} holderName={holder.displayName} onClose={() => setAppointing(null)} />}
      {ending && <EndDeputyshipDialog deputyship={ending} onClose={() => setEnding(null)} />}
    </div>
  )
}

/** Who works in a project: roles by partner and month, with their sums. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useParams } from '@tanstack/react-router'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { personMonths, type StaffDraft, staffSums } from '@solmu/domain/portfolio/plan-staff.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { PlanFrame } from './plan-frame.js'
import { monthName, useNameOf } from './plan-words.js'
import { StaffDialog } from './staff-dialog.js'
import { projectStaffQuery, removePlanStaffMutation, type Staff, type StaffRow } from './staff.operations.js'
import governance from '../../governance/governance.module.css'
import styles from './plan.module.css'

type Opened = { readonly is: 'edit' | 'remove'; readonly row: StaffRow } | { readonly is: 'add' } | null

export function StaffPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <ProjectStaff id={id} />
}

export function ProjectStaff({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(projectStaffQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const [opened, setOpened] = useState<Opened>(null)
  const staff = data?.projectStaff
  const mayAdd = staff !== undefined && staff.months.length > 0 && staff.partners.some(({ mayWrite }) => mayWrite)
  const add = mayAdd && (
    <Button variant="primary" icon={IconPlus} onClick={() => setOpened({ is: 'add' })}>
      {t('projectPlan.staff.add')}
    </Button>
  )
  return (
    <PlanFrame id={id} part="staff" project={data?.project} error={error} onRetry={() => void refetch()} actions={add}>
      {data && <Loaded staff={data.projectStaff} number={data.project.number} onOpen={setOpened} />}
      {data && <Dialogs staff={data.projectStaff} opened={opened} onClose={() => setOpened(null)} />}
    </PlanFrame>
  )
}

interface LoadedProps {
  readonly staff: Staff
  readonly number: string
  readonly onOpen: (opened: Opened) => void
}

function Loaded({ staff, number, onOpen }: LoadedProps) {
  const t = useText()
  const onExport = useExport(staff, number)
  const roles = useRoleColumns(staff, onOpen)
  if (staff.months.length === 0) return <EmptyState title={t('projectPlan.staff.none')} text={t('projectPlan.staff.noDays')} />
  if (staff.rows.length === 0) return <EmptyState title={t('projectPlan.staff.none')} text={t('projectPlan.staff.noneText')} />
  return (
    <>
      <Section title={t('projectPlan.staff.table')}>
        <div className={styles.toolbar}>
          <Button size="small" onClick={onExport}>
            {t('ui.table.export')}
          </Button>
        </div>
        <DataTable caption={t('projectPlan.staff.table')} columns={roles} rows={staff.rows} rowKey={({ id }) => id} />
      </Section>
      <Section title={t('projectPlan.staff.months')}>
        {yearsOf(staff).map((year) => (
          <YearMonths key={year} {...{ staff, year }} />
        ))}
      </Section>
      <Sums staff={staff} title={t('projectPlan.staff.sums')} keyOf={({ partnerId }) => partnerId} />
      <Sums staff={staff} title={t('projectPlan.staff.byPackage')} keyOf={({ packageId }) => packageId ?? ''} />
    </>
  )
}

const yearsOf = ({ months }: Staff): readonly string[] => [...new Set(months.map((month) => month.slice(0, 4)))]
const inYear = (row: Pick<StaffRow, 'months'>, year: string): number => personMonths(row.months.filter(({ month }) => month.startsWith(year)))

function usePackageName(staff: Staff): (id: string | null) => string {
  const t = useText()
  return (id) => {
    const found = staff.packages.find((each) => each.id === id)
    return found ? `${found.number} ${found.name}` : t('projectPlan.staff.wholeProject')
  }
}

/** A year of full-time work is twelve months of it. */
function useFte(): { readonly month: (hundredths: number) => string; readonly year: (hundredths: number) => string; readonly months: (hundredths: number) => string } {
  const format = useFormat()
  return { month: (fte) => format.number(fte / 100, 2), year: (fte) => format.number(fte / 1200, 2), months: (fte) => format.number(fte / 100, 1) }
}

function useRoleColumns(staff: Staff, onOpen: LoadedProps['onOpen']): readonly Column<StaffRow>[] {
  const t = useText()
  const fte = useFte()
  const nameOf = useNameOf(staff.partners)
  const packageOf = usePackageName(staff)
  const total = (of: (row: StaffRow) => number) => staff.rows.reduce((sum, row) => sum + of(row), 0)
  const acts: Column<StaffRow> = {
    ...{ id: 'acts', header: '', spokenHeader: t('projectPlan.acts') },
    cell: (row) =>
      row.mayWrite && (
        <span className={governance.acts}>
          <Button size="small" variant="quiet" onClick={() => onOpen({ is: 'edit', row })} aria-label={t('projectPlan.staff.edit', { name: row.role })}>
            {t('projectPlan.staff.editShort')}
          </Button>
          <Button size="small" variant="quiet" onClick={() => onOpen({ is: 'remove', row })} aria-label={t('projectPlan.staff.removeOne', { name: row.role })}>
            {t('projectPlan.staff.remove')}
          </Button>
        </span>
      )
  }
  return [
    { id: 'role', header: t('projectPlan.staff.role'), total: t('projectPlan.staff.total'), cell: ({ role }) => role },
    { id: 'partner', header: t('projectPlan.staff.partner'), cell: ({ partnerId }) => nameOf(partnerId) },
    { id: 'package', header: t('projectPlan.staff.package'), cell: ({ packageId }) => packageOf(packageId) },
    { id: 'heads', header: t('projectPlan.staff.heads'), isNumeric: true, cell: ({ headCount }) => headCount },
    ...yearsOf(staff).map((year): Column<StaffRow> => ({ id: year, header: year, isNumeric: true, total: fte.year(total((row) => inYear(row, year))), cell: (row) => fte.year(inYear(row, year)) })),
    { id: 'months', header: t('projectPlan.staff.personMonths'), isNumeric: true, phone: 'figure', total: fte.months(total((row) => personMonths(row.months))), cell: (row) => fte.months(personMonths(row.months)) },
    ...(staff.rows.some(({ mayWrite }) => mayWrite) ? [acts] : [])
  ]
}

/** The months of one year: all of them in one row would be wider than any screen. */
function YearMonths({ staff, year }: { readonly staff: Staff; readonly year: string }) {
  const t = useText()
  return <DataTable caption={t('projectPlan.staff.monthsOf', { year })} columns={useMonthColumns(staff, year)} rows={staff.rows} rowKey={({ id }) => id} phone="scroll" />
}

function useMonthColumns(staff: Staff, year: string): readonly Column<StaffRow>[] {
  const t = useText()
  const fte = useFte()
  const nameOf = useNameOf(staff.partners)
  const sums = staffSums(staff.rows.map(draftOf), () => 'all').get('all')
  return [
    { id: 'role', header: t('projectPlan.staff.role'), total: t('projectPlan.staff.total'), cell: ({ role, partnerId }) => <>{role}<span className={governance.below}>{nameOf(partnerId)}</span></> },
    ...staff.months.filter((month) => month.startsWith(year)).map((month): Column<StaffRow> => ({
      ...{ id: month, header: monthName(month), isNumeric: true, total: fte.month(sums?.get(month) ?? 0) },
      cell: ({ months }) => {
        const found = months.find((each) => each.month === month)
        return found ? fte.month(found.fte) : ''
      }
    }))
  ]
}

const draftOf = ({ partnerId, packageId, role, headCount, months }: StaffRow): StaffDraft => ({ partnerId, packageId, role, headCount, months })

interface SumsProps {
  readonly staff: Staff
  readonly title: string
  readonly keyOf: (row: StaffDraft) => string
}

function Sums({ staff, title, keyOf }: SumsProps) {
  const t = useText()
  const fte = useFte()
  const nameOf = useNameOf(staff.partners)
  const packageOf = usePackageName(staff)
  const sums = staffSums(staff.rows.map(draftOf), keyOf)
  const rows = [...sums].map(([key, months]) => ({ key, months: [...months].map(([month, sum]) => ({ month, fte: sum })) }))
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { id: 'key', header: title, cell: ({ key }) => nameOf(key) || packageOf(key || null) },
    ...yearsOf(staff).map((year): Column<(typeof rows)[number]> => ({ id: year, header: year, isNumeric: true, cell: (row) => fte.year(inYear(row, year)) })),
    { id: 'months', header: t('projectPlan.staff.personMonths'), isNumeric: true, phone: 'figure', cell: ({ months }) => fte.months(personMonths(months)) }
  ]
  return (
    <Section title={title}>
      <DataTable caption={title} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </Section>
  )
}

function Dialogs({ staff, opened, onClose }: { readonly staff: Staff; readonly opened: Opened; readonly onClose: () => void }) {
  const t = useText()
  const [remove] = useMutation(removePlanStaffMutation)
  if (!opened) return null
  if (opened.is !== 'remove') return <StaffDialog staff={staff} row={opened.is === 'edit' ? opened.row : null} onClose={onClose} />
  const { id: staffId, version: expectedVersion, role } = opened.row
  const away = async () => {
    await remove({ variables: { input: { projectId: staff.projectId, staffId, expectedVersion } } })
    showToast({ kind: 'done', text: t('projectPlan.staff.removed') })
  }
  return (
    <RemoveDialog title={t('projectPlan.staff.removeOne', { name: role })} submit={t('projectPlan.staff.remove')} remove={away} onClose={onClose}>
      {t('projectPlan.staff.removeText')}
    </RemoveDialog>
  )
}

function useExport(staff: Staff, number: string): () => void {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const nameOf = useNameOf(staff.partners)
  const packageOf = usePackageName(staff)
  return () => {
    const rows = staff.rows.flatMap(({ role, partnerId, packageId, headCount, months }) => months.map(({ month, fte }) => [role, nameOf(partnerId), packageOf(packageId), headCount, month, fte / 100]))
    saveRows({ name: t('projectPlan.staff.file', { number: number.replace('/', '-'), date: today }), language, rows: [['role', 'partner', 'package', 'heads', 'month', 'fte'].map((name) => t(`projectPlan.staff.${name}`)), ...rows] })
  }
}

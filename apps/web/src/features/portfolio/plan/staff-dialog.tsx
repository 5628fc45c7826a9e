/** Records a role and how much it works each month. */
import { useMutation } from '@apollo/client/react'
import { parseDecimal } from '@solmu/shared/decimal.js'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { type Language, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../../governance/use-kept-form.js'
import { monthName, useNameOf } from './plan-words.js'
import { savePlanStaffMutation, type Staff, type StaffRow } from './staff.operations.js'
import styles from './plan.module.css'

const names = ['role', 'partnerId', 'packageId', 'headCount', 'months'] as const
type Name = (typeof names)[number]

interface Form {
  readonly role: string
  readonly partnerId: string
  readonly packageId: string
  readonly headCount: string
  /** By month, as it is written. */
  readonly months: Readonly<Record<string, string>>
}

const textOf = (fte: number, language: Language): string => (language === 'en' ? String(fte / 100) : String(fte / 100).replace('.', ','))

function firstForm({ partners }: Staff, row: StaffRow | null, language: Language): Form {
  if (!row) return { role: '', partnerId: partners.find(({ mayWrite }) => mayWrite)?.id ?? '', packageId: '', headCount: '1', months: {} }
  const { role, partnerId, packageId, headCount } = row
  return { role, partnerId, packageId: packageId ?? '', headCount: String(headCount), months: Object.fromEntries(row.months.map(({ month, fte }) => [month, textOf(fte, language)])) }
}

/** Full-time work in hundredths, or null when it is none. */
function fteOf(text: string): number | null {
  if (text.trim() === '') return 0
  const read = parseDecimal(text, 2)
  return 'value' in read && read.value >= 0 ? Number(read.value) : null
}

const monthsIn = ({ months }: Form) => Object.entries(months).map(([month, text]) => ({ month, fte: fteOf(text) }))

function problemsOf(form: Form): Partial<Record<Name, string>> {
  const heads = Number(form.headCount)
  return {
    ...(form.role.trim() === '' && { role: 'projectPlan.needs.role' }),
    ...(!(Number.isInteger(heads) && heads >= 1) && { headCount: 'projectPlan.needs.heads' }),
    ...(monthsIn(form).some(({ fte }) => fte === null) && { months: 'projectPlan.needs.fte' })
  }
}

interface DialogProps {
  readonly staff: Staff
  /** The one that is changed; null for a new one. */
  readonly row: StaffRow | null
  readonly onClose: () => void
}

export function StaffDialog({ staff, row, onClose }: DialogProps) {
  const t = useText()
  const language = useLanguage()
  const { form, change, forget } = useKeptForm<Form>(['plan-staff', row?.id ?? staff.projectId], firstForm(staff, row, language))
  const [save] = useMutation(savePlanStaffMutation)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const submit = () =>
    void state.run(
      async () => {
        const months = monthsIn(form).map(({ month, fte }) => ({ month, fte: fte ?? 0 }))
        await save({ variables: { input: { projectId: staff.projectId, staffId: row?.id ?? null, expectedVersion: row?.version ?? null, partnerId: form.partnerId, packageId: form.packageId === '' ? null : form.packageId, role: form.role, headCount: Number(form.headCount), months } } })
        showToast({ kind: 'done', text: t('projectPlan.staff.saved') })
      },
      Object.fromEntries(Object.entries(problemsOf(form)).map(([name, message]) => [name, t(message)]))
    )
  return (
    <ActDialog prefix="staff" width="44rem" title={row ? t('projectPlan.staff.edit', { name: row.role }) : t('projectPlan.staff.add')} submit={t('projectPlan.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <Who {...{ staff, form, change }} errors={state.refusal.fields} />
      <Months {...{ staff, form, change }} error={state.refusal.fields.months} />
    </ActDialog>
  )
}

interface PartProps {
  readonly staff: Staff
  readonly form: Form
  readonly change: (part: Partial<Form>) => void
}

function Who({ staff, form, change, errors }: PartProps & { readonly errors: Partial<Record<Name, string>> }) {
  const t = useText()
  const nameOf = useNameOf(staff.partners)
  const own = staff.partners.filter(({ id, mayWrite }) => mayWrite || id === form.partnerId)
  const packages = [{ value: '', label: t('projectPlan.staff.wholeProject') }, ...staff.packages.map(({ id, number, name }) => ({ value: id, label: `${number} ${name}` }))]
  return (
    <>
      <TextField id="staff-role" label={t('projectPlan.staff.role')} help={t('projectPlan.help.owner')} maxLength={120} value={form.role} error={errors.role} onChange={({ target }) => change({ role: target.value })} />
      <SelectField id="staff-partnerId" label={t('projectPlan.staff.partner')} value={form.partnerId} error={errors.partnerId} options={own.map(({ id }) => ({ value: id, label: nameOf(id) }))} onChange={({ target }) => change({ partnerId: target.value })} />
      <SelectField id="staff-packageId" label={t('projectPlan.staff.package')} value={form.packageId} error={errors.packageId} options={packages} onChange={({ target }) => change({ packageId: target.value })} />
      <TextField id="staff-headCount" label={t('projectPlan.staff.heads')} inputMode="numeric" value={form.headCount} error={errors.headCount} onChange={({ target }) => change({ headCount: target.value })} />
    </>
  )
}

function Months({ staff, form, change, error }: PartProps & { readonly error: string | undefined }) {
  const t = useText()
  const [all, setAll] = useState('')
  return (
    <>
      <TextField id="staff-months" label={t('projectPlan.staff.fill')} help={t('projectPlan.staff.fillHelp')} inputMode="decimal" value={all} error={error} isOptional onChange={({ target }) => setAll(target.value)} />
      <div className={styles.shift}>
        <Button size="small" onClick={() => change({ months: Object.fromEntries(staff.months.map((month) => [month, all])) })}>
          {t('projectPlan.staff.fillNow')}
        </Button>
      </div>
      <fieldset className={styles.months}>
        <legend>{t('projectPlan.staff.eachMonth')}</legend>
        {staff.months.map((month) => (
          <TextField key={month} id={`staff-month-${month}`} label={monthName(month)} inputMode="decimal" value={form.months[month] ?? ''} onChange={({ target }) => change({ months: { ...form.months, [month]: target.value } })} />
        ))}
      </fieldset>
    </>
  )
}

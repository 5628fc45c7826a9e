/** Gives a person a role at a unit, from a day, perhaps to a day; says first what the role allows there. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import { waitingQuery } from '../../graphql/viewer.operations.js'
import { SelectField } from '../../ui/form-field.js'
import { useFormat } from '../../ui/format.js'
import { useLanguage, useLocalized, useText, type TextFunction } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { ActDialog, useAct } from '../../ui/act-dialog.js'
import { rolePreview } from './role-preview.js'
import { UnitPicker } from './unit-picker.js'
import { grantRoleMutation } from './roles/assignment.operations.js'
import { FunderField, givableRoles } from './roles/gift-fields.js'
import { PeriodFields } from './roles/period-fields.js'
import { ReasonField, reasonFault } from './roles/reason-field.js'
import type { UnitChoice } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

/** Who gets the role. */
type Person = { readonly id: string; readonly displayName: string }

const fields = ['role', 'organisationId', 'unitId', 'validFrom', 'validTo', 'reason'] as const
type Field = (typeof fields)[number]

interface Typed {
  readonly role: RoleName | ''
  /** The funder that the person represents. */
  readonly organisationId: string
  readonly unit: UnitChoice | null
  readonly from: string
  /** The last day in force as it is typed; empty when no end is set. */
  readonly last: string
  readonly reason: string
}

interface Gift {
  readonly role: RoleName
  readonly unitId: string
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
  readonly organisationId: string | null
  readonly reason: string
}

const nothing: Typed = { role: '', organisationId: '', unit: null, from: '', last: '', reason: '' }

/** The days as they were typed; `wrong` says which of them cannot be read or come in the wrong order. */
function readDays({ from, last }: Typed, today: IsoDate, t: TextFunction) {
  const validFrom = readDayText(from, today)
  const hasLast = last.trim() !== ''
  const lastDay = hasLast ? readDayText(last, today) : null
  const wrong: Partial<Record<Field, string>> = {}
  if (validFrom === null) wrong.validFrom = t('errors.INVALID_DATE')
  if (hasLast && lastDay === null) wrong.validTo = t('errors.INVALID_DATE')
  if (lastDay !== null && validFrom !== null && lastDay < validFrom) wrong.validTo = t('admin.grant.endsBeforeStart')
  return { validFrom, validTo: lastDay === null ? null : addDays(lastDay, 1), wrong }
}

/** What has to be chosen or written and is not. */
function missingIn({ role, unit, organisationId, reason }: Typed, t: TextFunction): Partial<Record<Field, string>> {
  const fault = reasonFault(reason, t)
  return {
    ...(role === '' && { role: t('admin.grant.roleRequired') }),
    ...(role === 'funder' && organisationId === '' && { organisationId: t('roles.funder.required') }),
    ...(unit === null && { unitId: t('admin.grant.unitRequired') }),
    ...(fault !== null && { reason: fault })
  }
}

/** What was typed as a gift, or which fields are wrong. */
function useReading() {
  const t = useText()
  const { today } = useViewer()
  return (typed: Typed): { gift: Gift | null; wrong: Partial<Record<Field, string>> } => {
    const { role, unit } = typed
    const { validFrom, validTo, wrong: wrongDays } = readDays(typed, today, t)
    const wrong = { ...missingIn(typed, t), ...wrongDays }
    const isWhole = role !== '' && unit !== null && validFrom !== null && Object.keys(wrong).length === 0
    if (!isWhole) return { gift: null, wrong }
    const organisationId = role === 'funder' ? typed.organisationId : null
    return { gift: { role, unitId: unit.id, validFrom, validTo, organisationId, reason: typed.reason.trim() }, wrong }
  }
}

function useGrant(user: Person, onDone: () => void) {
  const t = useText()
  const read = useReading()
  const [mutate] = useMutation(grantRoleMutation, { refetchQueries: [waitingQuery] })
  const known = {
    NOT_ALLOWED: { field: 'role', text: t('admin.grant.notAllowed') },
    RANGE_OVERLAPS: { field: 'validFrom', text: t('admin.grant.overlaps') }
  } as const
  const state = useAct<Field>({ names: fields, known }, onDone)
  function grant(typed: Typed) {
    const { gift, wrong } = read(typed)
    async function give() {
      if (!gift) return
      await mutate({ variables: { input: { userId: user.id, ...gift } } })
      showToast({ kind: 'done', text: t('admin.grant.done', { name: user.displayName, role: t(`role.${gift.role}`) }) })
    }
    void state.run(give, wrong)
  }
  return { grant, state }
}

/** What the role allows at the chosen unit, and when. */
function Preview({ user, typed }: { readonly user: Person; readonly typed: Typed }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { today } = useViewer()
  const { validFrom, validTo, wrong } = readDays(typed, today, t)
  const days = validFrom !== null && Object.keys(wrong).length === 0 ? { validFrom, validTo } : null
  if (typed.role === '' || typed.unit === null) return <p className={styles.note}>{t('admin.grant.previewEmpty')}</p>
  const unit = pick(typed.unit.name)
  const values = { name: user.displayName, role: t(`role.${typed.role}`), unit }
  return (
    <div className={styles.preview} role="status">
      <p>
        {t('admin.grant.preview', {
          ...values,
          from: days ? format.day(days.validFrom) : '',
          last: days?.validTo ? format.day(addDays(days.validTo, -1)) : '',
          time: days === null ? 'unknown' : days.validTo === null ? 'open' : 'closed'
        })}
      </p>
      <ul>
        {rolePreview(typed.role, unit, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

export interface GrantRoleDialogProps {
  readonly user: Person
  readonly onClose: () => void
}

export function GrantRoleDialog({ user, onClose }: GrantRoleDialogProps) {
  const t = useText()
  const language = useLanguage()
  const viewer = useViewer()
  const { today } = viewer
  const [typed, setTyped] = useState<Typed>({ ...nothing, from: dayInField(today, language) })
  const { grant, state } = useGrant(user, onClose)
  const wrong = state.refusal.fields
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  const choose = { value: '', label: t('admin.grant.chooseRole') }
  return (
    <ActDialog
      title={t('admin.grant.title', { name: user.displayName })}
      submit={t('admin.grant.submit')}
      width="36rem"
      prefix="grant"
      names={fields}
      state={state}
      onSubmit={() => grant(typed)}
      onClose={onClose}
    >
      <SelectField
        id="grant-role"
        label={t('admin.role.name')}
        options={[choose, ...givableRoles(viewer).map((value) => ({ value, label: t(`role.${value}`) }))]}
        value={typed.role}
        error={wrong.role}
        onChange={(event) => change({ role: event.target.value as Typed['role'] })}
      />
      {typed.role === 'funder' && (
        <FunderField
          id="grant-organisationId"
          value={typed.organisationId}
          error={wrong.organisationId}
          onChange={(organisationId) => change({ organisationId })}
        />
      )}
      <UnitPicker
        id="grant-unitId"
        value={typed.unit}
        error={wrong.unitId}
        onChange={(unit) => change({ unit })}
      />
      <PeriodFields
        prefix="grant"
        from={{ label: t('admin.grant.from'), value: typed.from, error: wrong.validFrom }}
        last={{ label: t('admin.grant.last'), value: typed.last, error: wrong.validTo, isOptional: true }}
        onChange={change}
      />
      <ReasonField
        id="grant-reason"
        help={t('roles.grantReasonHelp')}
        value={typed.reason}
        error={wrong.reason}
        onChange={(reason) => change({ reason })}
      />
      <Preview user={user} typed={typed} />
    </ActDialog>
  )
}

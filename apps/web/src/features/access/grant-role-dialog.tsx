/** Gives a person a role at a unit, from a day, perhaps to a day; says first what the role allows there. */
import { useMutation } from '@apollo/client/react'
import { useState, type FormEvent } from 'react'
import { roleNames, type RoleName } from '@solmu/domain/access/roles.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import { waitingQuery } from '../../graphql/viewer.operations.js'
import { Button } from '../../ui/button.js'
import { Dialog } from '../../ui/dialog.js'
import { ErrorSummary } from '../../ui/error-summary.js'
import { SelectField, TextField } from '../../ui/form-field.js'
import { useFormat } from '../../ui/format.js'
import { useLanguage, useLocalized, useText, type TextFunction } from '../../ui/text.js'
import { showToast } from '../../ui/toast.js'
import { dayInField, readDayText } from '../../ui/day-text.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../ui/form-refusal.js'
import { rolePreview } from './role-preview.js'
import { UnitPicker } from './unit-picker.js'
import { grantRoleMutation, type UnitChoice, type UserRow } from './user.operations.js'
import styles from '../../ui/admin-pages.module.css'

const fields = ['role', 'unitId', 'validFrom', 'validTo'] as const
type Field = (typeof fields)[number]

interface Typed {
  readonly role: RoleName | ''
  readonly unit: UnitChoice | null
  readonly from: string
  /** The last day in force as it is typed; empty when no end is set. */
  readonly last: string
}

interface Gift {
  readonly role: RoleName
  readonly unitId: string
  readonly validFrom: IsoDate
  readonly validTo: IsoDate | null
}

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

/** What was typed as a gift, or which fields are wrong. */
function useReading() {
  const t = useText()
  const { today } = useViewer()
  return (typed: Typed): { gift: Gift | null; refusal: FormRefusal<Field> } => {
    const { role, unit } = typed
    const { validFrom, validTo, wrong } = readDays(typed, today, t)
    if (role === '') wrong.role = t('admin.grant.roleRequired')
    if (unit === null) wrong.unitId = t('admin.grant.unitRequired')
    const isWhole = role !== '' && unit !== null && validFrom !== null && Object.keys(wrong).length === 0
    if (!isWhole) return { gift: null, refusal: { fields: wrong, whole: [] } }
    return { gift: { role, unitId: unit.id, validFrom, validTo }, refusal: noRefusal }
  }
}

function useGrant(user: UserRow, onDone: () => void) {
  const t = useText()
  const read = useReading()
  const [mutate, { loading }] = useMutation(grantRoleMutation, { refetchQueries: [waitingQuery] })
  const describe = useFormRefusal<Field>({
    names: fields,
    known: {
      NOT_ALLOWED: { field: 'role', text: t('admin.grant.notAllowed') },
      RANGE_OVERLAPS: { field: 'validFrom', text: t('admin.grant.overlaps') }
    }
  })
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  async function grant(typed: Typed) {
    const { gift, refusal: found } = read(typed)
    setRefusal(found)
    setAttempt((before) => before + 1)
    if (!gift) return
    try {
      await mutate({ variables: { input: { userId: user.id, ...gift } } })
      showToast({ kind: 'done', text: t('admin.grant.done', { name: user.displayName, role: t(`role.${gift.role}`) }) })
      onDone()
    } catch (error) {
      setRefusal(describe(error))
    }
  }
  return { grant, refusal, attempt, isSaving: loading }
}

/** What the role allows at the chosen unit, and when. */
function Preview({ user, typed }: { readonly user: UserRow; readonly typed: Typed }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { gift } = useReading()(typed)
  if (typed.role === '' || typed.unit === null) return <p className={styles.note}>{t('admin.grant.previewEmpty')}</p>
  const unit = pick(typed.unit.name)
  const values = { name: user.displayName, role: t(`role.${typed.role}`), unit }
  return (
    <div className={styles.preview} role="status">
      <p>
        {t('admin.grant.preview', {
          ...values,
          from: gift ? format.day(gift.validFrom) : '',
          last: gift?.validTo ? format.day(addDays(gift.validTo, -1)) : '',
          time: gift === null ? 'unknown' : gift.validTo === null ? 'open' : 'closed'
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
  readonly user: UserRow
  readonly onClose: () => void
}

export function GrantRoleDialog({ user, onClose }: GrantRoleDialogProps) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [typed, setTyped] = useState<Typed>({ role: '', unit: null, from: dayInField(today, language), last: '' })
  const { grant, refusal, attempt, isSaving } = useGrant(user, onClose)
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  function submit(event: FormEvent) {
    event.preventDefault()
    void grant(typed)
  }
  const choose = { value: '', label: t('admin.grant.chooseRole') }
  return (
    <Dialog title={t('admin.grant.title', { name: user.displayName })} isOpen onClose={onClose} width="36rem">
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={refusalSummary(refusal, fields, 'grant')} attempt={attempt} />
        <SelectField
          id="grant-role"
          label={t('admin.role.name')}
          options={[choose, ...roleNames.map((value) => ({ value, label: t(`role.${value}`) }))]}
          value={typed.role}
          error={refusal.fields.role}
          onChange={(event) => change({ role: event.target.value as Typed['role'] })}
        />
        <UnitPicker
          id="grant-unitId"
          value={typed.unit}
          error={refusal.fields.unitId}
          onChange={(unit) => change({ unit })}
        />
        <div className={styles.pair}>
          <TextField
            id="grant-validFrom"
            label={t('admin.grant.from')}
            value={typed.from}
            autoComplete="off"
            error={refusal.fields.validFrom}
            onChange={(event) => change({ from: event.target.value })}
          />
          <TextField
            id="grant-validTo"
            label={t('admin.grant.last')}
            isOptional
            value={typed.last}
            autoComplete="off"
            error={refusal.fields.validTo}
            onChange={(event) => change({ last: event.target.value })}
          />
        </div>
        <Preview user={user} typed={typed} />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" isBusy={isSaving}>
            {t('admin.grant.submit')}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Founds a body, or changes what it is called, what it is for and how many sit in it. */
import { useMutation, useQuery } from '@apollo/client/react'
import { type BodyKind, bodyKinds } from '@solmu/domain/governance/charter-rules.js'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { languageName, languages, type TextFunction, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useOwnerUnits } from '../agreement/use-owner-units.js'
import { useKeptForm } from '../use-kept-form.js'
import { writtenText } from '../written-text.js'
import { bodiesQuery, type Body, changeBodyMutation, foundBodyMutation } from './body.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

type Texts = Readonly<Record<'fi' | 'sv' | 'en', string>>
const noTexts: Texts = { fi: '', sv: '', en: '' }
const names = ['kind', 'unitId', 'validFrom', 'fi', 'sv', 'en', 'parentId', 'seats', 'validTo'] as const
type Name = (typeof names)[number]

interface Form {
  readonly kind: BodyKind
  readonly unitId: string
  readonly parentId: string
  readonly name: Texts
  readonly purpose: Texts
  readonly seats: string
  readonly validFrom: string
  readonly lastDay: string
}

function firstForm(body: Body | null, day: (of: string) => string): Form {
  if (body === null) return { kind: 'working_group', unitId: '', parentId: '', name: noTexts, purpose: noTexts, seats: '5', validFrom: '', lastDay: '' }
  const { kind, unit, parentId, name, purpose, seats, validFrom, validTo } = body
  const texts = { name: writtenText(name), purpose: writtenText(purpose) }
  return { kind, ...texts, unitId: unit.id, parentId: parentId ?? '', seats: kind === 'assembly' ? '0' : String(seats), validFrom: day(validFrom), lastDay: validTo === null ? '' : day(addDays(validTo, -1)) }
}

/** What is wrong before anything is sent, with the days as they were read. */
function problemsOf(form: Form, { t, validFrom, last }: { readonly t: TextFunction; readonly validFrom: string | null; readonly last: string | null }): Partial<Record<Name, string>> {
  return {
    ...(form.name.fi.trim() === '' && { fi: t('body.needs.name') }),
    ...(!/^\d{1,4}$/u.test(form.seats.trim()) && { seats: t('body.needs.seats') }),
    ...(form.unitId === '' && { unitId: t('body.needs.unit') }),
    ...(validFrom === null && { validFrom: t('errors.INVALID_DATE') }),
    ...(form.lastDay.trim() !== '' && last === null && { validTo: t('errors.INVALID_DATE') })
  }
}

function useBodyForm({ body, onClose }: { readonly body: Body | null; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['body', body?.id ?? 'new'], firstForm(body, (of) => dayInField(of, language)))
  const [found, { client }] = useMutation(foundBodyMutation)
  const [amend] = useMutation(changeBodyMutation)
  const state = useAct<Name>({ names, known: { RANGE_OVERLAPS: { field: 'kind', text: t('body.oneAssembly') } } }, () => {
    forget()
    onClose()
  })
  const [validFrom, last] = [readDayText(form.validFrom, today), readDayText(form.lastDay, today)]
  const problems = problemsOf(form, { t, validFrom, last })
  const details = { name: form.name, purpose: form.purpose, parentId: form.parentId || null, seats: Number(form.seats), validTo: last && addDays(last, 1) }
  const submit = () =>
    void state.run(async () => {
      if (body) await amend({ variables: { input: { ...details, bodyId: body.id, expectedVersion: body.version } } })
      else await found({ variables: { input: { ...details, kind: form.kind, unitId: form.unitId, validFrom: validFrom ?? '' } } })
      await client.refetchQueries({ include: 'active' })
      showToast({ kind: 'done', text: t('body.saved') })
    }, problems)
  return { form, change, state, submit }
}

type Fields = Pick<ReturnType<typeof useBodyForm>, 'form' | 'change' | 'state'>

/** What is said once, when it is founded. */
function Whose({ form, change, state }: Fields) {
  const t = useText()
  const units = useOwnerUnits('body.manage') ?? []
  const errors = state.refusal.fields
  return (
    <>
      <SelectField
        {...{ id: 'body-kind', label: t('body.field.kind'), help: t('body.kindHelp'), value: form.kind, error: errors.kind, options: bodyKinds.map((value) => ({ value, label: t(`body.kind.${value}`) })) }}
        onChange={({ target }) => change({ kind: bodyKinds.find((each) => each === target.value) ?? form.kind, seats: target.value === 'assembly' ? '0' : form.seats })}
      />
      <SelectField {...{ id: 'body-unitId', label: t('body.field.unit'), value: form.unitId, error: errors.unitId, options: [{ value: '', label: t('body.choose') }, ...units] }} onChange={({ target }) => change({ unitId: target.value })} />
      <TextField {...{ id: 'body-validFrom', label: t('body.field.validFrom'), value: form.validFrom, error: errors.validFrom }} onChange={({ target }) => change({ validFrom: target.value })} />
    </>
  )
}

/** Whether a body is another or stands somewhere under it: none stands under itself. */
function isWithin(all: readonly Pick<Body, 'id' | 'parentId'>[], { id, of }: { readonly id: string | null; readonly of: string | undefined }): boolean {
  if (id === null || of === undefined) return false
  return id === of || isWithin(all, { id: all.find((each) => each.id === id)?.parentId ?? null, of })
}

export function BodyDialog({ body, onClose }: { readonly body: Body | null; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { form, change, state, submit } = useBodyForm({ body, onClose })
  const { data } = useQuery(bodiesQuery, { variables: { asOf: null } })
  const errors = state.refusal.fields
  const all = data?.bodies ?? []
  const parents = all.filter(({ id, isOpen }) => isOpen && !isWithin(all, { id, of: body?.id }))
  return (
    <ActDialog prefix="body" width="44rem" title={t(body ? 'body.change.title' : 'body.found.title')} submit={t('body.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <div className={forms.fields}>
        {body === null && <Whose {...{ form, change, state }} />}
        {languages.map((each) => (
          <TextField
            key={each}
            {...{ id: `body-${each}`, label: `${t('body.field.name')} (${languageName[each]})`, lang: each, value: form.name[each], maxLength: 200, error: errors[each], isOptional: each !== 'fi' }}
            onChange={({ target }) => change({ name: { ...form.name, [each]: target.value } })}
          />
        ))}
        <SelectField
          {...{ id: 'body-parentId', label: t('body.field.parent'), value: form.parentId, error: errors.parentId, options: [{ value: '', label: t('body.noParent') }, ...parents.map(({ id, name }) => ({ value: id, label: pick(name) }))] }}
          onChange={({ target }) => change({ parentId: target.value })}
        />
        {form.kind !== 'assembly' && <TextField {...{ id: 'body-seats', label: t('body.field.seats'), inputMode: 'numeric', maxLength: 4, value: form.seats, error: errors.seats }} onChange={({ target }) => change({ seats: target.value })} />}
        <TextField {...{ id: 'body-validTo', label: t('body.field.lastDay'), help: t('body.lastDayHelp'), isOptional: true, value: form.lastDay, error: errors.validTo }} onChange={({ target }) => change({ lastDay: target.value })} />
        {languages.map((each) => (
          <FormField key={each} id={`body-purpose-${each}`} label={`${t('body.field.purpose')} (${languageName[each]})`} isOptional>
            {(control) => <textarea {...control} lang={each} className={fields.input} rows={2} maxLength={2000} value={form.purpose[each]} onChange={({ target }) => change({ purpose: { ...form.purpose, [each]: target.value } })} />}
          </FormField>
        ))}
      </div>
    </ActDialog>
  )
}

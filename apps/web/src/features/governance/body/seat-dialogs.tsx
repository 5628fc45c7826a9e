/** Seats somebody in a body, and ends a term before its last day. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { type BodyRole, bodyRoles } from '@solmu/domain/governance/body.js'
import { addDays, addYears } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { SearchList } from '../../../ui/search-list.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { mandatePlacesQuery } from '../mandate/mandate.operations.js'
import { useKeptForm } from '../use-kept-form.js'
import { type Body, type BodyMember, bodyPeopleQuery, endBodyTermMutation, seatBodyMemberMutation } from './body.operations.js'
import forms from '../../../ui/record-form.module.css'

const typingPause = 200
/** From so many letters on names are searched. */
const fewestLetters = 2
const names = ['role', 'organisationId', 'userId', 'personName', 'email', 'substituteFor', 'validFrom', 'validTo'] as const
type Name = (typeof names)[number]
type Form = Readonly<Record<Exclude<Name, 'role'>, string>> & { readonly role: BodyRole }

function useSeatForm({ body, onClose }: { readonly body: Body; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const begins = today < body.validFrom ? body.validFrom : today
  const first: Form = { role: 'member', organisationId: '', userId: '', personName: '', email: '', substituteFor: '', validFrom: dayInField(begins, language), validTo: dayInField(addDays(addYears(begins, 2), -1), language) }
  const { form, change, forget } = useKeptForm(['body-seat', body.id], first)
  const [seat] = useMutation(seatBodyMemberMutation)
  const state = useAct<Name>({ names, known: { RANGE_OVERLAPS: { field: 'validFrom', text: t('body.overlaps') } } }, () => {
    forget()
    onClose()
  })
  const [validFrom, last] = [readDayText(form.validFrom, today), readDayText(form.validTo, today)]
  const problems: Partial<Record<Name, string>> = {
    ...(form.userId === '' && form.personName.trim() === '' && { personName: t('body.needs.person') }),
    ...(validFrom === null && { validFrom: t('errors.INVALID_DATE') }),
    ...(form.validTo.trim() !== '' && last === null && { validTo: t('errors.INVALID_DATE') })
  }
  const whom = { organisationId: form.organisationId || null, userId: form.userId || null, personName: form.personName, email: form.email }
  const submit = () =>
    void state.run(async () => {
      await seat({ variables: { input: { ...whom, bodyId: body.id, role: form.role, substituteFor: form.substituteFor || null, validFrom: validFrom ?? '', validTo: last && addDays(last, 1) } } })
      showToast({ kind: 'done', text: t('body.seat.done') })
    }, problems)
  return { form, change, state, submit }
}

/** Those with an account whose name has what was typed in it; the chosen one is always among them. */
function usePeople({ userId, organisationId, personName }: Form, typed: string) {
  const pick = useLocalized()
  const [asked] = useDebouncedValue(typed.trim(), typingPause)
  const words = asked === personName && userId !== '' ? '' : asked
  const { data, loading } = useQuery(bodyPeopleQuery, { variables: { words }, skip: words.length < fewestLetters })
  const found = words.length < fewestLetters ? [] : (data?.bodyPeople ?? []).map(({ id, name, organisation }) => ({ value: `${id} ${organisation.id}`, userId: id, name, organisationId: organisation.id, detail: pick(organisation.name) }))
  const value = userId === '' ? null : `${userId} ${organisationId}`
  const chosen = value === null || found.some((each) => each.value === value) ? [] : [{ value, userId, name: personName, organisationId, detail: '' }]
  return { people: [...chosen, ...found], value, loading, isShort: words.length < fewestLetters }
}

/** Somebody with an account, found by name; or a name alone, with the organisation where there is one. */
function Person({ form, change, state }: Pick<ReturnType<typeof useSeatForm>, 'form' | 'change' | 'state'>) {
  const t = useText()
  const errors = state.refusal.fields
  const [typed, setTyped] = useState(form.userId === '' ? '' : form.personName)
  const { people, value, loading, isShort } = usePeople(form, typed)
  const choose = (next: string | null) => {
    const person = people.find((each) => each.value === next)
    if (person) change({ userId: person.userId, organisationId: person.organisationId, personName: person.name })
  }
  const forget = () => {
    setTyped('')
    change({ userId: '', organisationId: '', personName: '' })
  }
  return (
    <>
      <SearchList
        {...{ id: 'seat-userId', label: t('body.field.account'), help: t('body.accountHelp'), error: errors.userId, value, typed, placeholder: t('body.searchPerson'), isLow: true, isOptional: true }}
        options={people.map((each) => ({ value: each.value, label: each.name }))}
        onChange={choose}
        onType={setTyped}
        nothingFound={loading ? t('ui.loading') : t(isShort ? 'body.typeMore' : 'body.nobodyFound')}
        detailOf={(of) => people.find((each) => each.value === of)?.detail}
      />
      {value === null ? <WithoutAccount {...{ form, change, state }} /> : <Button onClick={forget}>{t('body.otherPerson', { name: form.personName })}</Button>}
      <TextField {...{ id: 'seat-email', label: t('body.field.email'), isOptional: true, value: form.email, maxLength: 254, error: errors.email }} onChange={({ target }) => change({ email: target.value })} />
    </>
  )
}

/** Somebody who has no account: by name. */
function WithoutAccount({ form, change, state }: Pick<ReturnType<typeof useSeatForm>, 'form' | 'change' | 'state'>) {
  const t = useText()
  const pick = useLocalized()
  const errors = state.refusal.fields
  const { data: places } = useQuery(mandatePlacesQuery)
  const organisations = (places?.mandatePlaces ?? []).map(({ organisation: { id, name } }) => ({ value: id, label: pick(name) }))
  return (
    <>
      <TextField {...{ id: 'seat-personName', label: t('body.field.person'), help: t('body.personHelp'), value: form.personName, maxLength: 200, error: errors.personName }} onChange={({ target }) => change({ personName: target.value })} />
      <SelectField
        {...{ id: 'seat-organisationId', label: t('body.field.organisation'), value: form.organisationId, error: errors.organisationId, options: [{ value: '', label: t('body.noOrganisation') }, ...organisations] }}
        onChange={({ target }) => change({ organisationId: target.value })}
      />
    </>
  )
}

export function SeatDialog({ body, onClose }: { readonly body: Body; readonly onClose: () => void }) {
  const t = useText()
  const { form, change, state, submit } = useSeatForm({ body, onClose })
  const errors = state.refusal.fields
  const seats = body.members.filter(({ substituteFor, role, term }) => substituteFor === null && role !== 'secretary' && term !== 'ended')
  return (
    <ActDialog prefix="seat" width="44rem" title={t('body.seat.title')} submit={t('body.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('body.seat.text')}</p>
      <div className={forms.fields}>
        <Person {...{ form, change, state }} />
        <SelectField
          {...{ id: 'seat-role', label: t('body.field.role'), value: form.role, error: errors.role, options: bodyRoles.map((value) => ({ value, label: t(`body.role.${value}`) })) }}
          onChange={({ target }) => change({ role: bodyRoles.find((each) => each === target.value) ?? form.role })}
        />
        <SelectField
          {...{ id: 'seat-substituteFor', label: t('body.field.substituteFor'), value: form.substituteFor, error: errors.substituteFor, options: [{ value: '', label: t('body.noSubstitute') }, ...seats.map(({ id, personName }) => ({ value: id, label: personName }))] }}
          onChange={({ target }) => change({ substituteFor: target.value, ...(target.value !== '' && { role: 'member' as const }) })}
        />
        <TextField {...{ id: 'seat-validFrom', label: t('body.field.validFrom'), value: form.validFrom, error: errors.validFrom }} onChange={({ target }) => change({ validFrom: target.value })} />
        <TextField {...{ id: 'seat-validTo', label: t('body.field.lastDay'), help: t('body.lastDayHelp'), isOptional: true, value: form.validTo, error: errors.validTo }} onChange={({ target }) => change({ validTo: target.value })} />
      </div>
    </ActDialog>
  )
}

const endNames = ['endsOn', 'reason'] as const

export function EndTermDialog({ member, onClose }: { readonly member: BodyMember; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const { form, change, forget } = useKeptForm(['body-term', member.id], { day: dayInField(today, language), reason: '' })
  const [end] = useMutation(endBodyTermMutation)
  const state = useAct<(typeof endNames)[number]>({ names: endNames }, () => {
    forget()
    onClose()
  })
  const submit = () => {
    const endsOn = readDayText(form.day, today)
    void state.run(
      async () => {
        await end({ variables: { input: { bodyMemberId: member.id, expectedVersion: member.version, endsOn: endsOn ?? '', reason: form.reason } } })
        showToast({ kind: 'done', text: t('body.end.done') })
      },
      { ...(endsOn === null && { endsOn: t('errors.INVALID_DATE') }), ...(form.reason.trim() === '' && { reason: t('body.needs.reason') }) }
    )
  }
  return (
    <ActDialog prefix="end" title={t('body.end.title', { name: member.personName })} submit={t('body.end.submit')} isDangerous names={endNames} {...{ state, onClose }} onSubmit={submit}>
      <TextField {...{ id: 'end-endsOn', label: t('body.end.day'), value: form.day, error: state.refusal.fields.endsOn }} onChange={({ target }) => change({ day: target.value })} />
      <TextField {...{ id: 'end-reason', label: t('body.end.reason'), value: form.reason, maxLength: 500, error: state.refusal.fields.reason }} onChange={({ target }) => change({ reason: target.value })} />
    </ActDialog>
  )
}

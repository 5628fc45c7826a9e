/** Writes a call, or changes one: for whom, from when to when, in three languages. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { addMonths } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { languageName, languages, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { applicationCentresQuery } from '../application/application.operations.js'
import { type MembershipCall, membershipCallsQuery, saveMembershipCallMutation } from './call.operations.js'
import fields from '../../../ui/form-field.module.css'

const names = ['unitId', 'title-fi', 'title-sv', 'title-en', 'body-fi', 'body-sv', 'body-en', 'opensOn', 'closesOn'] as const
/** What a call does not go without. */
const needed = ['title-fi', 'body-fi'] as const
type Name = (typeof names)[number]
type Said = Readonly<Record<Name, string>>

const textOf = (said: Said, part: 'title' | 'body') => ({ fi: said[`${part}-fi`], sv: said[`${part}-sv`], en: said[`${part}-en`] })

function useFirst(call: MembershipCall | null): Said {
  const format = useFormat()
  const { today } = useViewer()
  const none = { fi: '', sv: '', en: '' }
  const { title, body, unit, opensOn, closesOn } = call ?? { title: none, body: none, unit: null, opensOn: today, closesOn: addMonths(today, 2) }
  return {
    ...{ unitId: unit?.id ?? '', opensOn: format.day(opensOn), closesOn: format.day(closesOn) },
    ...{ 'title-fi': title.fi, 'title-sv': title.sv, 'title-en': title.en, 'body-fi': body.fi, 'body-sv': body.sv, 'body-en': body.en }
  }
}

/** Who has one centre need not choose. */
const onlyOne = (centres: readonly { readonly value: string }[]): string => (centres.length === 1 ? (centres[0]?.value ?? '') : '')

/** The days that cannot be read. */
const wrongDays = (days: Readonly<Record<'opensOn' | 'closesOn', string | null>>, text: string): Partial<Record<Name, string>> =>
  Object.fromEntries(Object.entries(days).flatMap(([name, day]) => (day === null ? [[name, text]] : [])))

/** @param call the one that is changed; null for a new one */
export function CallDialog({ call, onClose }: { readonly call: MembershipCall | null; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { id: viewerId, today } = useViewer()
  const draft = ['membership-call', viewerId, call?.id ?? 'new'] as const
  const first = useFirst(call)
  const [said, setSaid] = useState<Said>(() => ({ ...first, ...(readDraft(draft) as Partial<Said> | null) }))
  const { data } = useQuery(applicationCentresQuery)
  const centres = (data?.applicationCentres ?? []).map(({ id, name }) => ({ value: id, label: pick(name) }))
  const choices = call ? [{ value: call.unit.id, label: pick(call.unit.name) }] : [{ value: '', label: t('application.invite.choose') }, ...centres]
  const [save] = useMutation(saveMembershipCallMutation, { refetchQueries: [membershipCallsQuery] })
  const state = useAct<Name>({ names, placeOf: (path) => names.find((name) => name === path.filter((part) => part !== 'input').join('-')) }, onClose)
  const set = (name: Name, value: string) => {
    const next = { ...said, [name]: value }
    setSaid(next)
    keepDraft(draft, next)
  }
  const unitId = said.unitId || onlyOne(centres)
  const submit = () => {
    const [opensOn, closesOn] = [readDayText(said.opensOn, today), readDayText(said.closesOn, today)]
    void state.run(
      async () => {
        await save({
          variables: { input: { callId: call?.id, expectedVersion: call?.version, unitId, title: textOf(said, 'title'), body: textOf(said, 'body'), opensOn: opensOn ?? '', closesOn: closesOn ?? '' } }
        })
        forgetDraft(draft)
        showToast({ kind: 'done', text: t('call.saved') })
      },
      {
        ...(unitId === '' && { unitId: t('application.invite.needsCentre') }),
        ...wrongDays({ opensOn, closesOn }, t('errors.INVALID_DATE')),
        ...Object.fromEntries(needed.filter((name) => said[name].trim() === '').map((name) => [name, t('errors.REQUIRED')]))
      }
    )
  }
  const error = (name: Name) => state.refusal.fields[name]
  return (
    <ActDialog prefix="call" width="44rem" title={t(call ? 'call.changeTitle' : 'call.new')} submit={t('call.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('call.dialogText')}</p>
      <SelectField
        {...{ id: 'call-unitId', label: t('call.centre'), value: unitId, error: error('unitId'), disabled: call !== null }}
        options={choices}
        onChange={({ target }) => set('unitId', target.value)}
      />
      <TextField id="call-opensOn" label={t('call.opensOn')} value={said.opensOn} error={error('opensOn')} onChange={({ target }) => set('opensOn', target.value)} />
      <TextField id="call-closesOn" label={t('call.closesOn')} value={said.closesOn} error={error('closesOn')} onChange={({ target }) => set('closesOn', target.value)} />
      {languages.map((language) => (
        <div key={language}>
          <TextField
            {...{ id: `call-title-${language}`, lang: language, label: t('call.titleIn', { language: languageName[language] }), isOptional: language !== 'fi' }}
            value={said[`title-${language}`]}
            maxLength={200}
            error={error(`title-${language}`)}
            onChange={({ target }) => set(`title-${language}`, target.value)}
          />
          <FormField id={`call-body-${language}`} label={t('call.bodyIn', { language: languageName[language] })} isOptional={language !== 'fi'} error={error(`body-${language}`)}>
            {(control) => (
              <textarea {...control} lang={language} className={fields.input} rows={4} maxLength={8000} value={said[`body-${language}`]} onChange={({ target }) => set(`body-${language}`, target.value)} />
            )}
          </FormField>
        </div>
      ))}
    </ActDialog>
  )
}

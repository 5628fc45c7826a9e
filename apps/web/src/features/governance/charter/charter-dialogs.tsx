/** Proposing a version of the charter, and recording what became of it. */
import { useMutation } from '@apollo/client/react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useFormat } from '../../../ui/format.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { TextField } from '../../../ui/form-field.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useViewer } from '../../../app/viewer.js'
import { useKeptForm } from '../use-kept-form.js'
import { adoptCharterMutation, type CharterVersion, proposeCharterMutation, rejectCharterMutation } from './charter.operations.js'
import forms from '../../../ui/record-form.module.css'

interface DialogProps {
  readonly version: CharterVersion
  readonly onClose: () => void
}

export function ProposeDialog({ version, onClose }: DialogProps) {
  const t = useText()
  const [propose] = useMutation(proposeCharterMutation)
  const state = useAct<never>({ names: [] }, onClose)
  const submit = () =>
    void state.run(async () => {
      await propose({ variables: { input: { charterVersionId: version.id, expectedVersion: version.version } } })
      showToast({ kind: 'done', text: t('charter.propose.done') })
    })
  return (
    <ActDialog prefix="charter" title={t('charter.propose.title', { number: version.number })} submit={t('charter.propose.submit')} names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('charter.propose.text')}</p>
    </ActDialog>
  )
}

const counts = ['votesFor', 'against', 'abstain', 'present', 'all'] as const
const names = ['decidedBy', 'decidedOn', 'validFrom', ...counts] as const
type Name = (typeof names)[number]
type Form = Readonly<Record<Name, string>>

/** A whole number as it was typed; null when it is none. */
const wholeIn = (text: string): number | null => (/^\d{1,6}$/u.test(text.trim()) ? Number(text) : null)

/** The votes that were typed; what is no number is told before anything is sent. */
function votesIn(form: Form) {
  const count = (name: (typeof counts)[number]): number => wholeIn(form[name]) ?? 0
  return { for: count('votesFor'), against: count('against'), abstain: count('abstain'), present: count('present'), all: count('all') }
}

function useDecision({ version, onClose, isAdoption }: DialogProps & { readonly isAdoption: boolean }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const first: Form = { decidedBy: '', decidedOn: dayInField(today, language), validFrom: '', votesFor: '', against: '', abstain: '0', present: '', all: '' }
  const { form, change, forget } = useKeptForm(['charter-decision', version.id], first)
  const [adopt] = useMutation(adoptCharterMutation)
  const [reject] = useMutation(rejectCharterMutation)
  const state = useAct<Name>({ names }, () => {
    forget()
    onClose()
  })
  const submit = () => {
    const [decidedOn, validFrom] = [readDayText(form.decidedOn, today), readDayText(form.validFrom, today)]
    const input = { charterVersionId: version.id, expectedVersion: version.version, decidedBy: form.decidedBy, decidedOn: decidedOn ?? '', votes: votesIn(form) }
    void state.run(
      async () => {
        await (isAdoption ? adopt({ variables: { input: { ...input, validFrom: validFrom ?? '' } } }) : reject({ variables: { input } }))
        showToast({ kind: 'done', text: t(isAdoption ? 'charter.adopt.done' : 'charter.reject.done') })
      },
      {
        ...(form.decidedBy.trim() === '' && { decidedBy: t('charter.needs.decidedBy') }),
        ...(decidedOn === null && { decidedOn: t('errors.INVALID_DATE') }),
        ...(isAdoption && validFrom === null && { validFrom: t('errors.INVALID_DATE') }),
        ...Object.fromEntries(counts.filter((name) => wholeIn(form[name]) === null).map((name) => [name, t('charter.needs.number')]))
      }
    )
  }
  return { form, change, state, submit }
}

export function DecideDialog({ version, onClose, isAdoption }: DialogProps & { readonly isAdoption: boolean }) {
  const t = useText()
  const format = useFormat()
  const { form, change, state, submit } = useDecision({ version, onClose, isAdoption })
  const act = isAdoption ? 'adopt' : 'reject'
  const field = (name: Name, help?: string) => (
    <TextField
      key={name}
      {...{ id: `charter-${name}`, label: t(`charter.field.${name}`), help, value: form[name], error: state.refusal.fields[name], maxLength: 300 }}
      {...(counts.some((each) => each === name) && { inputMode: 'numeric' as const })}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  )
  return (
    <ActDialog prefix="charter" width="44rem" title={t(`charter.${act}.title`, { number: version.number })} submit={t(`charter.${act}.submit`)} isDangerous={!isAdoption} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t(`charter.${act}.text`, { number: version.decidesNumber ?? 0, day: version.decidedFrom ? format.day(version.decidedFrom) : '' })}</p>
      <div className={forms.fields}>
        {field('decidedBy', t('charter.field.decidedByHelp'))}
        {field('decidedOn')}
        {isAdoption && field('validFrom', t('charter.field.validFromHelp'))}
        {counts.map((name) => field(name))}
      </div>
    </ActDialog>
  )
}

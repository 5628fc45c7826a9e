/** What an agreement obliges to, by day: added by whoever looks after it, done by whoever it falls on. */
import { useMutation } from '@apollo/client/react'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { ObligationMark } from './agreement-words.js'
import { type AgreementObligation, completeAgreementObligationMutation, dropAgreementObligationMutation, saveAgreementObligationMutation, type WholeAgreement } from './agreement.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from '../governance.module.css'

type Act = { readonly kind: 'save'; readonly of: AgreementObligation | null } | { readonly kind: 'complete' | 'drop'; readonly of: AgreementObligation }

export function Obligations({ agreement }: { readonly agreement: WholeAgreement }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const [open, act] = useState<Act | null>(null)
  const { obligations, mayManage } = agreement
  const columns: readonly Column<AgreementObligation>[] = [
    {
      ...{ id: 'title', header: t('agreement.obligation.what') },
      cell: ({ title, organisation, everyMonths }) => (
        <>
          {title}
          <span className={styles.below}>{[organisation ? pick(organisation.name) : t('agreement.obligation.owner'), everyMonths !== null && t('agreement.obligation.every', { months: everyMonths })].filter(Boolean).join(' · ')}</span>
        </>
      )
    },
    { id: 'due', header: t('agreement.obligation.due'), cell: ({ dueOn }) => format.day(dueOn) },
    { id: 'done', header: t('agreement.obligation.done'), cell: ({ doneOn, doneBy, note }) => [doneOn && format.day(doneOn), doneBy, note].filter(Boolean).join(' · ') },
    { id: 'state', header: t('agreement.field.state'), phone: 'figure', cell: ({ state }) => <ObligationMark state={state} /> },
    {
      ...{ id: 'acts', header: '', spokenHeader: t('agreement.acts') },
      cell: (one) =>
        one.doneOn === null && (
          <>
            {one.mayComplete && <Button aria-label={`${t('agreement.obligation.mark')}: ${one.title}`} onClick={() => act({ kind: 'complete', of: one })}>{t('agreement.obligation.mark')}</Button>}{' '}
            {mayManage && <Button variant="quiet" aria-label={`${t('agreement.obligation.change')}: ${one.title}`} onClick={() => act({ kind: 'save', of: one })}>{t('agreement.obligation.change')}</Button>}{' '}
            {mayManage && <Button variant="quiet" aria-label={`${t('agreement.obligation.drop')}: ${one.title}`} onClick={() => act({ kind: 'drop', of: one })}>{t('agreement.obligation.drop')}</Button>}
          </>
        )
    }
  ]
  return (
    <Section title={t('agreement.obligations')} note={t('agreement.obligationsNote')}>
      <DataTable caption={t('agreement.obligations')} columns={columns} rows={obligations} rowKey={({ id }) => id} empty={<EmptyState title={t('agreement.obligation.none')} text={t('agreement.obligation.noneText')} />} />
      {mayManage && (
        <div className={styles.acts}>
          <Button icon={IconPlus} onClick={() => act({ kind: 'save', of: null })}>
            {t('agreement.obligation.add')}
          </Button>
        </div>
      )}
      {open?.kind === 'save' && <ObligationDialog agreement={agreement} obligation={open.of} onClose={() => act(null)} />}
      {open?.kind === 'complete' && <CompleteDialog obligation={open.of} onClose={() => act(null)} />}
      {open?.kind === 'drop' && <DropDialog obligation={open.of} onClose={() => act(null)} />}
    </Section>
  )
}

const names = ['title', 'organisationId', 'dueOn', 'everyMonths'] as const

function ObligationDialog({ agreement, obligation, onClose }: { readonly agreement: WholeAgreement; readonly obligation: AgreementObligation | null; readonly onClose: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const { today } = useViewer()
  const [form, setForm] = useState({ title: obligation?.title ?? '', organisationId: '', day: dayInField(obligation?.dueOn ?? today, language), every: String(obligation?.everyMonths ?? '') })
  const [save] = useMutation(saveAgreementObligationMutation)
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const errors = state.refusal.fields
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))
  const submit = () => {
    const dueOn = readDayText(form.day, today)
    const everyMonths = form.every.trim() === '' ? null : Number(form.every)
    const isOdd = everyMonths !== null && (!Number.isInteger(everyMonths) || everyMonths < 1 || everyMonths > 120)
    void state.run(
      async () => {
        const of = obligation && { obligationId: obligation.id, expectedVersion: obligation.version }
        await save({ variables: { input: { ...of, agreementId: agreement.id, organisationId: form.organisationId || null, title: form.title, dueOn: dueOn ?? '', everyMonths } } })
        showToast({ kind: 'done', text: t('agreement.obligation.saved') })
      },
      { ...(form.title.trim() === '' && { title: t('agreement.needs.obligation') }), ...(dueOn === null && { dueOn: t('errors.INVALID_DATE') }), ...(isOdd && { everyMonths: t('agreement.needs.months') }) }
    )
  }
  return (
    <ActDialog prefix="obligation" title={t('agreement.obligation.title')} submit={t('agreement.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <TextField id="obligation-title" label={t('agreement.obligation.what')} value={form.title} maxLength={500} error={errors.title} onChange={({ target }) => change({ title: target.value })} />
      {obligation === null && (
        <SelectField
          {...{ id: 'obligation-organisationId', label: t('agreement.obligation.whose'), value: form.organisationId, error: errors.organisationId }}
          options={[{ value: '', label: t('agreement.obligation.owner') }, ...agreement.parties.map(({ organisation }) => ({ value: organisation.id, label: pick(organisation.name) }))]}
          onChange={({ target }) => change({ organisationId: target.value })}
        />
      )}
      <TextField id="obligation-dueOn" label={t('agreement.obligation.due')} value={form.day} error={errors.dueOn} onChange={({ target }) => change({ day: target.value })} />
      <TextField id="obligation-everyMonths" label={t('agreement.obligation.everyField')} help={t('agreement.obligation.everyHelp')} isOptional inputMode="numeric" value={form.every} error={errors.everyMonths} onChange={({ target }) => change({ every: target.value })} />
    </ActDialog>
  )
}

const doneNames = ['doneOn', 'note'] as const

function CompleteDialog({ obligation, onClose }: { readonly obligation: AgreementObligation; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { today } = useViewer()
  const [day, setDay] = useState(dayInField(today, language))
  const [note, setNote] = useState('')
  const [complete] = useMutation(completeAgreementObligationMutation)
  const state = useAct<(typeof doneNames)[number]>({ names: doneNames, known: { OUT_OF_RANGE: { field: 'doneOn', text: t('agreement.filing.badDay') } } }, onClose)
  const submit = () => {
    const doneOn = readDayText(day, today)
    void state.run(
      async () => {
        await complete({ variables: { input: { obligationId: obligation.id, expectedVersion: obligation.version, doneOn: doneOn ?? '', note } } })
        showToast({ kind: 'done', text: t('agreement.obligation.marked') })
      },
      doneOn === null ? { doneOn: t('errors.INVALID_DATE') } : {}
    )
  }
  return (
    <ActDialog prefix="done" title={t('agreement.obligation.doneTitle', { title: obligation.title })} submit={t('agreement.obligation.mark')} names={doneNames} {...{ state, onClose }} onSubmit={submit}>
      <TextField id="done-doneOn" label={t('agreement.obligation.doneOn')} value={day} error={state.refusal.fields.doneOn} onChange={({ target }) => setDay(target.value)} />
      <FormField id="done-note" label={t('agreement.field.note')} isOptional error={state.refusal.fields.note}>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />}
      </FormField>
    </ActDialog>
  )
}

function DropDialog({ obligation, onClose }: { readonly obligation: AgreementObligation; readonly onClose: () => void }) {
  const t = useText()
  const [drop] = useMutation(dropAgreementObligationMutation)
  const state = useAct<never>({ names: [] }, onClose)
  const submit = () => void state.run(() => drop({ variables: { input: { obligationId: obligation.id, expectedVersion: obligation.version } } }))
  return (
    <ActDialog prefix="drop" title={t('agreement.obligation.dropTitle', { title: obligation.title })} submit={t('agreement.obligation.drop')} isDangerous names={[]} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('agreement.obligation.dropText')}</p>
    </ActDialog>
  )
}

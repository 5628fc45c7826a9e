/** The form of what is signed: its days, its conditions, the mandate, and the statement that follows from them. */
import { useMutation } from '@apollo/client/react'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { commitmentSubjects } from '@solmu/domain/quality/commitment.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { ConfirmField, SelectField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { languageName, languages, type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useAct } from '../../../ui/act-dialog.js'
import type { Framework, FrameworkVersion } from '../framework/framework.operations.js'
import { type CommitmentPlace, signCommitmentMutation, type WholeCommitment } from './commitment.operations.js'
import { type SignDraft, signNames, type SignProblems, useSignDraft } from './use-sign-draft.js'
import forms from '../../../ui/record-form.module.css'
import styles from './commitment.module.css'

export type FrameworkToSign = { readonly framework: Framework; readonly version: FrameworkVersion }

export interface SignFormProps {
  readonly places: readonly CommitmentPlace[]
  readonly offered: readonly FrameworkToSign[]
  /** The request that is answered, or the commitment that is renewed. */
  readonly before: WholeCommitment | null
  readonly isRenewal: boolean
}

type FieldProps = { readonly draft: SignDraft; readonly change: (part: Partial<SignDraft>) => void; readonly errors: SignProblems }

/** What is new since the version on which whoever signs stands. */
function News({ before, version }: { readonly before: WholeCommitment; readonly version: FrameworkVersion }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  if (before.frameworkVersion.id === version.id) return null
  return (
    <FormNotice title={t('commitment.sign.news', { from: before.frameworkVersion.number, to: version.number })}>
      <p>{pick(version.news) || t('commitment.sign.noNews')}</p>
      <TextLink to="/$lang/quality/frameworks/$id/difference" params={{ lang, id: before.framework.id }} search={{ from: before.frameworkVersion.number, to: version.number }}>
        {t('commitment.sign.difference')}
      </TextLink>
    </FormNotice>
  )
}

function Conditions({ draft, change, errors }: FieldProps) {
  const t = useText()
  const edit = (place: number, part: Partial<SignDraft['conditions'][number]>) => change({ conditions: draft.conditions.map((one, at) => (at === place ? { ...one, ...part } : one)) })
  return (
    <Section title={t('commitment.sign.conditions')} note={t('commitment.sign.conditionsHelp')}>
      {draft.conditions.map(({ text, dueOn, everyMonths }, place) => (
        <div key={place} className={styles.condition}>
          <TextField id={`sign-condition-${place}`} label={t('commitment.sign.condition', { number: place + 1 })} value={text} maxLength={500} onChange={({ target }) => edit(place, { text: target.value })} />
          <TextField label={t('commitment.sign.conditionDue')} isOptional value={dueOn} onChange={({ target }) => edit(place, { dueOn: target.value })} />
          <TextField label={t('commitment.sign.conditionEvery')} isOptional inputMode="numeric" value={everyMonths} onChange={({ target }) => edit(place, { everyMonths: target.value })} />
          <Button variant="quiet" icon={IconTrash} onClick={() => change({ conditions: draft.conditions.filter((_one, at) => at !== place) })}>
            {t('commitment.sign.removeCondition', { number: place + 1 })}
          </Button>
        </div>
      ))}
      {errors.conditions && (
        <p id="sign-conditions" tabIndex={-1} className={styles.late}>
          {errors.conditions}
        </p>
      )}
      <Button icon={IconPlus} onClick={() => change({ conditions: [...draft.conditions, { text: '', dueOn: '', everyMonths: '' }] })}>
        {t('commitment.sign.addCondition')}
      </Button>
    </Section>
  )
}

function What({ draft, change, errors, places, offered, before }: FieldProps & Pick<SignFormProps, 'places' | 'offered' | 'before'>) {
  const t = useText()
  const pick = useLocalized()
  return (
    <Section title={t('commitment.sign.what')}>
      <div className={forms.fields}>
        {before === null && (
          <>
            <SelectField
              {...{ id: 'sign-versionId', label: t('commitment.list.framework'), value: draft.versionId, error: errors.versionId }}
              options={[{ value: '', label: t('commitment.request.choose') }, ...offered.map(({ framework, version }) => ({ value: version.id, label: pick(framework.name) || framework.code }))]}
              onChange={({ target }) => change({ versionId: target.value })}
            />
            <SelectField
              {...{ id: 'sign-unitId', label: t('commitment.list.unit'), value: draft.unitId, error: errors.unitId }}
              options={places.map(({ unit }) => ({ value: unit.id, label: pick(unit.name) }))}
              onChange={({ target }) => change({ unitId: target.value })}
            />
            <SelectField
              {...{ id: 'sign-subject', label: t('commitment.list.subject'), value: draft.subject }}
              options={commitmentSubjects.map((value) => ({ value, label: t(`commitment.subject.${value}`) }))}
              onChange={({ target }) => change({ subject: target.value as SignDraft['subject'] })}
            />
          </>
        )}
        <TextField id="sign-validFrom" label={t('commitment.sign.from')} value={draft.validFrom} error={errors.validFrom} onChange={({ target }) => change({ validFrom: target.value })} />
        <TextField id="sign-validTo" label={t('commitment.sign.to')} help={t('commitment.sign.toHelp')} isOptional value={draft.lastDay} error={errors.validTo} onChange={({ target }) => change({ lastDay: target.value })} />
      </div>
    </Section>
  )
}

function Mandate({ draft, change, errors }: FieldProps) {
  const t = useText()
  return (
    <Section title={t('commitment.sign.mandate')}>
      <div className={forms.fields}>
        <TextField id="sign-title" label={t('commitment.sign.signatoryTitle')} help={t('commitment.sign.titleHelp')} value={draft.title} maxLength={200} error={errors.title} onChange={({ target }) => change({ title: target.value })} />
        <TextField id="sign-onBehalfOf" label={t('commitment.sign.onBehalfOf')} value={draft.onBehalfOf} maxLength={300} error={errors.onBehalfOf} onChange={({ target }) => change({ onBehalfOf: target.value })} />
        <TextField id="sign-basis" label={t('commitment.sign.basis')} help={t('commitment.sign.basisHelp')} value={draft.basis} maxLength={500} error={errors.basis} onChange={({ target }) => change({ basis: target.value })} />
      </div>
    </Section>
  )
}

export function SignForm({ places, offered, before, isRenewal }: SignFormProps) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { draft, change, read, forget } = useSignDraft({ places, offered, before, isRenewal })
  const [isConfirmed, setConfirmed] = useState(false)
  const [sign] = useMutation(signCommitmentMutation)
  const known = { COMMITMENT_VERSION: { field: 'validFrom', text: t('errors.COMMITMENT_VERSION') }, RANGE_OVERLAPS: { field: 'validFrom', text: t('commitment.sign.overlaps') } } as const
  const state = useAct<(typeof signNames)[number]>({ names: signNames, known }, () => undefined)
  const { input, statement, problems } = read()
  const errors = state.refusal.fields
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void state.run(
      async () => {
        const { data } = await sign({ variables: { input } })
        const id = data?.signCommitment.commitment.id
        forget()
        showToast({ kind: 'done', text: t('commitment.sign.done') })
        if (id) await navigate({ to: '/$lang/quality/commitments/$id', params: { lang, id } })
      },
      { ...problems, ...(!isConfirmed && { confirm: t('commitment.sign.needsConfirm') }) }
    )
  }
  const edit = (part: Partial<SignDraft>) => {
    // Whoever changes what is signed reads it again.
    setConfirmed(false)
    change(part)
  }
  const version = offered.find((one) => one.version.id === draft.versionId)?.version
  const shared = { draft, change: edit, errors }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, signNames, 'sign')} attempt={state.attempt} />
      {before && version && <News before={before} version={version} />}
      <What {...shared} {...{ places, offered, before }} />
      <Mandate {...shared} />
      <Conditions {...shared} />
      <Section title={t('commitment.sign.statement')} note={t('commitment.sign.statementHelp')}>
        <SelectField
          {...{ id: 'sign-language', label: t('commitment.sign.language'), value: draft.language }}
          options={languages.map((each) => ({ value: each, label: languageName[each] }))}
          onChange={({ target }) => edit({ language: target.value as Language })}
        />
        <div className={styles.statement} lang={draft.language}>
          {statement}
        </div>
        <ConfirmField id="sign-confirm" label={t('commitment.sign.confirm')} isChecked={isConfirmed} error={errors.confirm} onChange={setConfirmed} />
      </Section>
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('commitment.sign.submit')}
        </Button>
      </div>
    </form>
  )
}

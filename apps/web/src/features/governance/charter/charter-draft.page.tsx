/** The draft of the next charter: its sections in each language, and its rules. What is written stays in the browser until it is saved. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { mostSections } from '@solmu/domain/governance/charter.js'
import { useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { refusalSummary } from '../../../ui/form-refusal.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { useKeptForm } from '../use-kept-form.js'
import { charterFieldId, TextsField } from './charter-fields.js'
import { firstCharterForm, noTexts, readCharterForm, type SectionForm } from './charter-form.js'
import { CharterCrumb } from './charter-words.js'
import { type CharterText, charterTextQuery, type CharterVersion, charterVersionsQuery, discardCharterDraftMutation, saveCharterDraftMutation } from './charter.operations.js'
import { BodyFields, type CharterFieldsProps, MatterFields, VoteFields } from './rules-fields.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

export function CharterDraftPage() {
  const t = useText()
  const { data, error, refetch } = useQuery(charterVersionsQuery, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton withHeading lines={12} />
  const { charterVersions: versions } = data
  const draft = versions.find(({ standing }) => standing === 'draft')
  const source = draft ?? versions.find(({ standing }) => standing === 'coming') ?? versions.find(({ standing }) => standing === 'in_force')
  return (
    <>
      <PageHeader title={t('charter.draft.title')} breadcrumb={[<CharterCrumb key="charter" />]} meta={t('charter.draft.meta')} />
      {source ? <FromVersion draft={draft} charterVersionId={source.id} /> : <DraftForm draft={undefined} source={null} />}
    </>
  )
}

function FromVersion({ draft, charterVersionId }: { readonly draft: CharterVersion | undefined; readonly charterVersionId: string }) {
  const { data, error } = useQuery(charterTextQuery, { variables: { charterVersionId }, fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  if (error && !data) return <ErrorNotice error={error} />
  return data ? <DraftForm draft={draft} source={data.charterText} /> : <Skeleton lines={12} />
}

/** The path that the API names is the id of the field. */
const placeOf = (path: readonly (string | number)[]): string => path.filter((part) => part !== 'input').join('-')

function useDraft({ draft, source }: { readonly draft: CharterVersion | undefined; readonly source: CharterText | null }) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const [first] = useState(() => firstCharterForm(source))
  const { form, change, forget } = useKeptForm(['charter-draft', draft?.id ?? 'new'], first)
  const [save] = useMutation(saveCharterDraftMutation, { refetchQueries: [charterVersionsQuery] })
  const [discard] = useMutation(discardCharterDraftMutation, { refetchQueries: [charterVersionsQuery] })
  const state = useAct<string>({ names: [], placeOf }, () => undefined)
  const leave = async (text: string) => {
    forget()
    showToast({ kind: 'done', text })
    await navigate({ to: '/$lang/governance/charter', params: { lang } })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { input, problems } = readCharterForm(form, t)
    void state.run(async () => {
      await save({ variables: { input: { ...input, expectedVersion: draft?.version ?? null } } })
      await leave(t('charter.draft.saved'))
    }, problems)
  }
  const drop = () =>
    void state.run(async () => {
      if (draft) await discard({ variables: { input: { charterVersionId: draft.id, expectedVersion: draft.version } } })
      await leave(t('charter.draft.discarded'))
    })
  return { form, change, state, submit, drop }
}

function DraftForm(of: { readonly draft: CharterVersion | undefined; readonly source: CharterText | null }) {
  const t = useText()
  const { form, change, state, submit, drop } = useDraft(of)
  const props: CharterFieldsProps = { form, change, errors: { ...state.refusal.fields } as Record<string, string> }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(state.refusal, Object.keys(state.refusal.fields), 'charter')} attempt={state.attempt} />
      <FormField id={charterFieldId('reason')} label={t('charter.field.reason')} help={t('charter.draft.reasonHelp')} error={props.errors['reason']} isOptional>
        {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={form.reason} onChange={({ target }) => change({ reason: target.value })} />}
      </FormField>
      <SectionFields {...props} />
      <VoteFields {...props} />
      <BodyFields {...props} />
      <MatterFields {...props} />
      <div className={forms.acts}>
        <Button type="submit" variant="primary" isBusy={state.isBusy}>
          {t('charter.draft.save')}
        </Button>
        <Button variant="quiet" onClick={drop}>
          {t('charter.draft.discard')}
        </Button>
      </div>
    </form>
  )
}

function SectionFields({ form, change, errors }: CharterFieldsProps) {
  const t = useText()
  const { sections } = form
  const edit = (place: number, part: Partial<SectionForm>) => change({ sections: sections.map((each, at) => (at === place ? { ...each, ...part } : each)) })
  return (
    <Section title={t('charter.text')}>
      {sections.map(({ number, heading, text }, place) => {
        const title = t('charter.sectionNumber', { number: number || String(place + 1) })
        const remove = (
          <Button size="small" variant="quiet" icon={IconTrash} onClick={() => change({ sections: sections.filter((_section, at) => at !== place) })}>
            {t('charter.draft.remove', { what: title })}
          </Button>
        )
        return (
          <Section key={place} level={3} title={title} aside={remove}>
            <div className={forms.fields}>
              <TextField
                {...{ id: charterFieldId(`sections-${place}-number`), label: t('charter.draft.number'), help: t('charter.draft.numberHelp'), value: number, maxLength: 10, error: errors[`sections-${place}-number`] }}
                onChange={({ target }) => edit(place, { number: target.value })}
              />
              <TextsField {...{ path: `sections-${place}-heading`, label: t('charter.draft.heading'), errors, value: heading }} onChange={(value) => edit(place, { heading: value })} />
            </div>
            <TextsField {...{ path: `sections-${place}-text`, label: t('charter.draft.text'), errors, value: text, rows: 4 }} onChange={(value) => edit(place, { text: value })} />
          </Section>
        )
      })}
      <Button id={charterFieldId('sections')} icon={IconPlus} disabled={sections.length >= mostSections} onClick={() => change({ sections: [...sections, { number: String(sections.length + 1), heading: noTexts, text: noTexts }] })}>
        {t('charter.draft.addSection')}
      </Button>
    </Section>
  )
}

/** Writes the draft of a practice in three languages; what is typed stays until it is saved. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { z } from 'zod'
import { practiceLimits } from '@solmu/domain/quality/practice.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { useFormat } from '../../../ui/format.js'
import { LeaveGuard } from '../../../ui/leave-guard.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { type Language, languageName, languages, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { CardEditor, cardDraftOf, cardDraftSchema, cardFrom } from './card-editor.js'
import { forgetPractices, type PracticeVersion, savePracticeDraftMutation } from './practice.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './practice.module.css'

const text = z.object({ fi: z.string(), sv: z.string(), en: z.string() })
const schema = z.object({ base: z.number(), reviewOn: z.string(), name: text, summary: text, audience: text, sources: text, sections: z.array(z.object({ code: z.string(), title: text, text })), card: cardDraftSchema })
type Draft = z.infer<typeof schema>
type Text = Draft['name']

const whole = ['name', 'summary', 'audience', 'sources'] as const
type Whole = (typeof whole)[number]
const names = [...whole, 'sections', 'costAmount', 'links', 'reviewOn'] as const
type Field = (typeof names)[number]

const bare = ({ fi, sv, en }: Text): Text => ({ fi, sv, en })
const emptyText: Text = { fi: '', sv: '', en: '' }

function useDraft({ id, version, content, reviewOn }: PracticeVersion) {
  const { id: viewerId } = useViewer()
  const format = useFormat()
  const name: DraftName = ['practice', viewerId, id]
  const [saved] = useState<Draft>(() => {
    const sections = content.sections.map(({ code, title, text: words }) => ({ code, title: bare(title), text: bare(words) }))
    return { base: version, reviewOn: reviewOn === null ? '' : format.day(reviewOn), name: bare(content.name), summary: bare(content.summary), audience: bare(content.audience), sources: bare(content.sources), sections, card: cardDraftOf(content.card) }
  })
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = schema.safeParse(readDraft(name)).data
    return kept?.base === version ? kept : saved
  })
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    keepDraft(name, next)
    setDraft(next)
  }
  return { draft, change, isChanged: () => JSON.stringify(draft) !== JSON.stringify(saved), forget: () => forgetDraft(name) }
}

/** A code that no other section has. */
export function freeCode(taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`section_${number}`)) number += 1
  return `section_${number}`
}

interface SectionEditorProps {
  readonly place: number
  readonly count: number
  readonly section: Draft['sections'][number]
  readonly language: Language
  readonly onChange: (section: Draft['sections'][number]) => void
  readonly onMove: (to: number) => void
  readonly onRemove: () => void
}

function SectionEditor({ place, count, section, language, onChange, onMove, onRemove }: SectionEditorProps) {
  const t = useText()
  const number = place + 1
  return (
    <fieldset className={styles.section}>
      <legend>{t('practice.editor.section', { number })}</legend>
      <TextField
        {...{ label: t('practice.editor.sectionTitle', { language: languageName[language] }), lang: language, maxLength: practiceLimits.title, value: section.title[language] }}
        onChange={({ target }) => onChange({ ...section, title: { ...section.title, [language]: target.value } })}
      />
      <FormField label={t('practice.editor.sectionText', { language: languageName[language] })}>
        {(control) => (
          <textarea
            {...{ ...control, className: fields.input, rows: 6, lang: language, maxLength: practiceLimits.text, value: section.text[language] }}
            onChange={({ target }) => onChange({ ...section, text: { ...section.text, [language]: target.value } })}
          />
        )}
      </FormField>
      <div className={styles.acts}>
        <Button size="small" disabled={place === 0} aria-label={t('practice.editor.upOf', { number })} onClick={() => onMove(place - 1)}>
          {t('practice.editor.up')}
        </Button>
        <Button size="small" disabled={number === count} aria-label={t('practice.editor.downOf', { number })} onClick={() => onMove(place + 1)}>
          {t('practice.editor.down')}
        </Button>
        <Button size="small" variant="quiet" aria-label={t('practice.editor.removeOf', { number })} onClick={onRemove}>
          {t('practice.editor.remove')}
        </Button>
      </div>
    </fieldset>
  )
}

/** A list with one of its items at another place. */
function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, place) => place !== from)
  return [...rest.slice(0, to), ...items.slice(from, from + 1), ...rest.slice(to)]
}

export function PracticeEditor({ version, onDone }: { readonly version: PracticeVersion; readonly onDone: () => void }) {
  const t = useText()
  const { today } = useViewer()
  const [language, setLanguage] = useState<Language>(useLanguage())
  const { draft, change, isChanged, forget } = useDraft(version)
  const [save, { loading }] = useMutation(savePracticeDraftMutation, { update: forgetPractices })
  const describe = useFormRefusal<Field>({ names, placeOf: (path) => names.find((name) => path.includes(name)), known: { STALE: { text: t('practice.stale') } } })
  const [refusal, setRefusal] = useState<FormRefusal<Field>>(noRefusal)
  const [attempt, setAttempt] = useState(0)
  const { sections } = draft
  const withSections = (next: Draft['sections']) => change({ sections: next })
  async function submit() {
    const reviewOn = draft.reviewOn.trim() === '' ? null : readDayText(draft.reviewOn, today)
    setAttempt((before) => before + 1)
    const card = cardFrom(draft.card)
    const fault = { ...(draft.reviewOn.trim() !== '' && reviewOn === null && { reviewOn: t('errors.INVALID_DATE') }), ...(card === null && { costAmount: t('practice.editor.oddAmount') }) }
    setRefusal({ fields: fault, whole: [] })
    if (Object.keys(fault).length > 0) return
    try {
      const content = { name: draft.name, summary: draft.summary, audience: draft.audience, sources: draft.sources, sections, card }
      await save({ variables: { input: { versionId: version.id, expectedVersion: version.version, content, reviewOn } } })
      forget()
      showToast({ kind: 'done', text: t('practice.editor.saved') })
      onDone()
    } catch (error) {
      setRefusal(describe(error))
    }
  }
  const words = (field: Whole) => (
    <FormField key={field} id={`practice-${field}`} label={`${t(`practice.field.${field}`)} (${languageName[language]})`} help={t(`practice.editor.help.${field}`)} error={refusal.fields[field]}>
      {(control) => (
        <textarea
          {...{ ...control, className: fields.input, rows: field === 'name' ? 1 : 3, lang: language, maxLength: 4000, value: draft[field][language] }}
          onChange={({ target }) => change({ [field]: { ...draft[field], [language]: target.value } })}
        />
      )}
    </FormField>
  )
  return (
    <>
      <form
        {...{ noValidate: true, className: styles.text }}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <ErrorSummary errors={refusalSummary(refusal, names, 'practice')} attempt={attempt} />
        <Segmented label={t('practice.editor.language')} value={language} onChange={setLanguage} options={languages.map((value) => ({ value, label: languageName[value] }))} />
        {whole.slice(0, 3).map(words)}
        <Section title={t('practice.editor.sections')}>
          {sections.map((section, place) => (
            <SectionEditor
              key={section.code}
              {...{ place, section, language, count: sections.length }}
              onChange={(next) => withSections(sections.map((each, at) => (at === place ? next : each)))}
              onMove={(to) => withSections(moved(sections, place, to))}
              onRemove={() => withSections(sections.filter((_, at) => at !== place))}
            />
          ))}
          <Button onClick={() => withSections([...sections, { code: freeCode(sections.map(({ code }) => code)), title: emptyText, text: emptyText }])}>{t('practice.editor.addSection')}</Button>
        </Section>
        <CardEditor card={draft.card} language={language} errors={refusal.fields} onChange={(part) => change({ card: { ...draft.card, ...part } })} />
        {words('sources')}
        <TextField {...{ id: 'practice-reviewOn', label: t('practice.field.reviewOn'), help: t('practice.editor.help.reviewOn'), value: draft.reviewOn, error: refusal.fields.reviewOn }} onChange={({ target }) => change({ reviewOn: target.value })} />
        <div className={styles.acts}>
          <Button type="submit" variant="primary" isBusy={loading}>
            {t('practice.editor.save')}
          </Button>
          <Button variant="quiet" onClick={onDone}>
            {t('practice.editor.leave')}
          </Button>
        </div>
      </form>
      <LeaveGuard title={t('practice.editor.leaveTitle')} text={t('practice.editor.leaveText')} hasChanges={isChanged} onDiscard={forget} />
    </>
  )
}

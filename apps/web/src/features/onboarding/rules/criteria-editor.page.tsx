/** The form of the next criteria: what is asked, what each score means and what it weighs, in three languages. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type CriteriaContent, mostCriteria, readCriteria } from '@solmu/domain/onboarding/criteria.js'
import { useCan } from '../../../app/viewer.js'
import { Button, IconButton } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FormField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { type Language, languageName, languages, type LocalizedText, useLocalized, useText } from '../../../ui/text.js'
import { freeCode, moved, noText, type Path, unmarked } from '../../quality/framework/content-edit.js'
import { EditorFrame, NoEditing } from './rules-editor.js'
import { criteriaSetsQuery, type CriteriaVersion, saveCriteriaSetMutation } from './rules.operations.js'
import { ruleFieldId, useRulesForm } from './use-rules-form.js'
import fields from '../../../ui/form-field.module.css'

interface CriterionForm {
  readonly code: string
  readonly weight: string
  readonly name: LocalizedText
  readonly question: LocalizedText
  readonly anchors: readonly LocalizedText[]
}
interface CriteriaForm {
  readonly criteria: readonly CriterionForm[]
}

const formOf = ({ criteria }: CriteriaVersion): CriteriaForm => ({
  criteria: unmarked(criteria).map(({ code, weight, name, question, anchors }) => ({ code, weight: String(weight), name, question, anchors }))
})

const isForm = (kept: unknown): kept is CriteriaForm => typeof kept === 'object' && kept !== null && 'criteria' in kept && Array.isArray(kept.criteria)

/** Nothing typed is no number, and not zero. */
const contentOf = ({ criteria }: CriteriaForm): CriteriaContent => ({ criteria: criteria.map((each) => ({ ...each, weight: each.weight.trim() === '' ? Number.NaN : Number(each.weight) })) })

export function CriteriaEditorPage() {
  const mayWrite = useCan('member.rule')
  const { data, error, refetch } = useQuery(criteriaSetsQuery, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  if (!mayWrite) return <NoEditing kind="criteria" />
  const before = data?.criteriaSets.find(({ isDraft }) => isDraft) ?? data?.criteriaSets.find(({ isInForce }) => isInForce)
  if (before) return <Editor before={before} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={12} />
}

/** Where a problem lies, in words: which criterion, which field, in which language. */
function usePlaceOf() {
  const t = useText()
  return (path: Path): string => {
    const [list, at, field, score, ...rest] = path.filter((part) => part !== 'input')
    if (list !== 'criteria') return ''
    if (typeof at !== 'number') return t('selection.criteria.title')
    const language = languages.find((each) => each === [field, score, ...rest].at(-1) || each === score)
    const name = field === 'anchors' && typeof score === 'number' ? t('selection.criteria.anchor', { score }) : t(`selection.criteria.${String(field)}`)
    return t('selection.criteria.place', { place: at + 1, field: language ? t('selection.criteria.inLanguage', { field: name, language: languageName[language] }) : name })
  }
}

function Editor({ before }: { readonly before: CriteriaVersion }) {
  const t = useText()
  const placeOf = usePlaceOf()
  const [language, setLanguage] = useState<Language>('fi')
  const [save] = useMutation(saveCriteriaSetMutation, { refetchQueries: [criteriaSetsQuery] })
  const editor = useRulesForm<CriteriaForm>({
    ...{ kind: 'criteria', initial: formOf(before), isForm, placeOf, read: (form) => readCriteria(contentOf(form)) },
    save: (form) => {
      const criteria = contentOf(form).criteria.map((each) => ({ ...each, anchors: [...each.anchors] }))
      return save({ variables: { input: { criteria, expectedVersion: before.isDraft ? before.version : null } } })
    }
  })
  const { form, change, problemAt } = editor
  const add = () => {
    const code = freeCode('criterion', form.criteria.map((each) => each.code))
    change(['criteria'], [...form.criteria, { code, weight: '10', name: noText, question: noText, anchors: [noText, noText, noText, noText, noText] }])
  }
  return (
    <EditorFrame kind="criteria" editor={editor}>
      <p>{t('selection.criteria.languageHelp')}</p>
      <Segmented label={t('selection.criteria.language')} value={language} onChange={setLanguage} options={languages.map((value) => ({ value, label: languageName[value] }))} />
      {form.criteria.map((criterion, place) => (
        <Criterion key={place} {...{ form, change, problemAt, language, criterion, place }} />
      ))}
      <Button icon={IconPlus} id={ruleFieldId(['criteria'])} disabled={form.criteria.length >= mostCriteria} onClick={add}>
        {t('selection.criteria.add')}
      </Button>
    </EditorFrame>
  )
}

interface CriterionProps {
  readonly form: CriteriaForm
  readonly change: (path: Path, value: unknown) => void
  readonly problemAt: (path: Path) => string | undefined
  readonly language: Language
  readonly criterion: CriterionForm
  readonly place: number
}

function Tools({ form, change, place, name }: Pick<CriterionProps, 'form' | 'change' | 'place'> & { readonly name: string }) {
  const t = useText()
  const to = (at: number) => change(['criteria'], moved(form.criteria, place, at))
  return (
    <>
      <IconButton icon={IconArrowUp} label={t('selection.criteria.up', { name })} disabled={place === 0} onClick={() => to(place - 1)} />
      <IconButton icon={IconArrowDown} label={t('selection.criteria.down', { name })} disabled={place === form.criteria.length - 1} onClick={() => to(place + 1)} />
      <IconButton icon={IconTrash} label={t('selection.criteria.remove', { name })} onClick={() => change(['criteria'], form.criteria.filter((_each, other) => other !== place))} />
    </>
  )
}

function Criterion(props: CriterionProps) {
  const t = useText()
  const pick = useLocalized()
  const { change, problemAt, criterion, place } = props
  const name = pick(criterion.name) || t('selection.criteria.nameless', { place: place + 1 })
  const at = (field: string): Path => ['criteria', place, field]
  return (
    <Section title={name} aside={<Tools {...props} name={name} />}>
      <Words {...props} path={at('name')} label={t('selection.criteria.name')} value={criterion.name} />
      <TextField
        {...{ id: ruleFieldId(at('code')), label: t('selection.criteria.code'), help: t('selection.criteria.codeHelp'), value: criterion.code, maxLength: 30, error: problemAt(at('code')), spellCheck: false, autoCapitalize: 'none' }}
        onChange={({ target }) => change(at('code'), target.value)}
      />
      <TextField
        {...{ id: ruleFieldId(at('weight')), label: t('selection.criteria.weight'), help: t('selection.criteria.weightHelp'), value: criterion.weight, inputMode: 'numeric', maxLength: 4, error: problemAt(at('weight')) }}
        onChange={({ target }) => change(at('weight'), target.value)}
      />
      <Words {...props} path={at('question')} label={t('selection.criteria.question')} value={criterion.question} isLong />
      {criterion.anchors.map((anchor, score) => (
        <Words key={score} {...props} path={[...at('anchors'), score]} label={t('selection.criteria.anchor', { score })} value={anchor} isLong />
      ))}
    </Section>
  )
}

interface WordsProps extends Pick<CriterionProps, 'change' | 'problemAt' | 'language'> {
  readonly path: Path
  readonly label: string
  readonly value: LocalizedText
  readonly isLong?: boolean
}

/** A text in the language that is being written; above it the Finnish one while another is. */
function Words({ change, problemAt, language, path, label, value, isLong }: WordsProps) {
  const t = useText()
  const help = language === 'fi' || value.fi === '' ? undefined : t('selection.criteria.inFinnish', { text: value.fi })
  const look = { id: ruleFieldId(path), label, help, error: problemAt(path) }
  const set = (text: string) => change([...path, language], text)
  if (!isLong) return <TextField {...look} lang={language} value={value[language]} maxLength={200} onChange={({ target }) => set(target.value)} />
  return (
    <FormField {...look}>
      {(control) => <textarea {...control} lang={language} className={fields.input} rows={2} maxLength={1000} value={value[language]} onChange={({ target }) => set(target.value)} />}
    </FormField>
  )
}

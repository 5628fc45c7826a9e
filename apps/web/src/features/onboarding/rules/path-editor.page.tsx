/** The form of the next decision path: its steps, and what follows from a decision. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type DecisionBody, decisionBodies, type MajorityKind, majorityKinds, type PathContent, readPath, type StepKind, stepKinds } from '@solmu/domain/onboarding/decision-path.js'
import { useCan } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { FieldError, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import type { Path } from '../../quality/framework/content-edit.js'
import { EditorFrame, NoEditing } from './rules-editor.js'
import { decisionPathsQuery, type PathVersion, saveDecisionPathMutation } from './rules.operations.js'
import { ruleFieldId, useRulesForm } from './use-rules-form.js'
import forms from '../../../ui/record-form.module.css'

interface StepForm {
  readonly kind: StepKind
  readonly body: DecisionBody
  readonly quorum: string
  readonly majority: MajorityKind
}
const numbers = ['validityDays', 'appealDays', 'reapplyMonths'] as const
type PathForm = Readonly<Record<(typeof numbers)[number], string>> & { readonly steps: readonly StepForm[]; readonly appealBody: DecisionBody }

const formOf = ({ content }: PathVersion): PathForm => ({
  steps: content.steps.map(({ kind, body, quorum, majority }) => ({ kind, body, majority, quorum: String(quorum) })),
  ...{ validityDays: String(content.validityDays), appealDays: String(content.appealDays), reapplyMonths: String(content.reapplyMonths), appealBody: content.appealBody }
})

const isForm = (kept: unknown): kept is PathForm => typeof kept === 'object' && kept !== null && 'steps' in kept && Array.isArray(kept.steps) && 'appealBody' in kept

/** What was typed as a number; nothing typed is no number, and not zero. */
const numberIn = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed))

const contentOf = ({ steps, validityDays, appealDays, reapplyMonths, appealBody }: PathForm): PathContent => ({
  steps: steps.map((step) => ({ ...step, quorum: numberIn(step.quorum) })),
  ...{ validityDays: numberIn(validityDays), appealDays: numberIn(appealDays), reapplyMonths: numberIn(reapplyMonths), appealBody }
})

export function PathEditorPage() {
  const mayWrite = useCan('member.rule')
  const { data, error, refetch } = useQuery(decisionPathsQuery, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  if (!mayWrite) return <NoEditing kind="path" />
  const before = data?.decisionPaths.find(({ isDraft }) => isDraft) ?? data?.decisionPaths.find(({ isInForce }) => isInForce)
  if (before) return <Editor before={before} />
  return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton withHeading lines={10} />
}

interface PartProps {
  readonly form: PathForm
  readonly change: (path: Path, value: unknown) => void
  readonly problemAt: (path: Path) => string | undefined
}

function Editor({ before }: { readonly before: PathVersion }) {
  const t = useText()
  const [save] = useMutation(saveDecisionPathMutation, { refetchQueries: [decisionPathsQuery] })
  const placeOf = ([...path]: Path): string => {
    const [list, at, field] = path.filter((part) => part !== 'input')
    if (list === undefined || list === 'expectedVersion') return ''
    return typeof at === 'number' ? t('selection.path.placeOfStep', { place: at + 1, field: t(`selection.path.${String(field)}`) }) : t(`selection.path.${String(list)}`)
  }
  const editor = useRulesForm<PathForm>({
    ...{ kind: 'path', initial: formOf(before), isForm, placeOf, read: (form) => readPath(contentOf(form)) },
    save: (form) => {
      const content = contentOf(form)
      return save({ variables: { input: { ...content, steps: [...content.steps], expectedVersion: before.isDraft ? before.version : null } } })
    }
  })
  const part: PartProps = editor
  return (
    <EditorFrame kind="path" editor={editor}>
      <Steps {...part} />
      <After {...part} />
    </EditorFrame>
  )
}

function Steps({ form, change, problemAt }: PartProps) {
  const t = useText()
  const { steps } = form
  const free = decisionBodies.find((body) => !steps.some((step) => step.body === body))
  const add = () => free && change(['steps'], [...steps, { kind: steps.length === 0 ? 'decide' : 'confirm', body: free, quorum: '1', majority: 'simple' }])
  const wrong = problemAt(['steps'])
  return (
    <Section title={t('selection.path.steps')}>
      <p className={forms.intro}>{t('selection.path.stepsHelp')}</p>
      {steps.map((step, place) => (
        <Step key={place} {...{ form, change, problemAt, step, place }} />
      ))}
      {wrong && <FieldError text={wrong} />}
      <Button id={ruleFieldId(['steps'])} icon={IconPlus} disabled={free === undefined} onClick={add}>
        {t('selection.path.addStep')}
      </Button>
    </Section>
  )
}

function Step({ form, change, problemAt, step, place }: PartProps & { readonly step: StepForm; readonly place: number }) {
  const t = useText()
  const at = (field: string): Path => ['steps', place, field]
  const choice = (field: 'kind' | 'body' | 'majority', all: readonly string[]) => (
    <SelectField
      {...{ id: ruleFieldId(at(field)), label: t(`selection.path.${field}`), value: step[field], error: problemAt(at(field)) }}
      options={all.map((value) => ({ value, label: t(`selection.${field}.${value}`) }))}
      onChange={({ target }) => change(at(field), target.value)}
    />
  )
  const name = t('selection.path.step', { place: place + 1 })
  return (
    <Section
      level={3}
      title={name}
      aside={
        <Button size="small" variant="quiet" icon={IconTrash} onClick={() => change(['steps'], form.steps.filter((_step, other) => other !== place))}>
          {t('selection.remove')}
          <span className="visually-hidden">: {name}</span>
        </Button>
      }
    >
      <div className={forms.fields}>
        {choice('body', decisionBodies)}
        {choice('kind', stepKinds)}
        <TextField
          {...{ id: ruleFieldId(at('quorum')), label: t('selection.path.quorum'), help: t('selection.path.quorumHelp'), value: step.quorum, inputMode: 'numeric', maxLength: 4, error: problemAt(at('quorum')) }}
          onChange={({ target }) => change(at('quorum'), target.value)}
        />
        {choice('majority', majorityKinds)}
      </div>
    </Section>
  )
}

/** How long a decision carries, and what can be done about it. */
function After({ form, change, problemAt }: PartProps) {
  const t = useText()
  return (
    <Section title={t('selection.path.after')}>
      <div className={forms.fields}>
        {numbers.map((name) => (
          <TextField
            key={name}
            {...{ id: ruleFieldId([name]), label: t(`selection.path.${name}`), help: t(`selection.path.${name}Help`), value: form[name], inputMode: 'numeric', maxLength: 5, error: problemAt([name]) }}
            onChange={({ target }) => change([name], target.value)}
          />
        ))}
        <SelectField
          {...{ id: ruleFieldId(['appealBody']), label: t('selection.path.appealBody'), value: form.appealBody, error: problemAt(['appealBody']) }}
          options={decisionBodies.map((value) => ({ value, label: t(`selection.body.${value}`) }))}
          onChange={({ target }) => change(['appealBody'], target.value)}
        />
      </div>
    </Section>
  )
}

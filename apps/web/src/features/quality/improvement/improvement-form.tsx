/** Opens a finding or an action, or changes what one says. What is typed stays as a draft until it is saved. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { improvementKinds, severities } from '@solmu/domain/quality/improvement.js'
import { usePlacesOf } from '../../../app/viewer-places.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { readDayText } from '../../../ui/day-text.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type Option, useImprovementChoices, useMeasures, useNamed } from './improvement-choices.js'
import {
  changeImprovementMutation,
  forgetBoard,
  improvementOwnersQuery,
  improvementQuery,
  type ImprovementRecord,
  openImprovementMutation
} from './improvement.operations.js'
import fields from '../../../ui/form-field.module.css'
import styles from './improvement.module.css'

const names = ['unitId', 'severity', 'title', 'text', 'ownerId', 'dueOn', 'steps', 'frameworkId', 'criterionCode', 'practiceId'] as const
type Field = (typeof names)[number]
const draftSchema = z.object(Object.fromEntries(names.map((name) => [name, z.string()])) as Record<Field, z.ZodString>)
type Draft = z.infer<typeof draftSchema>

export interface ImprovementFormProps {
  readonly kind: (typeof improvementKinds)[number]
  /** The one that is changed; a new one is opened without it. */
  readonly changed?: ImprovementRecord
  /** What a new one begins with: the finding that an action is for, or a practice that is taken into use. */
  readonly finding?: ImprovementRecord
  readonly begin?: Partial<Draft>
  readonly onClose: () => void
}

const empty: Draft = { unitId: '', severity: 'minor', title: '', text: '', ownerId: '', dueOn: '', steps: '', frameworkId: '', criterionCode: '', practiceId: '' }

const isDoneMark = /^\s*\[x\]\s*/i

/** What a record is about, as the form writes it. */
const subjectOf = ({ unit, severity, framework, criterionCode }: ImprovementRecord): Partial<Draft> => ({
  ...{ unitId: unit.id, severity, frameworkId: framework?.id ?? '', criterionCode: criterionCode ?? '' }
})

/** What a record says, as the form writes it; a step that is done begins with a mark. */
const sayingOf = ({ title, text, owner, steps, practice }: ImprovementRecord): Partial<Draft> => ({
  ...{ title, text, ownerId: owner?.id ?? '', practiceId: practice?.id ?? '' },
  steps: steps.map((step) => (step.isDone ? `[x] ${step.text}` : step.text)).join('\n')
})

function useFirstDraft({ changed, finding, begin }: ImprovementFormProps) {
  const format = useFormat()
  return (): Draft => {
    if (!changed) return { ...empty, ...(finding && subjectOf(finding)), ...begin }
    return { ...empty, ...subjectOf(changed), ...sayingOf(changed), dueOn: changed.dueOn === null ? '' : format.day(changed.dueOn) }
  }
}

function useDraft(props: ImprovementFormProps) {
  const { kind, changed, finding } = props
  const { id: viewerId } = useViewer()
  const first = useFirstDraft(props)
  const name: DraftName = ['improvement', viewerId, changed?.id ?? `${kind}/${finding?.id ?? 'new'}`]
  const [draft, setDraft] = useState<Draft>(() => draftSchema.safeParse(readDraft(name)).data ?? first())
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const next = { ...before, ...part }
      keepDraft(name, next)
      return next
    })
  return { draft, change, forget: () => forgetDraft(name) }
}

/** Who can own it; whoever owns it now stays among them even when they have left the unit. */
function useOwners(unitId: string, owner: ImprovementRecord['owner'] | undefined): readonly Option[] {
  const { data } = useQuery(improvementOwnersQuery, { variables: { unitId }, skip: unitId === '' })
  const owners = data?.improvementOwners ?? []
  const gone = owner && owners.every(({ id }) => id !== owner.id) ? [owner] : []
  return [...gone, ...owners].map(({ id, displayName }) => ({ value: id, label: displayName }))
}

/** Units at which the viewer may write, frameworks and their criteria, practices, and who can own it. */
function useChoices({ unitId, frameworkId }: Draft, owner: ImprovementRecord['owner'] | undefined) {
  const t = useText()
  const named = useNamed()
  const { nodes, frameworks, practices } = useImprovementChoices()
  const units = usePlacesOf('improvement.edit', nodes)
  const owners = useOwners(unitId, owner)
  const { criteria } = useMeasures(frameworks.find(({ id }) => id === frameworkId))
  const first = (id: 'none' | 'choose' | 'wholeScore'): Option => ({ value: '', label: t(`improvement.form.${id}`) })
  return {
    units: [first('choose'), ...named(units)],
    owners: [first('choose'), ...owners],
    frameworks: [first('none'), ...named(frameworks.filter(({ kind }) => kind === 'assessed'))],
    criteria: [first('wholeScore'), ...criteria],
    practices: [first('none'), ...named(practices)]
  }
}

/** What is wrong with a draft before it is sent. */
function useFaults() {
  const t = useText()
  return (draft: Draft, { kind, dueOn }: { readonly kind: string; readonly dueOn: string | null }): Partial<Record<Field, string>> => ({
    ...(draft.unitId === '' && { unitId: t('errors.REQUIRED') }),
    ...(draft.title.trim() === '' && { title: t('errors.REQUIRED') }),
    ...(kind === 'action' && draft.ownerId === '' && { ownerId: t('improvement.form.needsOwner') }),
    ...(draft.dueOn.trim() === '' ? kind === 'action' && { dueOn: t('improvement.form.needsDay') } : dueOn === null && { dueOn: t('errors.INVALID_DATE') })
  })
}

function useSave({ kind, changed, finding, onClose }: ImprovementFormProps, forget: () => void) {
  const t = useText()
  const lang = useLanguage()
  const navigate = useNavigate()
  const { today } = useViewer()
  const faultsOf = useFaults()
  const [open] = useMutation(openImprovementMutation, { update: forgetBoard, refetchQueries: finding ? [improvementQuery] : [] })
  const [change] = useMutation(changeImprovementMutation, { update: forgetBoard })
  const state = useAct<Field>({ names, known: { STALE: { text: t('improvement.stale') } } }, onClose)
  function save(draft: Draft) {
    const dueOn = draft.dueOn.trim() === '' ? null : readDayText(draft.dueOn, today)
    const steps = draft.steps.split('\n').filter((line) => line.trim() !== '').map((line) => ({ text: line.replace(isDoneMark, '').trim(), isDone: isDoneMark.test(line) }))
    const saying = {
      ...{ severity: draft.severity as ImprovementRecord['severity'], title: draft.title, text: draft.text, ownerId: draft.ownerId || null, dueOn, steps },
      ...{ frameworkId: draft.frameworkId || null, criterionCode: draft.criterionCode || null, practiceId: draft.practiceId || null }
    }
    void state.run(async () => {
      if (changed) await change({ variables: { input: { ...saying, improvementId: changed.id, expectedVersion: changed.version } } })
      const { data } = changed ? { data: null } : await open({ variables: { input: { ...saying, kind, unitId: draft.unitId, findingId: finding?.id ?? null } } })
      forget()
      showToast({ kind: 'done', text: t(changed ? 'improvement.form.saved' : `improvement.form.opened.${kind}`) })
      const id = data?.openImprovement.improvement.id
      if (id && !finding) await navigate({ to: '/$lang/quality/improvements/$id', params: { lang, id } })
    }, faultsOf(draft, { kind, dueOn }))
  }
  return { save, state }
}

export function ImprovementForm(props: ImprovementFormProps) {
  const { kind, changed, finding, onClose } = props
  const t = useText()
  const { draft, change, forget } = useDraft(props)
  const { save, state } = useSave(props, forget)
  const choices = useChoices(draft, changed?.owner)
  const bind = (field: Field) => ({
    ...{ id: `improvement-${field}`, label: t(`improvement.field.${field}`), value: draft[field], error: state.refusal.fields[field] },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => change({ [field]: target.value })
  })
  const area = (field: 'text' | 'steps', help: string) => (
    <FormField id={`improvement-${field}`} label={t(`improvement.field.${field}`)} help={help} error={state.refusal.fields[field]} isOptional>
      {(control) => <textarea {...control} className={fields.input} rows={4} maxLength={8000} value={draft[field]} onChange={({ target }) => change({ [field]: target.value })} />}
    </FormField>
  )
  return (
    <ActDialog
      {...{ prefix: 'improvement', names, state, onClose, width: '44rem' }}
      title={t(changed ? 'improvement.form.change' : `improvement.form.open.${kind}`)}
      submit={t(changed ? 'improvement.form.save' : `improvement.form.submit.${kind}`)}
      onSubmit={() => save(draft)}
    >
      <p className={styles.quiet}>{t(`improvement.form.help.${kind}`)}</p>
      <TextField {...bind('title')} maxLength={200} help={t(`improvement.form.titleHelp.${kind}`)} />
      <div className={styles.pair}>
        <SelectField {...bind('unitId')} options={choices.units} disabled={Boolean(changed ?? finding)} />
        <SelectField {...bind('severity')} options={severities.map((value) => ({ value, label: t(`improvement.severity.${value}`) }))} disabled={Boolean(finding)} />
        <SelectField {...bind('ownerId')} options={choices.owners} isOptional={kind === 'finding'} help={t('improvement.form.ownerHelp')} />
        <TextField {...bind('dueOn')} isOptional={kind === 'finding'} help={t('improvement.form.dayHelp')} autoComplete="off" />
      </div>
      {area('text', t(`improvement.form.textHelp.${kind}`))}
      {kind === 'action' && area('steps', t('improvement.form.stepsHelp'))}
      <div className={styles.pair}>
        <SelectField {...bind('frameworkId')} options={choices.frameworks} isOptional onChange={({ target }) => change({ frameworkId: target.value, criterionCode: '' })} help={t('improvement.form.frameworkHelp')} />
        {draft.frameworkId !== '' && <SelectField {...bind('criterionCode')} options={choices.criteria} />}
        {kind === 'action' && <SelectField {...bind('practiceId')} options={choices.practices} isOptional help={t('improvement.form.practiceHelp')} />}
      </div>
    </ActDialog>
  )
}

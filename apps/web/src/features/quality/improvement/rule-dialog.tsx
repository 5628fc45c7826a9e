/** Writes a rule; before it is saved it says what it would open today. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { z } from 'zod'
import { severities } from '@solmu/domain/quality/improvement.js'
import { improvementRuleKinds } from '@solmu/domain/quality/improvement-rules.js'
import { useViewer } from '../../../app/viewer.js'
import type { ResultOf } from '../../../graphql/graphql.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { forgetDraft, keepDraft, readDraft, type DraftName } from '../../../ui/drafts.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { languageName, languages, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type Option, useImprovementChoices, useMeasures, useNamed } from './improvement-choices.js'
import { type ImprovementRule, rulePreviewQuery, rulesQuery, saveRuleMutation } from './improvement.operations.js'
import styles from './improvement.module.css'

const names = ['kind', 'fi', 'sv', 'en', 'severity', 'isActive', 'frameworkId', 'bandCode', 'criterionCode', 'level', 'days'] as const
type Field = (typeof names)[number]
const draftSchema = z.object(Object.fromEntries(names.map((name) => [name, z.string()])) as Record<Field, z.ZodString>)
type Draft = z.infer<typeof draftSchema>
type Preview = ResultOf<typeof rulePreviewQuery>['improvementRulePreview']

const numberText = (value: number | null): string => (value === null ? '' : String(value))

function draftOf(rule: ImprovementRule | null): Draft {
  if (!rule) return { kind: 'criterion_below', fi: '', sv: '', en: '', severity: 'minor', isActive: 'yes', frameworkId: '', bandCode: '', criterionCode: '', level: '', days: '' }
  const { kind, severity, frameworkId, bandCode, criterionCode, name } = rule
  return {
    ...{ kind, severity, fi: name.fi, sv: name.sv, en: name.en, isActive: rule.isActive ? 'yes' : 'no', frameworkId: frameworkId ?? '' },
    ...{ bandCode: bandCode ?? '', criterionCode: criterionCode ?? '', level: numberText(rule.level), days: numberText(rule.days) }
  }
}

const whole = (text: string): number | null => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : null)

const inputOf = (rule: ImprovementRule | null, { fi, sv, en, ...draft }: Draft) => ({
  ...{ ruleId: rule?.id ?? null, expectedNumber: rule?.number ?? 0, kind: draft.kind as ImprovementRule['kind'], severity: draft.severity as ImprovementRule['severity'] },
  ...{ name: { fi, sv, en }, isActive: draft.isActive === 'yes', frameworkId: draft.frameworkId || null, bandCode: draft.bandCode || null },
  ...{ criterionCode: draft.criterionCode || null, level: whole(draft.level), days: whole(draft.days) }
})

function useChoices(frameworkId: string) {
  const t = useText()
  const named = useNamed()
  const { frameworks } = useImprovementChoices()
  const { bands, criteria } = useMeasures(frameworks.find(({ id }) => id === frameworkId))
  const first = (id: string): Option => ({ value: '', label: t(`improvement.rule.${id}`) })
  return {
    frameworks: (isNeeded: boolean) => [first(isNeeded ? 'choose' : 'anyFramework'), ...named(frameworks.filter(({ kind }) => !isNeeded || kind === 'assessed'))],
    bands: [first('choose'), ...bands],
    criteria: [first('anyCriterion'), ...criteria]
  }
}

function PreviewText({ preview }: { readonly preview: Preview }) {
  const t = useText()
  const pick = useLocalized()
  const { opens, closes, keeps } = preview
  return (
    <div className={styles.preview} role="status">
      <p>{t('improvement.rule.wouldDo', { opens: opens.length, closes, keeps })}</p>
      {opens.length > 0 && <p>{opens.slice(0, 12).map(({ name }) => pick(name)).join(', ') + (opens.length > 12 ? ' …' : '')}</p>}
    </div>
  )
}

function useDraft(rule: ImprovementRule | null) {
  const { id: viewerId } = useViewer()
  const name: DraftName = ['improvementRule', viewerId, rule?.id ?? 'new']
  const [draft, setDraft] = useState<Draft>(() => draftSchema.safeParse(readDraft(name)).data ?? draftOf(rule))
  function change(part: Partial<Draft>) {
    const next = { ...draft, ...part }
    keepDraft(name, next)
    setDraft(next)
  }
  return { draft, change, forget: () => forgetDraft(name) }
}

/** Saving a rule and trying it out before; whichever was asked last says what is wrong with it. */
function useRuleActs(rule: ImprovementRule | null, { draft, forget, onClose }: { readonly draft: Draft; readonly forget: () => void; readonly onClose: () => void }) {
  const t = useText()
  const client = useApolloClient()
  const [preview, setPreview] = useState<Preview | null>(null)
  const [save] = useMutation(saveRuleMutation, { refetchQueries: [rulesQuery] })
  const options = { names, placeOf: (path: readonly (string | number)[]) => names.find((each) => path.includes(each)), known: { STALE: { text: t('improvement.stale') } } }
  const saving = useAct<Field>(options, onClose)
  const trial = useAct<Field>(options, () => undefined)
  const tryOut = () =>
    void trial.run(async () => {
      const { data } = await client.query({ query: rulePreviewQuery, variables: { input: inputOf(rule, draft) }, fetchPolicy: 'network-only' })
      setPreview(data?.improvementRulePreview ?? null)
    })
  const submit = () =>
    void saving.run(async () => {
      await save({ variables: { input: inputOf(rule, draft) } })
      forget()
      showToast({ kind: 'done', text: t('improvement.rule.saved') })
    })
  const { refusal } = saving.attempt > trial.attempt ? saving : trial
  const state = { refusal, attempt: saving.attempt + trial.attempt, isBusy: saving.isBusy || trial.isBusy }
  return { state, tryOut, submit, isTrying: trial.isBusy, preview, forgetPreview: () => setPreview(null) }
}

interface FieldsProps {
  readonly draft: Draft
  readonly bind: (field: Field) => { readonly id: string; readonly label: string; readonly value: string; readonly error: string | undefined; readonly onChange: (event: Typed) => void }
  readonly change: (part: Partial<Draft>) => void
}
type Typed = { readonly target: { readonly value: string } }

/** What the rule looks for, by its kind. */
function LookedForFields({ draft, bind, change }: FieldsProps) {
  const t = useText()
  const choices = useChoices(draft.frameworkId)
  const isOfScores = draft.kind === 'band_below' || draft.kind === 'criterion_below'
  return (
    <>
      <SelectField {...bind('frameworkId')} options={choices.frameworks(isOfScores)} onChange={({ target }) => change({ frameworkId: target.value, bandCode: '', criterionCode: '' })} />
      {draft.kind === 'band_below' && <SelectField {...bind('bandCode')} options={choices.bands} />}
      {draft.kind === 'criterion_below' && <SelectField {...bind('criterionCode')} options={choices.criteria} />}
      {draft.kind === 'criterion_below' && <TextField {...bind('level')} inputMode="numeric" help={t('improvement.rule.levelHelp')} />}
      {!isOfScores && <TextField {...bind('days')} inputMode="numeric" help={t(`improvement.rule.daysHelp.${draft.kind}`)} />}
    </>
  )
}

export function RuleDialog({ rule, onClose }: { readonly rule: ImprovementRule | null; readonly onClose: () => void }) {
  const t = useText()
  const { draft, change: keep, forget } = useDraft(rule)
  const { state, tryOut, submit, isTrying, preview, forgetPreview } = useRuleActs(rule, { draft, forget, onClose })
  function change(part: Partial<Draft>) {
    keep(part)
    forgetPreview()
  }
  const bind = (field: Field) => ({
    ...{ id: `rule-${field}`, label: t(`improvement.rule.field.${field}`), value: draft[field], error: state.refusal.fields[field] },
    onChange: ({ target }: Typed) => change({ [field]: target.value })
  })
  return (
    <ActDialog
      {...{ prefix: 'rule', title: t(rule ? 'improvement.rule.change' : 'improvement.rules.new'), submit: t('improvement.rule.save'), names, state, onClose, width: '40rem' }}
      onSubmit={submit}
    >
      <SelectField {...bind('kind')} disabled={rule !== null} options={improvementRuleKinds.map((value) => ({ value, label: t(`improvement.rule.kind.${value}`) }))} />
      {languages.map((language) => (
        <TextField key={language} {...bind(language)} label={t('improvement.rule.nameIn', { language: languageName[language] })} maxLength={200} isOptional={language !== 'fi'} />
      ))}
      <div className={styles.pair}>
        <LookedForFields {...{ draft, bind, change }} />
        <SelectField {...bind('severity')} options={severities.map((value) => ({ value, label: t(`improvement.severity.${value}`) }))} />
        <SelectField {...bind('isActive')} options={['yes', 'no'].map((value) => ({ value, label: t(value === 'yes' ? 'improvement.rule.active' : 'improvement.rule.paused') }))} />
      </div>
      <Button onClick={tryOut} isBusy={isTrying}>
        {t('improvement.rule.try')}
      </Button>
      {preview && <PreviewText preview={preview} />}
    </ActDialog>
  )
}

/** Sets what the calculator reckons with from a day on. */
import { useMutation } from '@apollo/client/react'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { parameterLimits } from '@solmu/domain/quality/quality-parameters.js'
import { parseIsoDate } from '@solmu/shared/dates.js'
import { decimalNumber, parseDecimal } from '@solmu/shared/decimal.js'
import { useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button, IconButton } from '../../../ui/button.js'
import { forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { TextField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { parametersQuery, type ParameterVersion, saveParametersMutation, type SaveParametersInput } from './views.operations.js'
import styles from './views.module.css'

const names = ['validFrom', 'staffCost', 'otherCost', 'customersPerCoach', 'minimumUnits', 'source', 'steps'] as const
type Field = (typeof names)[number]
type Step = { readonly from: string; readonly factor: string }
type Draft = Record<Exclude<Field, 'steps'>, string> & { readonly steps: readonly Step[] }

/** How each figure is typed: how many decimals, and the largest value in steps. */
const figures = {
  staffCost: { decimals: 2, most: parameterLimits.cost },
  otherCost: { decimals: 2, most: parameterLimits.cost },
  customersPerCoach: { decimals: 1, most: parameterLimits.customers },
  minimumUnits: { decimals: 0, most: parameterLimits.units }
} as const
const figureNames = Object.keys(figures) as (keyof typeof figures)[]

function useDraft(from: ParameterVersion) {
  const { today, id } = useViewer()
  const format = useFormat()
  const key = ['quality-parameters', id] as const
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = readDraft(key)
    if (kept !== undefined && kept !== null) return kept as Draft
    const text = (name: keyof typeof figures) => format.number(decimalNumber(from[name], figures[name].decimals), figures[name].decimals)
    return {
      ...{ validFrom: today, source: from.source, staffCost: text('staffCost'), otherCost: text('otherCost'), customersPerCoach: text('customersPerCoach'), minimumUnits: text('minimumUnits') },
      steps: from.steps.map(({ from: start, factor }) => ({ from: String(start), factor: format.number(factor / 100, 2) }))
    }
  })
  function change(part: Partial<Draft>) {
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(key, next)
  }
  return { draft, change, forget: () => forgetDraft(key) }
}

/** Reads what was typed; what is wrong with it is told by its field. */
function useReader(versions: readonly ParameterVersion[]) {
  const t = useText()
  return (draft: Draft): { readonly wrong: Partial<Record<Field, string>>; readonly input: SaveParametersInput } => {
    const wrong: Partial<Record<Field, string>> = {}
    const read = (field: Field, text: string, { decimals, most }: { readonly decimals: number; readonly most: number }): number => {
      const parsed = parseDecimal(text, decimals, most)
      if ('value' in parsed) return parsed.value
      wrong[field] = t('errors.INVALID_NUMBER')
      return 0
    }
    const validFrom = parseIsoDate(draft.validFrom)
    if (validFrom === null) wrong.validFrom = t('errors.INVALID_DATE')
    const steps = draft.steps.map(({ from, factor }) => ({ from: read('steps', from, { decimals: 0, most: 100 }), factor: read('steps', factor, { decimals: 2, most: parameterLimits.factor }) }))
    const of = (name: keyof typeof figures) => read(name, draft[name], figures[name])
    const before = versions.find((version) => version.id !== null && version.validFrom === validFrom)
    const input = {
      ...{ validFrom: validFrom ?? '', source: draft.source, steps, expectedVersion: before?.version ?? 0 },
      ...{ staffCost: of('staffCost'), otherCost: of('otherCost'), customersPerCoach: of('customersPerCoach'), minimumUnits: of('minimumUnits') }
    }
    return { wrong, input }
  }
}

function Steps({ draft, change, error }: { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void; readonly error: string | undefined }) {
  const t = useText()
  const set = (place: number, part: Partial<Step>) => change({ steps: draft.steps.map((step, at) => (at === place ? { ...step, ...part } : step)) })
  return (
    <fieldset className={styles.steps} id="parameters-steps">
      <legend>{t('quality.parameters.steps')}</legend>
      <p className={styles.note}>{t('quality.parameters.stepsHelp')}</p>
      {draft.steps.map((step, place) => (
        <div key={place} className={styles.step}>
          <TextField label={t('quality.parameters.stepFrom', { place: place + 1 })} inputMode="numeric" value={step.from} error={place === 0 ? error : undefined} onChange={({ target }) => set(place, { from: target.value })} />
          <TextField label={t('quality.parameters.stepFactor', { place: place + 1 })} inputMode="decimal" value={step.factor} onChange={({ target }) => set(place, { factor: target.value })} />
          <IconButton label={t('quality.parameters.stepRemove', { place: place + 1 })} icon={IconX} disabled={draft.steps.length === 1} onClick={() => change({ steps: draft.steps.filter((_step, at) => at !== place) })} />
        </div>
      ))}
      <div>
        <Button icon={IconPlus} disabled={draft.steps.length >= parameterLimits.steps} onClick={() => change({ steps: [...draft.steps, { from: '', factor: '' }] })}>
          {t('quality.parameters.stepAdd')}
        </Button>
      </div>
    </fieldset>
  )
}

interface ParametersDialogProps {
  readonly versions: readonly ParameterVersion[]
  /** Those from which one begins. */
  readonly from: ParameterVersion
  readonly onClose: () => void
}

export function ParametersDialog({ versions, from, onClose }: ParametersDialogProps) {
  const t = useText()
  const { draft, change, forget } = useDraft(from)
  const read = useReader(versions)
  const [save] = useMutation(saveParametersMutation, { refetchQueries: [parametersQuery] })
  const state = useAct<Field>({ names, known: { STALE: { text: t('quality.parameters.stale') } } }, onClose)
  function send() {
    const { wrong, input } = read(draft)
    void state.run(async () => {
      await save({ variables: { input } })
      forget()
      showToast({ kind: 'done', text: t('quality.parameters.saved') })
    }, wrong)
  }
  const { fields } = state.refusal
  return (
    <ActDialog title={t('quality.parameters.set')} submit={t('quality.parameters.save')} prefix="parameters" names={names} state={state} onSubmit={send} onClose={onClose}>
      <TextField id="parameters-validFrom" type="date" label={t('quality.parameters.validFrom')} help={t('quality.parameters.validFromHelp')} value={draft.validFrom} error={fields.validFrom} onChange={({ target }) => change({ validFrom: target.value })} />
      {figureNames.map((name) => (
        <TextField key={name} id={`parameters-${name}`} label={t(`quality.parameters.${name}`)} help={t(`quality.parameters.${name}Help`)} inputMode="decimal" value={draft[name]} error={fields[name]} onChange={({ target }) => change({ [name]: target.value })} />
      ))}
      <Steps draft={draft} change={change} error={fields.steps} />
      <TextField id="parameters-source" label={t('quality.parameters.source')} help={t('quality.parameters.sourceHelp')} maxLength={parameterLimits.source} value={draft.source} error={fields.source} onChange={({ target }) => change({ source: target.value })} />
    </ActDialog>
  )
}

/** Sets a target or baseline, or changes one that stands. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { largestValue } from '@solmu/domain/results/cell.js'
import { decimalText, parseDecimal } from '@solmu/shared/decimal.js'
import { isPeriod } from '@solmu/shared/periods.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { ResultPlace } from '../places.operations.js'
import { progressQuery, setTargetsMutation, targetIndicatorsQuery, targetsQuery, type Target } from './target.operations.js'
import { targetKinds } from './target.search.js'

const names = ['indicatorId', 'period', 'kind', 'value', 'note', 'projectCode'] as const
type Field = (typeof names)[number]
type Draft = Record<Field, string>

export interface TargetDialogProps {
  readonly place: Pick<ResultPlace, 'id' | 'type' | 'name'>
  readonly year: number
  /** The one that is changed; a new one is set without it. */
  readonly target?: Target
  readonly onClose: () => void
}

const scopeOfType = { headquarters: 'network', regional_centre: 'centre', local_unit: 'unit' } as const

function useIndicators() {
  const say = useLocalized()
  const { data } = useQuery(targetIndicatorsQuery)
  const all = data?.indicators.nodes ?? []
  const options = all.map(({ id, code, current }) => ({ value: id, label: current ? `${code} ${say(current.name)}` : code }))
  return { options, decimalsOf: (id: string) => all.find((each) => each.id === id)?.decimals ?? 0 }
}

/** Reads what was typed; what is wrong with it is told by its field. */
function useFaults() {
  const t = useText()
  return (draft: Draft, decimals: number) => {
    const parsed = parseDecimal(draft.value, decimals, largestValue)
    const wrong: Partial<Record<Field, string>> = {
      ...(draft.indicatorId === '' && { indicatorId: t('errors.REQUIRED') }),
      ...(!isPeriod(draft.period.trim()) && { period: t('target.dialog.periodWrong') }),
      ...('issue' in parsed && { value: t(`target.dialog.value.${parsed.issue}`, { decimals }) })
    }
    return { wrong, value: 'value' in parsed ? decimalText(parsed.value, decimals) : '0' }
  }
}

function useSet({ place, target, onClose }: TargetDialogProps) {
  const t = useText()
  const faultsOf = useFaults()
  const [mutate] = useMutation(setTargetsMutation, { refetchQueries: [targetsQuery, progressQuery] })
  const state = useAct<Field>({ names, known: { STALE: { text: t('target.dialog.stale') } } }, onClose)
  function set(draft: Draft, decimals: number) {
    const { wrong, value } = faultsOf(draft, decimals)
    const projectCode = draft.projectCode.trim()
    const input = {
      scope: projectCode === '' ? scopeOfType[place.type] : ('project' as const),
      ...{ unitId: place.id, projectCode: projectCode || null, indicatorId: draft.indicatorId, period: draft.period.trim() },
      ...{ kind: draft.kind as Target['kind'], value, note: draft.note.trim() || null, expectedVersion: target?.version ?? 0 }
    }
    void state.run(async () => {
      await mutate({ variables: { input: { targets: [input] } } })
      showToast({ kind: 'done', text: t('target.dialog.done') })
    }, wrong)
  }
  return { set, state }
}

function draftOf(target: Target | undefined, year: number): Draft {
  if (!target) return { indicatorId: '', period: String(year), kind: 'target', value: '', note: '', projectCode: '' }
  const { indicator, period, kind, value, note, projectCode } = target
  return { indicatorId: indicator.id, period, kind, value: value.replace('.', ','), note, projectCode: projectCode ?? '' }
}

export function TargetDialog(props: TargetDialogProps) {
  const { place, year, target, onClose } = props
  const t = useText()
  const say = useLocalized()
  const { options, decimalsOf } = useIndicators()
  const { set, state } = useSet(props)
  const [draft, setDraft] = useState(() => draftOf(target, year))
  const { fields } = state.refusal
  const bind = (name: Field) => ({
    id: `target-${name}`,
    label: t(`target.dialog.${name}`),
    value: draft[name],
    error: fields[name],
    onChange: ({ target: { value } }: { readonly target: { readonly value: string } }) => setDraft((before) => ({ ...before, [name]: value }))
  })
  return (
    <ActDialog
      title={t(target ? 'target.dialog.change' : 'target.dialog.new', { name: say(place.name) })}
      submit={t('target.dialog.save')}
      prefix="target"
      names={names}
      state={state}
      onSubmit={() => set(draft, decimalsOf(draft.indicatorId))}
      onClose={onClose}
    >
      <SelectField {...bind('indicatorId')} disabled={target !== undefined} options={[{ value: '', label: t('target.dialog.choose') }, ...options]} />
      <TextField {...bind('period')} help={t('target.dialog.periodHelp')} readOnly={target !== undefined} />
      <SelectField {...bind('kind')} disabled={target !== undefined} options={targetKinds.map((value) => ({ value, label: t(`target.kind.${value}`) }))} />
      <TextField {...bind('value')} inputMode="decimal" autoComplete="off" />
      <TextField {...bind('projectCode')} help={t('target.dialog.projectHelp')} readOnly={target !== undefined} isOptional />
      <TextField {...bind('note')} maxLength={2000} isOptional />
    </ActDialog>
  )
}

/** Declares how many people a unit has in common with another: of which of the figures that it has sent, and with whom. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { useLanguage, useLocalized, useText, type LocalizedText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { periodText } from '../unit-return/period-text.js'
import { breakdownText } from './breakdown-text.js'
import { useCountFault } from './count-fault.js'
import {
  declareOverlapMutation,
  overlapReturnsQuery,
  overlapSheetQuery,
  personOverlapsQuery,
  type OverlapSheetRow
} from './overlap.operations.js'

const names = ['period', 'indicatorId', 'breakdown', 'otherUnitId', 'count'] as const
type Field = (typeof names)[number]
/** The period is chosen as the return in which it was sent. */
type Draft = Readonly<Record<Field, string>>

const nothingChosen: Draft = { period: '', indicatorId: '', breakdown: '', otherUnitId: '', count: '' }

export interface NamedUnit {
  readonly id: string
  readonly name: LocalizedText
}

export interface OverlapDialogProps {
  /** The unit that declares. */
  readonly unit: NamedUnit
  /** Those with which it may share people. */
  readonly others: readonly NamedUnit[]
  readonly onClose: () => void
}

/** What the unit has sent, and what of it counts different people. */
function useSent(unitId: string, returnId: string) {
  const { data: sent, loading } = useQuery(overlapReturnsQuery, { variables: { unitId } })
  const { data: sheet } = useQuery(overlapSheetQuery, { variables: { id: returnId }, skip: returnId === '', fetchPolicy: 'no-cache' })
  const returns = sent?.unitReturns.nodes ?? []
  const rows = sheet?.unitReturn.sheet.filter(({ indicator }) => indicator.aggregation === 'distinct_persons')
  return { returns, rows: returnId === '' ? undefined : rows, isEmpty: !loading && sent !== undefined && returns.length === 0 }
}

type SentReturn = ReturnType<typeof useSent>['returns'][number]

/** What the unit has reported of a figure; null when nothing. */
function figureOf(row: OverlapSheetRow | undefined, breakdown: string): number | null {
  const value = breakdown === '' ? row?.total : row?.cells.find((cell) => cell.breakdown === breakdown)?.value
  return value == null ? null : Number(value)
}

function useDeclare({ unit, others, onClose }: OverlapDialogProps) {
  const t = useText()
  const pick = useLocalized()
  const faultOf = useCountFault()
  const [declare] = useMutation(declareOverlapMutation, { refetchQueries: [personOverlapsQuery] })
  const exists = { text: t('facts.overlap.problem.exists') }
  const state = useAct<Field>({ names, known: { STALE: exists, ALREADY_EXISTS: exists } }, onClose)
  function save({ count, otherUnitId, indicatorId, breakdown }: Draft, of: { sent: SentReturn | undefined; figure: number | null }) {
    const { sent, figure } = of
    const choose = t('facts.overlap.problem.choose')
    const fault = faultOf(count, figure)
    const wrong: Partial<Record<Field, string>> = {
      ...(!sent && { period: choose }),
      ...(indicatorId === '' && { indicatorId: choose }),
      ...(otherUnitId === '' && { otherUnitId: choose }),
      ...(fault && { count: fault })
    }
    void state.run(async () => {
      const period = sent?.round.period ?? ''
      const input = { unitId: unit.id, otherUnitId, indicatorId, breakdown, period, count: Number(count.trim()), expectedVersion: 0 }
      await declare({ variables: { input } })
      const other = others.find(({ id }) => id === otherUnitId)
      showToast({ kind: 'done', text: t('facts.overlap.saved', { other: other ? pick(other.name) : '' }) })
    }, wrong)
  }
  return { state, save }
}

/** Which period, told by its words, and by its round where a period has several. */
function useReturnLabel(returns: readonly SentReturn[]) {
  const lang = useLanguage()
  const pick = useLocalized()
  return ({ round }: SentReturn): string => {
    const words = periodText(round.period, lang)
    const isAlone = returns.filter((each) => each.round.period === round.period).length === 1
    return isAlone ? words : `${words} · ${pick(round.name)}`
  }
}

/** The figure as a whole, then each combination that the unit has given. */
function useParts(row: OverlapSheetRow | undefined) {
  const t = useText()
  const pick = useLocalized()
  const given = (row?.cells ?? []).filter(({ breakdown, status }) => breakdown !== '' && status === 'value')
  const options = given.map(({ breakdown }) => ({ value: breakdown, label: breakdownText(breakdown, row?.dimensions ?? [], pick) }))
  return [{ value: '', label: t('facts.overlap.whole') }, ...options]
}

export function OverlapDialog(props: OverlapDialogProps) {
  const { unit, others, onClose } = props
  const t = useText()
  const pick = useLocalized()
  const { state, save } = useDeclare(props)
  const [draft, setDraft] = useState<Draft>(nothingChosen)
  const { returns, rows, isEmpty } = useSent(unit.id, draft.period)
  const returnLabel = useReturnLabel(returns)
  const row = rows?.find(({ indicator }) => indicator.id === draft.indicatorId)
  const parts = useParts(row)
  const figure = figureOf(row, draft.breakdown)
  const choose = { value: '', label: t('facts.overlap.choose') }
  const bind = (field: Field, emptied: Partial<Draft> = {}) => ({
    id: `overlap-${field}`,
    error: state.refusal.fields[field],
    value: draft[field],
    onChange: ({ target: { value } }: { readonly target: { readonly value: string } }) =>
      setDraft((before) => ({ ...before, ...emptied, [field]: value }))
  })
  const send = () => save(draft, { sent: returns.find(({ id }) => id === draft.period), figure })
  return (
    <ActDialog
      title={`${t('facts.overlap.add')}: ${pick(unit.name)}`}
      submit={t('facts.overlap.save')}
      isBlocked={isEmpty}
      prefix="overlap"
      names={names}
      state={state}
      onSubmit={send}
      onClose={onClose}
    >
      {isEmpty ? (
        <p>{t('facts.overlap.nothingSent')}</p>
      ) : (
        <>
          <SelectField
            {...bind('period', { indicatorId: '', breakdown: '' })}
            label={t('facts.overlap.period')}
            options={[choose, ...returns.map((each) => ({ value: each.id, label: returnLabel(each) }))]}
          />
          {rows?.length === 0 && <p role="status">{t('facts.overlap.noFigure')}</p>}
          <SelectField
            {...bind('indicatorId', { breakdown: '' })}
            label={t('facts.overlap.column.indicator')}
            options={[choose, ...(rows ?? []).map(({ indicator, version }) => ({ value: indicator.id, label: `${indicator.code} ${pick(version.name)}` }))]}
          />
          {parts.length > 1 && <SelectField {...bind('breakdown')} label={t('facts.overlap.field.breakdown')} options={parts} />}
          <SelectField
            {...bind('otherUnitId')}
            label={t('facts.overlap.column.other')}
            options={[choose, ...others.map(({ id, name }) => ({ value: id, label: pick(name) }))]}
          />
          <TextField
            {...bind('count')}
            label={t('facts.overlap.field.count')}
            help={figure === null ? undefined : t('facts.overlap.figure', { unit: pick(unit.name), figure })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
          />
        </>
      )}
    </ActDialog>
  )
}

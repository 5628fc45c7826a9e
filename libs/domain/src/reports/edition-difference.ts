/**
 * What differs between an edition and the one that it replaces, in the order in which it is told: returns that came and
 * went, figures that were corrected with the reason that was given, definitions, the network.
 * Source: issue "Reports", item 2.
 */
import { isSameContent } from './edition-canonical.js'
import { type ChangeKind, countedChange, type EditionChange, plainChange } from './edition-change.js'
import type { DefinitionRow, EditionContents, FactRow, IndicatorRow, ReturnRow } from './edition-contents.js'
import { networkChanges } from './edition-network-difference.js'

/** Everything that differs, in the order of `changeKinds`; none when both editions hold the same. */
export function editionChanges(before: EditionContents, after: EditionContents): EditionChange[] {
  return [
    ...returnChanges(before, after),
    ...figureChanges(before, after),
    ...indicatorChanges(before.indicators, after.indicators),
    ...networkChanges(before.network, after.network),
    ...countedChange('overlap_changed', before.overlaps, after.overlaps),
    ...countedChange('geography_changed', before.geography, after.geography),
    ...countedChange('quality_changed', before.quality, after.quality)
  ]
}

const included = (contents: EditionContents): ReturnRow[] => contents.returns.filter(({ standing }) => standing === 'included')

function returnChanges(before: EditionContents, after: EditionContents): EditionChange[] {
  const [old, now] = [included(before), included(after)]
  const [oldIds, nowIds] = [new Set(old.map(({ id }) => id)), new Set(now.map(({ id }) => id))]
  const told = (kind: ChangeKind, row: ReturnRow): EditionChange =>
    plainChange(kind, { returnId: row.id, unitId: row.unitId, period: row.period, details: { unit: row.unitName.fi } })
  return [
    ...now.filter(({ id }) => !oldIds.has(id)).map((row) => ({ ...told('return_added', row), reason: row.reasons.at(-1)?.reason ?? '' })),
    ...old.filter(({ id }) => !nowIds.has(id)).map((row) => {
      const missing = after.returns.find(({ id }) => id === row.id)
      return { ...told('return_gone', row), reason: missing?.reasons.at(-1)?.reason ?? '' }
    })
  ]
}

const factKey = ({ returnId, indicatorId, breakdown }: FactRow): string => `${returnId}|${indicatorId}|${breakdown}`

/** Figures of returns that are part of both, and not the same in both. */
function figureChanges(before: EditionContents, after: EditionContents): EditionChange[] {
  const old = new Map(before.facts.map((fact) => [factKey(fact), fact]))
  const now = new Map(after.facts.map((fact) => [factKey(fact), fact]))
  const wasIn = new Map(included(before).map((row) => [row.id, row]))
  const returns = new Map(included(after).map((row) => [row.id, row]))
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [was, is] = [old.get(key) ?? null, now.get(key) ?? null]
    const returnId = (is ?? was)?.returnId ?? ''
    const [row, earlier] = [returns.get(returnId), wasIn.get(returnId)]
    return row && earlier && !isSameAnswer(was, is) ? correctedFigure({ row, earlier, was, is }) : []
  })
}

/** Of a return that is part of both: what stood in it before, and what does now. */
type Figure = { readonly row: ReturnRow; readonly earlier: ReturnRow; readonly was: FactRow | null; readonly is: FactRow | null }

function correctedFigure({ row, earlier, was, is }: Figure): EditionChange[] {
  const fact = is ?? was
  if (!fact) return []
  const { returnId, unitId, indicatorId, breakdown, period } = fact
  const change = { returnId, unitId, indicatorId, breakdown, period, was: answerOf(was), is: answerOf(is) }
  const reason = reasonOf(row, earlier.number, is?.versionNumber ?? row.number)
  return [plainChange('figure_corrected', { ...change, reason, details: { unit: row.unitName.fi } })]
}

const isSameAnswer = (one: FactRow | null, other: FactRow | null): boolean => isSameContent(answerOf(one), answerOf(other))

const answerOf = (fact: FactRow | null): EditionChange['is'] => (fact ? { status: fact.status, value: fact.value } : null)

/** Of the correction that brought the figure, or of the last time the return was opened again before it came. */
function reasonOf({ reasons }: ReturnRow, since: number, versionNumber: number): string {
  const correction = reasons.find(({ kind, number }) => kind === 'correction' && number === versionNumber)
  const reopened = reasons.findLast(({ kind, number }) => kind === 'reopened' && number >= since && number < versionNumber)
  return (correction ?? reopened)?.reason ?? ''
}

function indicatorChanges(before: readonly IndicatorRow[], after: readonly IndicatorRow[]): EditionChange[] {
  const [old, now] = [new Map(before.map((each) => [each.id, each])), new Map(after.map((each) => [each.id, each]))]
  const told = (kind: ChangeKind, { id, code }: IndicatorRow, details: Record<string, string> = {}): EditionChange =>
    plainChange(kind, { indicatorId: id, details: { code, ...details } })
  return [
    ...after.flatMap((each) => (old.has(each.id) ? [] : [told('indicator_added', each)])),
    ...before.flatMap((each) => (now.has(each.id) ? [] : [told('indicator_gone', each)])),
    ...after.flatMap((each) => {
      const was = old.get(each.id)
      return was && !isSameContent(was.versions, each.versions) ? [told('definition_changed', each, definitionDetails(was, each))] : []
    })
  ]
}

function definitionDetails(was: IndicatorRow, is: IndicatorRow): Record<string, string> {
  const said = ({ versions }: IndicatorRow): DefinitionRow | undefined => versions.at(-1)
  const formula = (row: DefinitionRow | undefined): string =>
    row?.numerator == null ? '' : `${row.numerator}${row.denominator === null ? '' : ` / (${row.denominator})`} · ${row.factor}`
  const [old, now] = [said(was), said(is)]
  return {
    ...(old?.name.fi === now?.name.fi ? {} : { wasName: old?.name.fi ?? '', name: now?.name.fi ?? '' }),
    ...(formula(old) === formula(now) ? {} : { wasFormula: formula(old), formula: formula(now) })
  }
}

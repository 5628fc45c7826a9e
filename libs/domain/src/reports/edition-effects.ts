/**
 * How much of the difference between the figures of two editions each change explains. The changes are made one after the
 * other, in the order in which they are told, from the figures of the old edition to those of the new one; what a figure
 * moves at a step is what that change explains, so that all steps together are the whole difference, to the last digit.
 * Source: issue "Reports", items 2 and 5.
 */
import { groupBy } from '@solmu/shared/groups.js'
import { restsOn } from '../results/aggregate-derived.js'
import { consolidate, type ConsolidatedIndicator } from './consolidate.js'
import { indicatorsBehind } from './consolidate-behind.js'
import type { EditionChange } from './edition-change.js'
import type { EditionContents, FactRow } from './edition-contents.js'
import { consolidatedIndicator } from './edition-frame.js'
import type { CellPeriod } from './edition.js'

/** How much a figure of the whole network moved, in steps of its indicator. A figure that there is not counts as zero. */
export interface FigureEffect {
  readonly indicatorId: string
  readonly period: CellPeriod
  readonly amount: bigint
}

/** A change with what it explains; nothing where no figure of the network follows from it. */
export interface ExplainedChange extends EditionChange {
  readonly effects: readonly FigureEffect[]
}

/**
 * Explains the totals of the network.
 *
 * @param changes as `editionChanges` finds them between the two
 * @param periods those of the figures
 * @example a corrected figure, 4 where it was 3: [{ indicatorId, period: '2026-Q1', amount: 1n }, { …, period: '2026-Q1/2026-Q2', amount: 1n }]
 */
export function explainChanges(
  { before, after }: { readonly before: EditionContents; readonly after: EditionContents },
  changes: readonly EditionChange[],
  periods: readonly CellPeriod[]
): ExplainedChange[] {
  const state = new FigureState(before, periods)
  const [old, now] = [factsByReturn(before), factsByReturn(after)]
  const definitions = new Map(after.indicators.map((row) => [row.id, consolidatedIndicator(row)]))
  return changes.map((change) => {
    const step = stepOf(change, { old, now, definitions })
    return step ? state.explain(change, step) : { ...change, effects: [] }
  })
}

interface Ends {
  readonly old: Facts
  readonly now: Facts
  readonly definitions: ReadonlyMap<string, ConsolidatedIndicator>
}

const definitionKinds: readonly EditionChange['kind'][] = ['definition_changed', 'indicator_added', 'indicator_gone']

/** What a change does to the facts or the definitions; null for one from which no figure of the network follows. */
function stepOf(change: EditionChange, { old, now, definitions }: Ends): Step | null {
  const { kind, indicatorId } = change
  const ofReturn = (facts: Facts): readonly FactRow[] => facts.get(change.returnId ?? '') ?? []
  if (kind === 'return_added') return { added: ofReturn(now) }
  if (kind === 'return_gone') return { removed: ofReturn(old) }
  if (kind === 'figure_corrected') return { removed: sameFigure(old, change), added: sameFigure(now, change) }
  if (indicatorId === null || !definitionKinds.includes(kind)) return null
  return { definition: { id: indicatorId, is: definitions.get(indicatorId) ?? null } }
}

type Facts = ReadonlyMap<string, readonly FactRow[]>

const factsByReturn = ({ facts }: EditionContents): Facts => groupBy(facts, ({ returnId }) => returnId)

const sameFigure = (facts: Facts, { returnId, indicatorId, breakdown }: EditionChange): FactRow[] =>
  (facts.get(returnId ?? '') ?? []).filter((fact) => fact.indicatorId === indicatorId && fact.breakdown === breakdown)

interface Step {
  readonly removed?: readonly FactRow[]
  readonly added?: readonly FactRow[]
  readonly definition?: { readonly id: string; readonly is: ConsolidatedIndicator | null } | undefined
}

/** The figures of the network between two steps. */
class FigureState {
  private readonly facts = new Map<string, Map<string, FactRow>>()
  private readonly indicators: Map<string, ConsolidatedIndicator>
  private readonly figures = new Map<string, ReadonlyMap<CellPeriod, bigint>>()

  constructor(
    { indicators, facts }: EditionContents,
    private readonly periods: readonly CellPeriod[]
  ) {
    this.indicators = new Map(indicators.map((row) => [row.id, consolidatedIndicator(row)]))
    for (const fact of facts) this.put(fact)
  }

  explain(change: EditionChange, { removed = [], added = [], definition }: Step): ExplainedChange {
    const touched = [...removed, ...added].map(({ indicatorId }) => indicatorId)
    const ids = new Set([...touched, ...(definition ? [definition.id] : [])])
    const before = this.read(this.followers(ids))
    this.take({ removed, added, definition })
    const following = new Set([...before.keys(), ...this.followers(ids)])
    for (const id of following) this.figures.delete(id)
    const after = this.read(following)
    return { ...change, effects: [...following].sort().flatMap((id) => this.effects(id, before.get(id), after.get(id))) }
  }

  private take({ removed = [], added = [], definition }: Step): void {
    for (const fact of removed) this.facts.get(fact.indicatorId)?.delete(keyOf(fact))
    for (const fact of added) this.put(fact)
    if (definition?.is) this.indicators.set(definition.id, definition.is)
    else if (definition) this.indicators.delete(definition.id)
  }

  private effects(indicatorId: string, before: ReadonlyMap<CellPeriod, bigint> | undefined, after: ReadonlyMap<CellPeriod, bigint> | undefined): FigureEffect[] {
    return this.periods.flatMap((period) => {
      const amount = (after?.get(period) ?? 0n) - (before?.get(period) ?? 0n)
      return amount === 0n ? [] : [{ indicatorId, period, amount }]
    })
  }

  private put(fact: FactRow): void {
    const known = this.facts.get(fact.indicatorId)
    if (known) known.set(keyOf(fact), fact)
    else this.facts.set(fact.indicatorId, new Map([[keyOf(fact), fact]]))
  }

  /** Some indicators, those that they weight, and those that are worked out of any of these. */
  private followers(ids: ReadonlySet<string>): Set<string> {
    const all = [...this.indicators.values()]
    const weighed = new Set([...ids, ...all.flatMap(({ id, weightIndicatorId }) => (ids.has(weightIndicatorId ?? '') ? [id] : []))])
    const derived = all.filter((each) => each.sourceClass === 'derived' && restsOn([each], all).some(({ id }) => weighed.has(id)))
    return new Set([...weighed, ...derived.map(({ id }) => id)])
  }

  /** The totals of some indicators; those that have not moved since they were read are not worked out again. */
  private read(ids: ReadonlySet<string>): Map<string, ReadonlyMap<CellPeriod, bigint>> {
    const missing = [...ids].filter((id) => !this.figures.has(id))
    for (const [id, figures] of this.workOut(new Set(missing))) this.figures.set(id, figures)
    return new Map([...ids].map((id) => [id, this.figures.get(id) ?? new Map<CellPeriod, bigint>()]))
  }

  private workOut(ids: ReadonlySet<string>): Map<string, ReadonlyMap<CellPeriod, bigint>> {
    if (ids.size === 0) return new Map()
    const all = [...this.indicators.values()]
    const wanted = all.filter(({ id }) => ids.has(id))
    const indicators = indicatorsBehind(wanted, all)
    const facts = indicators.flatMap(({ id }) => [...(this.facts.get(id)?.values() ?? [])])
    const frame = { indicators, lenses: ['network' as const], areasOf: () => [], periods: this.periods, breakdowns: 'total' as const }
    const cells = consolidate(facts, frame).filter(({ indicatorId, breakdown }) => breakdown === '' && ids.has(indicatorId))
    return new Map(
      [...groupBy(cells, ({ indicatorId }) => indicatorId)].map(([id, own]) => [id, new Map(own.map(({ period, value }) => [period, value ?? 0n]))])
    )
  }
}

const keyOf = ({ returnId, breakdown }: FactRow): string => `${returnId}|${breakdown}`

/** Everything about the returns of the demo as rows, and how far each return comes. Source: design, pictures 01-home and 03-return. */
import type { IsoDate } from '@solmu/shared/dates.js'
import type { DemoNetwork } from './demo-network.types.js'
import { cellRows, mendedCell, questionedCells } from './demo-results-cells.js'
import { checkedReturns, ruleRows } from './demo-results-checks.js'
import { type DemoReturn, isMended, peopleOf, regionRows, returnRow, returnsOf, type Standing } from './demo-results-returns.js'
import { commentRows, stepRows, versionRow } from './demo-results-steps.js'
import { targetRows } from './demo-results-targets.js'
import type { DemoRound } from './demo-rounds.js'

export interface DemoResults {
  readonly returns: readonly Record<string, unknown>[]
  readonly cells: readonly Record<string, unknown>[]
  readonly firstVersions: readonly Record<string, unknown>[]
  readonly secondVersions: readonly Record<string, unknown>[]
  /** Cells that were given back and mended: with the figure that stands now. */
  readonly mended: readonly Record<string, unknown>[]
  readonly questioned: readonly Record<string, unknown>[]
  /** Ids by how far they come: each list goes on from the one before. */
  readonly submitted: readonly string[]
  readonly sentBack: readonly string[]
  readonly verified: readonly string[]
  readonly accepted: readonly string[]
  readonly returned: readonly string[]
  readonly drafts: readonly string[]
  readonly steps: readonly Record<string, unknown>[]
  readonly comments: readonly Record<string, unknown>[]
  readonly checkRules: readonly Record<string, unknown>[]
  readonly explanations: readonly Record<string, unknown>[]
  readonly regions: readonly Record<string, unknown>[]
  readonly targets: readonly Record<string, unknown>[]
}

/** Everything about returns in the demo, for the rounds that have been opened. */
export function demoResults(demo: DemoNetwork, rounds: readonly DemoRound[], today: IsoDate): DemoResults {
  const consortiumId = demo.consortium.id
  const people = peopleOf(demo)
  const all = rounds.flatMap((round) => returnsOf(round, demo, today))
  const of = (...standings: Standing[]): DemoReturn[] => all.filter(({ standing }) => standings.includes(standing))
  const ids = (list: readonly DemoReturn[]): string[] => list.map(({ id }) => id)
  const sent = of('submitted', 'returned', 'verified', 'accepted')
  const mendedReturns = sent.filter(isMended)
  const context = { consortiumId, people, today }
  const checks = checkedReturns(sent, context)
  const versionOf = (one: DemoReturn, number: number) => ({
    ...versionRow(one, number, context),
    findings: checks.get(one.id)?.findings[number - 1] ?? []
  })
  return {
    returns: all.map((one) => returnRow(one, context)),
    cells: all.flatMap((one) => cellRows(one, context)),
    firstVersions: sent.map((one) => versionOf(one, 1)),
    secondVersions: mendedReturns.map((one) => versionOf(one, 2)),
    mended: mendedReturns.map((one) => mendedCell(one)),
    questioned: of('returned').flatMap(questionedCells),
    submitted: ids(sent),
    sentBack: ids(mendedReturns),
    verified: ids(of('verified', 'accepted')),
    accepted: ids(of('accepted')),
    returned: ids(of('returned')),
    drafts: ids(all.filter(({ standing }) => standing !== 'not_started')),
    steps: all.flatMap((one) => stepRows(one, mendedReturns.includes(one), context)),
    comments: all.flatMap((one) => commentRows(one, context)),
    checkRules: ruleRows(consortiumId),
    explanations: [...checks.values()].flatMap(({ explanations }) => explanations),
    regions: regionRows(rounds, all, context),
    targets: targetRows(all, context, headquartersOf(demo))
  }
}

function headquartersOf({ units }: DemoNetwork): string {
  const headquarters = units.find(({ type }) => type === 'headquarters')
  if (!headquarters) throw new Error('The demo has no headquarters.')
  return headquarters.id
}

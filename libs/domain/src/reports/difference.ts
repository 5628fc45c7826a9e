/**
 * "Why 118 here and 124 there?": two figures, the clauses in which what they rest on differs, and how much each clause
 * explains. The clauses are changed one after the other, in a stated order, from those of the one figure to those of the
 * other; what the figure moves at a step is what the clause explains, so that all steps together are the whole difference, to
 * the last digit.
 * Source: issue "Reports", item 5.
 */

/**
 * What a figure rests on, in the order in which it is changed: certified edition · audience (how carefully it is protected) ·
 * which returns are in · what was answered in those that are in both · definition in force · network · how far a return must
 * have come · as it was or restated to a day · area · period · category · indicator.
 */
export const clauseKinds = [
  'edition',
  'audience',
  'returns',
  'corrections',
  'definition',
  'network',
  'stage',
  'restated',
  'area',
  'period',
  'category',
  'indicator'
] as const
export type ClauseKind = (typeof clauseKinds)[number]

/** A figure as it stands between two steps. Numbers are in the steps of the comparison. */
export interface WorkedFigure {
  /** What is not there at all counts as nothing. */
  readonly value: bigint | null
  /** Of a ratio or mean: what is divided, and by what. */
  readonly numerator: bigint | null
  readonly denominator: bigint | null
  /** What each unit (of published figures: each place) has of it; null for what is never added up, or not told further down. */
  readonly parts: ReadonlyMap<string, bigint> | null
  /** Under which area each return of a unit counts, in the order of time; left out where that is no question. */
  readonly placesOf?: ((unitId: string) => ReadonlyMap<string, string | null>) | undefined
}

/** How much of a step one unit makes, and where it counted before and after. */
export interface PartAmount {
  readonly part: string
  readonly amount: bigint
  readonly from: string | null | undefined
  readonly to: string | null | undefined
}

/** A step: the clauses that were changed, one unless the figure between them is not known. */
export interface DifferenceStep {
  readonly clauses: readonly ClauseKind[]
  readonly before: WorkedFigure
  readonly after: WorkedFigure
  readonly amount: bigint
  /** Of a ratio or mean: by how much its parts moved. */
  readonly numerator: bigint | null
  readonly denominator: bigint | null
  /** The largest first; together they are the amount, where there are any. */
  readonly parts: readonly PartAmount[]
}

/** One clause of a statement. */
export interface Clause<State> {
  readonly kind: ClauseKind
  /** Whether both say the same about the figure: then nothing is told. */
  readonly isSame: (one: State, other: State) => boolean
  /** The first statement with what the other says of this. */
  readonly take: (one: State, other: State) => State
}

/** A clause that is a choice of whoever asks: some fields of the statement. */
export const chosenClause = <State extends object>(kind: ClauseKind, ...fields: readonly (keyof State)[]): Clause<State> => ({
  kind,
  isSame: (one, other) => fields.every((field) => one[field] === other[field]),
  take: (one, other) => ({ ...one, ...Object.fromEntries(fields.map((field) => [field, other[field]])) })
})

export interface DifferenceRule<State> {
  /** In the order in which they are changed. */
  readonly clauses: readonly Clause<State>[]
  /** The figure of a statement; null where it cannot be known, so that the clauses around it are changed together. */
  readonly figureOf: (state: State) => WorkedFigure | null
}

/**
 * The steps from one figure to the other; none when they rest on the same. Null when one of the two cannot be known.
 *
 * @example of 118, of which 4 come with a late return and 2 with a unit that moved:
 *   // [{ clauses: ['returns'], amount: 4n, … }, { clauses: ['network'], amount: 2n, … }]
 */
export function explainDifference<State>(one: State, other: State, { clauses, figureOf }: DifferenceRule<State>): DifferenceStep[] | null {
  const steps: DifferenceStep[] = []
  let [state, before] = [one, figureOf(one)]
  let joined: ClauseKind[] = []
  if (before === null) return null
  for (const clause of clauses) {
    const isSame = clause.isSame(state, other)
    state = clause.take(state, other)
    if (isSame) continue
    joined = [...joined, clause.kind]
    const after = figureOf(state)
    if (after === null) continue
    steps.push(stepBetween(joined, before, after))
    before = after
    joined = []
  }
  return joined.length === 0 ? steps : null
}

function stepBetween(clauses: readonly ClauseKind[], before: WorkedFigure, after: WorkedFigure): DifferenceStep {
  return {
    ...{ clauses, before, after, amount: less(after.value, before.value) },
    numerator: ofRatio(after.numerator, before.numerator),
    denominator: ofRatio(after.denominator, before.denominator),
    parts: partAmounts(before, after)
  }
}

const less = (one: bigint | null, other: bigint | null): bigint => (one ?? 0n) - (other ?? 0n)
const ofRatio = (one: bigint | null, other: bigint | null): bigint | null => (one === null && other === null ? null : less(one, other))

function partAmounts(before: WorkedFigure, after: WorkedFigure): PartAmount[] {
  const [was, is] = [before.parts, after.parts]
  if (!was || !is) return []
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((part) => ({ part, amount: less(is.get(part) ?? null, was.get(part) ?? null), ...wayOf(before.placesOf?.(part), after.placesOf?.(part)) }))
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => compare(size(b.amount), size(a.amount)) || (a.part < b.part ? -1 : 1))
}

type Places = ReadonlyMap<string, string | null> | undefined

/** Where a unit counted before and after: by the last return that counts elsewhere than before, else by the last of all. */
function wayOf(was: Places, is: Places): Pick<PartAmount, 'from' | 'to'> {
  const ways = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].map((id) => ({ from: was?.get(id), to: is?.get(id) }))
  return ways.findLast(({ from, to }) => from !== to) ?? ways.at(-1) ?? { from: undefined, to: undefined }
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const compare = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1)

/** The same steps from the other figure to the one. */
export function turned(steps: readonly DifferenceStep[]): DifferenceStep[] {
  return steps.toReversed().map(({ clauses, before, after, amount, numerator, denominator, parts }) => ({
    ...{ clauses, before: after, after: before, amount: -amount },
    ...{ numerator: numerator === null ? null : -numerator, denominator: denominator === null ? null : -denominator },
    parts: parts.map(({ part, amount: own, from, to }) => ({ part, amount: -own, from: to, to: from }))
  }))
}

/** The units that make most of a step, and what all others make together. */
export function mainParts({ parts }: Pick<DifferenceStep, 'parts'>, most: number): { readonly main: readonly PartAmount[]; readonly rest: { readonly count: number; readonly amount: bigint } } {
  const others = parts.slice(most)
  return { main: parts.slice(0, most), rest: { count: others.length, amount: others.reduce((sum, { amount }) => sum + amount, 0n) } }
}

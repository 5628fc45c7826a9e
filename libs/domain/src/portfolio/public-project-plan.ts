/**
 * What a public list comes down to: which projects are new, which are known and say something else now, and what the sums are
 * before and after, by funder and currency. The same list a second time changes nothing.
 * Source: issue "Portfolio", item 7 ("totals before and after, duplicates, idempotence").
 */
import { type RowFault, shortened } from '../network/import-cells.js'
import type { PlannedRow } from '../network/import-unit-plan.js'
import { likenessOf, oddities, publicProjectAmounts, type PublicProjectFacts, type PublicProjectRow } from './public-project.js'

export interface PublicProjectRecord {
  readonly id: string
  readonly version: number
  readonly facts: PublicProjectFacts
}

export interface PlannedPublicProject extends PlannedRow {
  /** What the row says, with what was known where it says nothing. */
  readonly facts: PublicProjectFacts
  /** What is known; null for a project that is new. */
  readonly before: PublicProjectRecord | null
}

/**
 * Works out the rows of a list, yielding now and then how many it has looked at. Those with a code come first, wherever they stand:
 * what one without a code is about is asked of what they leave, so that the order of the list decides nothing.
 */
export function* planPublicProjects(known: readonly PublicProjectRecord[], rows: readonly PublicProjectRow[], newId: () => string): Generator<number, PlannedPublicProject[]> {
  const plan = new ListPlan(known, newId)
  const planned: PlannedPublicProject[] = []
  for (const row of [...rows.filter(hasCode), ...rows.filter((each) => !hasCode(each))]) {
    planned.push(plan.plan(row))
    if (planned.length % 200 === 0) yield planned.length
  }
  return planned.sort((a, b) => a.line - b.line)
}

const hasCode = ({ facts }: PublicProjectRow): boolean => facts.code !== null

/** A project that the register or an earlier row of the list tells of. */
interface Told {
  readonly record: PublicProjectRecord
  /** The line of the list that told of it; null for one that only the register knows. */
  line: number | null
  facts: PublicProjectFacts
}

class ListPlan {
  readonly #byCode = new Map<string, Told>()
  readonly #alike = new Map<string, Told[]>()

  constructor(
    known: readonly PublicProjectRecord[],
    private readonly newId: () => string
  ) {
    for (const record of known) this.#remember({ record, line: null, facts: record.facts })
  }

  plan(row: PublicProjectRow): PlannedPublicProject {
    const [known, ...others] = this.#candidates(row.facts)
    const faults = [...row.faults, ...others.slice(0, 1).map(() => ambiguous(row.facts)), ...mixedCurrency(row, known?.facts)]
    if (faults.length > 0) return { ...told(row), faults, outcome: 'wrong', subjectId: null, before: null }
    const facts = known ? merged(known.facts, row) : row.facts
    const odd = [...oddities(facts), ...this.#likeAnother(facts, known)]
    if (known && known.line !== null) return this.#again(row, { known, facts, odd })
    return { ...this.#takeIn(row, { known, facts }), faults: odd }
  }

  /** A project that is new, or that only the register knew. */
  #takeIn({ line, label }: PublicProjectRow, { known, facts }: { known: Told | undefined; facts: PublicProjectFacts }): Omit<PlannedPublicProject, 'faults'> {
    const before = known?.record ?? null
    const record = before ?? { id: this.newId(), version: 1, facts }
    this.#remember(Object.assign(known ?? { record }, { line, facts }))
    const outcome = before === null ? 'new' : isSame(before.facts, facts) ? 'unchanged' : 'changed'
    return { line, label, facts, outcome, subjectId: record.id, before }
  }

  /** A second row about a project of the same list: it says the same, or the two contradict each other. */
  #again({ line, label }: PublicProjectRow, { known, facts, odd }: { known: Told; facts: PublicProjectFacts; odd: readonly RowFault[] }): PlannedPublicProject {
    const of = { line, label, facts, before: null }
    const fault: RowFault = { field: facts.code === null ? 'name' : 'code', code: 'DUPLICATE_KEY', params: { line: known.line ?? line } }
    if (isSame(known.facts, facts)) return { ...of, faults: [fault, ...odd], outcome: 'unchanged', subjectId: known.record.id }
    return { ...of, faults: [fault], outcome: 'wrong', subjectId: null }
  }

  /** By its code, or without one by name, organisation and days. */
  #candidates(facts: PublicProjectFacts): Told[] {
    if (facts.code !== null) return [this.#byCode.get(facts.code) ?? []].flat()
    const alike = this.#likeThis(facts)
    const nameless = alike.filter((each) => each.facts.code === null)
    return nameless.length > 0 ? nameless.slice(0, 1) : alike
  }

  /** The same name, organisation and days under another code: somebody should look. */
  #likeAnother(facts: PublicProjectFacts, known: Told | undefined): RowFault[] {
    const other = this.#likeThis(facts).find((each) => each !== known && each.facts.code !== null)
    return other ? [{ field: 'name', code: 'LIKE_ANOTHER', params: { value: other.facts.code ?? '' } }] : []
  }

  /** Those that have the name, organisation and days, now that rows of the list have changed some. */
  #likeThis(facts: PublicProjectFacts): Told[] {
    const likeness = likenessOf(facts)
    return (this.#alike.get(likeness) ?? []).filter((each) => likenessOf(each.facts) === likeness)
  }

  #remember(told: Told): void {
    const { facts } = told
    if (facts.code !== null) this.#byCode.set(facts.code, told)
    const likeness = likenessOf(facts)
    const others = this.#alike.get(likeness) ?? []
    if (!others.includes(told)) this.#alike.set(likeness, [...others, told])
  }
}

const told = ({ line, label, facts }: PublicProjectRow) => ({ line, label, facts })

const ambiguous = ({ name }: PublicProjectFacts): RowFault => ({ field: 'name', code: 'AMBIGUOUS_REFERENCE', params: { value: shortened(name) } })

/** A row in another currency that leaves out an amount that is known would turn that amount into its own currency. */
function mixedCurrency({ facts, hasCurrency }: PublicProjectRow, known: PublicProjectFacts | undefined): RowFault[] {
  if (!known || !hasCurrency || facts.currency === known.currency || !publicProjectAmounts.some((amount) => facts[amount] === null && known[amount] !== null)) return []
  return [{ field: 'currency', code: 'CURRENCY_MIXED', params: { expected: known.currency, given: facts.currency } }]
}

/** What a row says over what is known: a blank cell says nothing. */
function merged(known: PublicProjectFacts, { facts, hasCurrency }: PublicProjectRow): PublicProjectFacts {
  const said = Object.entries(facts).filter(([field, value]) => value !== null && (field !== 'currency' || hasCurrency))
  return { ...known, ...Object.fromEntries(said) }
}

const isSame = (a: PublicProjectFacts, b: PublicProjectFacts): boolean => Object.keys(a).every((field) => a[field as keyof PublicProjectFacts] === b[field as keyof PublicProjectFacts])

/** How many projects, and their sums, in minor units. */
export interface ListSums {
  readonly rows: number
  readonly granted: bigint
  readonly realised: bigint
}

/** The sums of a funder in a currency: what the file says, how much of that is left out, and what the register says before and after. */
export interface ListTotal {
  readonly funder: string | null
  readonly currency: string
  readonly file: ListSums
  readonly wrong: ListSums
  readonly before: ListSums
  readonly after: ListSums
}

const sumParts = ['file', 'wrong', 'before', 'after'] as const
type SumPart = (typeof sumParts)[number]
const nothing: ListSums = { rows: 0, granted: 0n, realised: 0n }

type Summed = Pick<PublicProjectFacts, 'funder' | 'currency' | 'granted' | 'realised'>

/**
 * The control totals of a list against what is known: whatever the rows do, before plus what they bring is after, to the cent.
 *
 * @param known every project of the register
 */
export function listTotals(known: readonly Pick<PublicProjectRecord, 'facts'>[], planned: readonly Omit<PlannedPublicProject, 'label' | 'line'>[]): ListTotal[] {
  const totals = new Map<string, { funder: string | null; currency: string } & Record<SumPart, ListSums>>()
  const add = (part: SumPart, { funder, currency, granted, realised }: Summed, sign: 1 | -1 = 1) => {
    const key = JSON.stringify([funder, currency])
    const total = totals.get(key) ?? { funder, currency, file: nothing, wrong: nothing, before: nothing, after: nothing }
    const sums = total[part]
    const times = BigInt(sign)
    totals.set(key, { ...total, [part]: { rows: sums.rows + sign, granted: sums.granted + times * BigInt(granted ?? 0), realised: sums.realised + times * BigInt(realised ?? 0) } })
  }
  for (const { facts } of known) for (const part of ['before', 'after'] as const) add(part, facts)
  for (const { facts, outcome, before } of planned) {
    add('file', facts)
    if (outcome === 'wrong') add('wrong', facts)
    if (outcome === 'changed' && before) add('after', before.facts, -1)
    if (outcome === 'changed' || outcome === 'new') add('after', facts)
  }
  return [...totals.values()].sort((a, b) => (a.funder ?? '').localeCompare(b.funder ?? '', 'fi') || a.currency.localeCompare(b.currency))
}

/** Which commitments a search finds, and in which order. */
import { commitmentStates } from '@solmu/domain/quality/commitment.js'
import { compareText } from '../../../ui/format.js'
import type { Language } from '../../../ui/text.js'
import type { CommitmentListSearch, CommitmentSort } from './commitment-list.search.js'
import type { Commitment } from './commitment.operations.js'
import { boundName, nextDayOf } from './commitment-words.js'

const ended = ['ended', 'withdrawn'] as const

const searchedText = ({ framework, unit, organisation, signatoryName }: Commitment): string =>
  [framework.code, signatoryName, ...[framework.name, unit.name, organisation.name].flatMap(({ fi, sv, en }) => [fi, sv, en])].join(' ').toLocaleLowerCase('fi')

/** Those that have ended only when they are asked for; the name of who is bound decides between equals. */
export function listedCommitments(commitments: readonly Commitment[], search: CommitmentListSearch, language: Language): readonly Commitment[] {
  const compare = compareText(language)
  const name = (one: Commitment) => boundName(one)[language] || boundName(one).fi
  const orders: Readonly<Record<CommitmentSort, (one: Commitment) => string>> = {
    bound: name,
    framework: ({ framework }) => framework.name[language] || framework.name.fi,
    state: ({ state }) => String(commitmentStates.indexOf(state)),
    // What has no day stands last.
    due: (one) => nextDayOf(one) || '9999'
  }
  const order = orders[search.sort ?? 'state']
  const found = commitments.filter((one) => fits(one, search))
  const sorted = [...found].sort((a, b) => compare(order(a), order(b)) || compare(name(a), name(b)))
  return search.desc ? sorted.reverse() : sorted
}

function fits(one: Commitment, search: CommitmentListSearch): boolean {
  const { q, frameworks, subject } = search
  return (
    standsAsAsked(one, search) &&
    (frameworks?.includes(one.framework.id) ?? true) &&
    (subject === undefined || one.subject === subject) &&
    isAt(one, search) &&
    (q === undefined || searchedText(one).includes(q.trim().toLocaleLowerCase('fi')))
  )
}

const standsAsAsked = (one: Commitment, { states, needs }: CommitmentListSearch): boolean =>
  (states?.includes(one.state) ?? !(ended as readonly string[]).includes(one.state)) &&
  (needs === undefined || (needs === 'duty' ? one.overdueDuties > 0 : isOnOlder(one)))

const isAt = ({ centreId, unit, organisation }: Commitment, search: CommitmentListSearch): boolean =>
  (search.centre === undefined || centreId === search.centre || unit.id === search.centre) &&
  (search.unit === undefined || unit.id === search.unit) &&
  (search.organisation === undefined || organisation.id === search.organisation)

/** Whoever is bound stands on an older version than the one that holds today. */
export const isOnOlder = ({ newerVersion, state }: Pick<Commitment, 'newerVersion' | 'state'>): boolean =>
  newerVersion !== null && ['in_force', 'expiring', 'signed'].includes(state)

/** One line of the matrix: whoever is bound, and where they stand with each framework. */
export interface MatrixRow {
  readonly key: string
  readonly name: string
  readonly byFramework: ReadonlyMap<string, Commitment>
}

/** Who is committed to what: of each framework the commitment that says most, which is the one that binds before the one that is asked for. */
export function matrixRows(commitments: readonly Commitment[], language: Language): readonly MatrixRow[] {
  const compare = compareText(language)
  const rows = new Map<string, { name: string; byFramework: Map<string, Commitment> }>()
  const weight = ({ state }: Commitment): number => ['withdrawn', 'ended', 'requested', 'overdue', 'signed', 'expiring', 'in_force'].indexOf(state)
  for (const one of commitments) {
    const key = `${one.subject}:${one.subject === 'unit' ? one.unit.id : one.organisation.id}`
    const row = rows.get(key) ?? { name: boundName(one)[language] || boundName(one).fi, byFramework: new Map<string, Commitment>() }
    const known = row.byFramework.get(one.framework.id)
    if (!known || weight(one) > weight(known)) row.byFramework.set(one.framework.id, one)
    rows.set(key, row)
  }
  return [...rows].map(([key, row]) => ({ key, ...row })).sort((a, b) => compare(a.name, b.name))
}

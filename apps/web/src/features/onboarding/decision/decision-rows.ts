/** Which decisions on membership a search finds, in its order. */
import { compareText } from '../../../ui/format.js'
import type { Language } from '../../../ui/text.js'
import { decisionOutcomes, type decisionStandings, type DecisionListSearch } from './decision-list.search.js'
import type { ListedDecision } from './decision.operations.js'

/** Where a decision stands. */
export function standingOf({ annulledOn, appeal }: Pick<ListedDecision, 'annulledOn'> & { readonly appeal: { readonly outcome: string | null } | null }): (typeof decisionStandings)[number] {
  if (annulledOn !== null) return 'annulled'
  return appeal?.outcome === null ? 'appealed' : 'holds'
}

const nameIn = (name: ListedDecision['name'], language: Language): string => name[language] || name.fi

function fits(one: ListedDecision, { outcomes, standing, centre, year }: DecisionListSearch): boolean {
  if (outcomes && !outcomes.some((each) => each === one.outcome)) return false
  if (centre !== undefined && one.centre?.id !== centre) return false
  return (standing === undefined || standingOf(one) === standing) && (year === undefined || one.decidedOn.startsWith(`${year}-`))
}

/** The newest first, unless another order is asked for. */
export function listedDecisions(all: readonly ListedDecision[], search: DecisionListSearch, language: Language): readonly ListedDecision[] {
  const compare = compareText(language)
  const orders: Readonly<Record<NonNullable<DecisionListSearch['sort']>, (one: ListedDecision) => string>> = {
    day: ({ decidedOn }) => decidedOn,
    name: ({ name }) => nameIn(name, language),
    outcome: ({ outcome }) => String(decisionOutcomes.findIndex((each) => each === outcome)),
    centre: ({ centre }) => (centre ? nameIn(centre.name, language) : ''),
    number: ({ number }) => number
  }
  const wanted = search.q?.trim().toLocaleLowerCase('fi') ?? ''
  const found = all.filter((one) => fits(one, search) && `${one.name.fi} ${one.name.sv} ${one.name.en} ${one.number}`.toLocaleLowerCase('fi').includes(wanted))
  const { sort = 'day' } = search
  const sorted = [...found].sort((one, other) => compare(orders[sort](one), orders[sort](other)) || compare(nameIn(one.name, language), nameIn(other.name, language)))
  return isDescending(search) ? sorted.reverse() : sorted
}

/** What was decided last comes first by itself; any other order begins at its beginning. */
export const isDescending = ({ sort = 'day', desc = false }: DecisionListSearch): boolean => (sort === 'day') !== desc

/** How the address of the unit list becomes a question to the API. */
import type { VariablesOf } from '../../../graphql/graphql.js'
import type { orgUnitsQuery } from '../network.operations.js'
import type { UnitListSearch } from '../network.search.js'

export type OrgUnitsVariables = VariablesOf<typeof orgUnitsQuery>

/** Rows of a page of the list. */
export const pageLength = 50
/** Rows of a page when the whole list is fetched for a file: the most that the API gives at once. */
export const exportPageLength = 100

/** The part of the question that says what the list is of; the page of it is added apart. */
export function listVariables(search: UnitListSearch): Omit<OrgUnitsVariables, 'first' | 'after'> {
  const { asOf = null, sort = 'name', desc = false, centre = null, closed = false } = search
  return {
    asOf,
    sort,
    descending: desc,
    filter: {
      search: search.q?.trim() || null,
      types: orNull(search.types),
      kinds: orNull(search.kinds),
      centreId: centre,
      includeClosed: closed
    }
  }
}

/** No choice at all means that the list is not filtered by this. */
function orNull<Value>(values: Value[] | undefined): Value[] | null {
  return values === undefined || values.length === 0 ? null : values
}

/** Whether anything narrows the list. */
export function isFiltered(search: UnitListSearch): boolean {
  return Boolean(search.q?.trim() || search.types?.length || search.kinds?.length || search.centre)
}

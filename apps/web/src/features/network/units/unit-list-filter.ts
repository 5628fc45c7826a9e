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
  const text = search.q?.trim()
  return {
    asOf: search.asOf ?? null,
    sort: search.sort ?? 'name',
    descending: search.desc ?? false,
    filter: {
      search: text === '' ? null : (text ?? null),
      types: search.types?.length ? search.types : null,
      kinds: search.kinds?.length ? search.kinds : null,
      centreId: search.centre ?? null,
      includeClosed: search.closed ?? false
    }
  }
}

/** Whether anything narrows the list. */
export function isFiltered(search: UnitListSearch): boolean {
  return Boolean(search.q?.trim() || search.types?.length || search.kinds?.length || search.centre)
}

/** After a change of the network nothing that was read about it before is true any more. */
import type { ApolloCache } from '@apollo/client'

const fields = [
  'networkTree',
  'networkEvents',
  'networkChanges',
  'networkComparison',
  'division',
  'orgUnit',
  'orgUnits',
  'organisation',
  'organisations',
  'workItems',
  'search'
]

/** What stands on the screen is asked for anew; the rest when it is next opened. */
export function forgetNetwork(cache: ApolloCache): void {
  for (const fieldName of fields) cache.evict({ id: 'ROOT_QUERY', fieldName })
  cache.gc()
}

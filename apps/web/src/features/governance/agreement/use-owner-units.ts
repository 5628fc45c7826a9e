/** The units that may look after an agreement or a body: where the viewer keeps them, the head office first. */
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { usePlacesOf } from '../../../app/viewer-places.js'
import type { ResultOf } from '../../../graphql/graphql.js'
import { useLocalized } from '../../../ui/text.js'
import { networkTreeQuery } from '../../network/network.operations.js'

type Node = ResultOf<typeof networkTreeQuery>['networkTree']['nodes'][number]

/** The head office and centres; undefined while they are on their way. */
export function useOwnerUnits(action: Parameters<typeof usePlacesOf>[0] = 'agreement.manage'): readonly { readonly value: string; readonly label: string }[] | undefined {
  const pick = useLocalized()
  const { data } = useQuery(networkTreeQuery, { variables: { asOf: null } })
  const nodes = useMemo<readonly Node[]>(() => data?.networkTree.nodes ?? [], [data])
  const reached = usePlacesOf(action, nodes)
  if (!data) return undefined
  const rank = ({ type }: Node) => (type === 'headquarters' ? 0 : 1)
  return reached
    .filter(({ type }) => type !== 'local_unit')
    .sort((a, b) => rank(a) - rank(b) || pick(a.name).localeCompare(pick(b.name)))
    .map(({ id, name }) => ({ value: id, label: pick(name) }))
}

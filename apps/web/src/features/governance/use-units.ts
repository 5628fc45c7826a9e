/** The units of the network as it stands today, for fields that choose one. */
import { useQuery } from '@apollo/client/react'
import { usePlacesOf } from '../../app/viewer-places.js'
import type { ResultOf } from '../../graphql/graphql.js'
import { compareText } from '../../ui/format.js'
import { useLanguage, useLocalized } from '../../ui/text.js'
import { networkTreeQuery } from '../network/network.operations.js'

type Node = ResultOf<typeof networkTreeQuery>['networkTree']['nodes'][number]
export type UnitOption = { readonly value: string; readonly label: string }

const none: readonly Node[] = []
const ranks = { headquarters: 0, regional_centre: 1, local_unit: 2 } as const

/** The head office first, then the centres, then the units; `kept` are the offices and centres at which the viewer does `action`. */
export function useUnits(action: Parameters<typeof usePlacesOf>[0]): { readonly all: readonly UnitOption[]; readonly kept: readonly UnitOption[] } {
  const pick = useLocalized()
  const compare = compareText(useLanguage())
  const { data } = useQuery(networkTreeQuery, { variables: { asOf: null } })
  const nodes = data?.networkTree.nodes ?? none
  const reached = usePlacesOf(action, nodes)
  const options = (of: readonly Node[]): readonly UnitOption[] =>
    [...of].sort((a, b) => ranks[a.type] - ranks[b.type] || compare(pick(a.name), pick(b.name))).map(({ id, name }) => ({ value: id, label: pick(name) }))
  return { all: options(nodes), kept: options(reached.filter(({ type }) => type !== 'local_unit')) }
}

/** The rounds and centres by which the list of returns can be narrowed: all of those whose returns the viewer may read. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { usePlacesOf } from '../../../../app/viewer-places.js'
import { exportPage, readAll } from '../../../../ui/export-rows.js'
import type { FilterOption } from '../../../../ui/filter-bar.js'
import { useFormat } from '../../../../ui/format.js'
import { useLocalized } from '../../../../ui/text.js'
import { placesQuery, type ResultPlace } from '../../places.operations.js'
import type { UnitReturnRow } from '../unit-return.types.js'
import { returnRoundsQuery, type ReturnRound } from './return-list.operations.js'

/** Every round; what cannot be read is left to what the shown rows tell. */
function useRounds(): readonly ReturnRound[] {
  const client = useApolloClient()
  const [rounds, setRounds] = useState<readonly ReturnRound[]>([])
  useEffect(() => {
    let isOver = false
    const readPage = async (after: string | null) => {
      const { data } = await client.query({ query: returnRoundsQuery, variables: { first: exportPage, after } })
      return data?.rounds ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    readAll(readPage).then(
      (found) => !isOver && setRounds(found),
      () => undefined
    )
    return () => {
      isOver = true
    }
  }, [client])
  return rounds
}

const noPlaces: readonly ResultPlace[] = []

/** The centres that the viewer reaches, and those above the units that they reach. */
function useCentres(): readonly ResultPlace[] {
  const { data } = useQuery(placesQuery)
  const all = data?.networkTree.nodes ?? noPlaces
  const readable = usePlacesOf('return.read', all)
  const ids = new Set(readable.map(({ id, parentId, type }) => (type === 'local_unit' ? parentId : type === 'regional_centre' ? id : null)))
  return all.filter(({ id }) => ids.has(id))
}

const once = (options: readonly FilterOption[]): FilterOption[] => [...new Map(options.map((option) => [option.value, option])).values()]

/** @param rows those that are shown: a centre that has been closed since still has its old returns */
export function useChoices(rows: readonly UnitReturnRow[]) {
  const say = useLocalized()
  const { compare } = useFormat()
  const rounds = [...useRounds(), ...rows.map(({ round }) => round)].sort((a, b) => compare(b.period, a.period))
  const centres = [...useCentres(), ...rows.flatMap(({ centre }) => centre ?? [])]
  const optionOf = ({ id, name }: Pick<ResultPlace, 'id' | 'name'>): FilterOption => ({ value: id, label: say(name) })
  return {
    rounds: once(rounds.map(optionOf)),
    centres: once(centres.map(optionOf)).sort((a, b) => compare(a.label, b.label))
  }
}

/** The units for which the viewer may keep the registers of quality. */
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { usePlacesOf } from '../../../app/viewer-places.js'
import { compareText } from '../../../ui/format.js'
import { useLanguage, useLocalized } from '../../../ui/text.js'
import { placesQuery, type ResultPlace } from '../../results/places.operations.js'

type Action = Parameters<typeof usePlacesOf>[0]

export interface UnitOption {
  readonly value: string
  readonly label: string
  readonly type: ResultPlace['type']
}

/** Those at which the viewer holds one of two actions today, by name; undefined while they are on their way. */
export function useOwnUnits(action: Action, other: Action = action): readonly UnitOption[] | undefined {
  const pick = useLocalized()
  const language = useLanguage()
  const { data } = useQuery(placesQuery)
  const nodes = useMemo<readonly ResultPlace[]>(() => data?.networkTree.nodes ?? [], [data])
  const reached = new Set([...usePlacesOf(action, nodes), ...usePlacesOf(other, nodes)])
  if (!data) return undefined
  const compare = compareText(language)
  return [...reached].map(({ id, name, type }) => ({ value: id, label: pick(name), type })).sort((a, b) => compare(a.label, b.label))
}

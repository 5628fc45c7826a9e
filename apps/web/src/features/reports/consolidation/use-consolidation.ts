/** What the page shows: the choices, the figures for what the address names, and the words for places. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { unpackFigure } from '@solmu/domain/reports/figure-matrix.js'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { exportPage, readAll } from '../../../ui/export-rows.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { classesOfLens, lensNames } from '../../network/division/lens-names.js'
import {
  type ConsolidationAnswer,
  type ConsolidationChoice,
  consolidationChoicesQuery,
  type ConsolidationInput,
  consolidationQuery,
  type PackedConsolidation
} from './consolidation.operations.js'
import { type ConsolidationLens, type ConsolidationSearch, runOf } from './consolidation.search.js'

/** How many indicators are shown before anybody has chosen. */
const firstShown = 3

/** Every indicator, in the order of the library. */
export function useIndicators() {
  const client = useApolloClient()
  const [found, setFound] = useState<{ readonly choices?: readonly ConsolidationChoice[]; readonly error?: unknown }>({})
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isOver = false
    const readPage = async (after: string | null) => {
      const { data } = await client.query({ query: consolidationChoicesQuery, variables: { first: exportPage, after } })
      return data?.indicators ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    readAll(readPage).then(
      (choices) => !isOver && setFound({ choices }),
      (error: unknown) => !isOver && setFound({ error })
    )
    return () => {
      isOver = true
    }
  }, [client, attempt])
  return { ...found, retry: () => setAttempt((before) => before + 1) }
}

/** The ids that the address names, as far as they are known; the first of the library when it names none. */
export function chosenIds({ indicators }: ConsolidationSearch, choices: readonly ConsolidationChoice[]): string[] {
  if (indicators === undefined) return choices.slice(0, firstShown).map(({ id }) => id)
  const known = new Set(choices.map(({ id }) => id))
  return [...new Set(indicators.split(','))].filter((id) => known.has(id))
}

/** What the API is asked for. */
export function inputOf(search: ConsolidationSearch, indicatorIds: string[]): ConsolidationInput {
  const { from, to } = runOf(search)
  return {
    ...{ indicatorIds, from, to, lens: search.lens ?? 'centre', restateTo: search.at ?? null, dimension: search.by ?? null },
    ...{ stage: search.stage ?? 'accepted', compare: search.compare ?? null }
  }
}

/** The figures; those of before stay while others come. */
export function useFigures(input: ConsolidationInput) {
  const { data, previousData, error, loading, refetch } = useQuery(consolidationQuery, {
    ...{ variables: { input }, skip: [input.indicatorIds].flat().length === 0, fetchPolicy: 'cache-and-network' }
  })
  const packed = (data ?? previousData)?.consolidation
  const answer = useMemo(() => packed && unpacked(packed), [packed])
  return { answer, error: data ? undefined : error, isRefreshing: loading, retry: () => void refetch() }
}

const unpacked = ({ matrix, ...rest }: PackedConsolidation): ConsolidationAnswer => ({ ...rest, values: matrix.map((row) => row.map(unpackFigure)) })

type Area = Pick<ConsolidationAnswer['areas'][number], 'area' | 'isWhole' | 'name'>

/** A function that names an area of a division, everything, or what lies in none. */
export function usePlaceName(): (lens: ConsolidationLens, area: Area) => string {
  const t = useText()
  const pick = useLocalized()
  return useCallback(
    (lens, { area, isWhole, name }) => {
      if (isWhole) return t('consolidation.whole')
      if (area === null) return t('consolidation.noArea')
      if (name) return pick(name)
      const division = lensNames.find((each) => each === lens)
      return division && classesOfLens(division)?.includes(area) ? t(`division.class.${area}`) : area
    },
    [t, pick]
  )
}

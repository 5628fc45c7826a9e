/** What the wizard offers to choose from. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { type Period, validityOfPeriod } from '@solmu/shared/periods.js'
import { exportPage, readAll } from '../../../../ui/export-rows.js'
import { useLocalized } from '../../../../ui/text.js'
import { dimensionNamesQuery, indicatorChoicesQuery, unitChoicesQuery, type IndicatorChoice, type UnitChoice } from '../round-choices.operations.js'

/** The indicators in force on the last day of a period, and the names of all breakdowns by their codes. */
export function useIndicatorChoices(period: Period) {
  const client = useApolloClient()
  const pick = useLocalized()
  const { data } = useQuery(dimensionNamesQuery)
  const [found, setFound] = useState<{ readonly period: Period; readonly choices?: readonly IndicatorChoice[]; readonly error?: unknown }>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isOver = false
    const inForceOn = addDays(validityOfPeriod(period).validTo, -1)
    const readPage = async (after: string | null) => {
      const { data: page } = await client.query({ query: indicatorChoicesQuery, variables: { filter: { inForceOn }, first: exportPage, after } })
      return page?.indicators ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    readAll(readPage).then(
      (choices) => !isOver && setFound({ period, choices }),
      (error: unknown) => !isOver && setFound({ period, error })
    )
    return () => {
      isOver = true
    }
  }, [client, period, attempt])
  const dimensions = new Map(data?.dimensions.map(({ code, name }) => [code, pick(name)]))
  const own = found?.period === period ? found : undefined
  return { choices: own?.choices, error: own?.error, dimensions, retry: () => setAttempt((before) => before + 1) }
}

/** The centres and local units of the last day of a period. */
export function useUnitChoices(period: Period) {
  const asOf = addDays(validityOfPeriod(period).validTo, -1)
  const { data, error, refetch } = useQuery(unitChoicesQuery, { variables: { asOf } })
  const nodes: readonly UnitChoice[] = data?.networkTree.nodes ?? []
  return {
    isComing: !data && !error,
    error,
    retry: () => void refetch(),
    centres: nodes.filter(({ type }) => type !== 'local_unit'),
    units: nodes.filter(({ type }) => type === 'local_unit')
  }
}

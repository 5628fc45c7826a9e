/** Everything that a report can refer to: the indicators of the library and the dimensions. */
import { useApolloClient, useQuery } from '@apollo/client/react'
import { useEffect, useMemo, useState } from 'react'
import type { ReportLibrary } from '@solmu/domain/reports/report-check.js'
import { exportPage, readAll } from '../../../ui/export-rows.js'
import { reportDimensionsQuery, reportIndicatorsQuery, type ReportDimension, type ReportIndicator } from './library.operations.js'

export interface Library {
  readonly indicators: readonly ReportIndicator[]
  readonly dimensions: readonly ReportDimension[]
  /** As the rules of reports read it. */
  readonly known: ReportLibrary
}

export function useLibrary() {
  const client = useApolloClient()
  const [indicators, setIndicators] = useState<readonly ReportIndicator[]>()
  const [failure, setFailure] = useState<unknown>()
  const [attempt, setAttempt] = useState(0)
  const { data, error, refetch } = useQuery(reportDimensionsQuery)
  useEffect(() => {
    let isOver = false
    const readPage = async (after: string | null) => {
      const { data: page } = await client.query({ query: reportIndicatorsQuery, variables: { first: exportPage, after } })
      return page?.indicators ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    readAll(readPage).then(
      (all) => !isOver && setIndicators(all),
      (reason: unknown) => !isOver && setFailure(reason)
    )
    return () => {
      isOver = true
    }
  }, [client, attempt])
  const dimensions = data?.dimensions
  const library = useMemo((): Library | undefined => {
    if (!indicators || !dimensions) return undefined
    const known = {
      indicators: new Map(indicators.map(({ code, unit, nearest: { dimensionCodes } }) => [code, { unit, dimensionCodes }])),
      dimensions: new Map(dimensions.map(({ code, categories }) => [code, new Set(categories.map((category) => category.code))]))
    }
    return { indicators, dimensions, known }
  }, [indicators, dimensions])
  function retry() {
    setFailure(undefined)
    setAttempt((before) => before + 1)
    void refetch()
  }
  return { library, error: library ? undefined : (failure ?? error), retry }
}

/** Every template of the consortium, page by page as the API gives them: a consortium has some tens. */
import { useApolloClient } from '@apollo/client/react'
import { useCallback, useEffect, useState } from 'react'
import { exportPage, readAll } from '../../../ui/export-rows.js'
import { reportTemplatesQuery, type TemplateRow } from './template.operations.js'

interface Found {
  readonly templates?: readonly TemplateRow[]
  /** How many shipped ones are not among them. */
  readonly gap?: number
  readonly error?: unknown
}

export function useTemplates() {
  const client = useApolloClient()
  const [found, setFound] = useState<Found>({})
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isOver = false
    let gap = 0
    const readPage = async (after: string | null) => {
      const { data } = await client.query({ query: reportTemplatesQuery, variables: { first: exportPage, after }, fetchPolicy: 'network-only' })
      gap = data?.reportTemplateGap ?? 0
      return data?.reportTemplates ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    }
    readAll(readPage).then(
      (templates) => !isOver && setFound({ templates, gap }),
      (error: unknown) => !isOver && setFound((before) => ({ ...before, error }))
    )
    return () => {
      isOver = true
    }
  }, [client, turn])
  const reload = useCallback(() => setTurn((before) => before + 1), [])
  return { ...found, reload }
}

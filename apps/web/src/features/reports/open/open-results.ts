/** Results for everybody, asked for without a session; a fixed edition comes from the browser's own store the second time. */
import { useCallback, useEffect, useState } from 'react'
import { ApiError, errorOfAnswer } from '../../../graphql/api-error.js'
import type { LocalizedText } from '../../../ui/text.js'
import type { Publication, PublishedFigure } from '../publication/publication.operations.js'

/** A line of `GET /api/public/:consortium/editions`, the newest first. */
export interface OpenEdition {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly firstPeriod: string
  readonly lastPeriod: string
  readonly certifiedAt: string
  readonly sha256: string
  readonly replacesId: string | null
  readonly replacedById: string | null
  readonly reason: string
}

/** `GET /api/public/:consortium/results`. */
export interface OpenResults {
  readonly licence: { readonly name: string; readonly url: string }
  readonly consortiumName: LocalizedText
  readonly isDemo: boolean
  readonly publication: Publication
  readonly figures: readonly PublishedFigure[]
}

export interface OpenEditionResults extends OpenResults {
  readonly edition: OpenEdition
  readonly editions: readonly OpenEdition[]
}

/** Where the figures of an edition are, as data or as a file. */
export const addressOf = (consortium: string, path: string, query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams(query).toString()
  return `/api/public/${encodeURIComponent(consortium)}/${path}${asked && `?${asked}`}`
}

async function get<T>(address: string): Promise<T> {
  const answer = await fetch(address, { credentials: 'omit' }).catch((error: unknown) => {
    throw new ApiError({ code: 'UNAVAILABLE', params: { reason: String(error) } })
  })
  const text = await answer.text()
  if (!answer.ok) throw errorOfAnswer(answer.status, text)
  return JSON.parse(text) as T
}

async function load(consortium: string, editionId: string | undefined): Promise<OpenEditionResults> {
  const { editions } = await get<{ editions: readonly OpenEdition[] }>(addressOf(consortium, 'editions'))
  const edition = editionId === undefined ? editions[0] : editions.find(({ id }) => id === editionId)
  if (!edition) throw new ApiError({ code: 'NOT_FOUND' })
  const results = await get<OpenResults>(addressOf(consortium, 'results', { edition: edition.id }))
  return { ...results, edition, editions }
}

interface Loaded {
  readonly results: OpenEditionResults | null
  readonly error: unknown
}

/** The results of an edition, or of the newest; those before stand until the next have come. */
export function useOpenResults(consortium: string, editionId: string | undefined): Loaded & { readonly retry: () => void } {
  const [loaded, setLoaded] = useState<Loaded>({ results: null, error: null })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isWanted = true
    const show = (next: Loaded) => {
      if (isWanted) setLoaded(next)
    }
    load(consortium, editionId).then(
      (results) => show({ results, error: null }),
      (error: unknown) => show({ results: null, error })
    )
    return () => {
      isWanted = false
    }
  }, [consortium, editionId, attempt])
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return { ...loaded, retry }
}

/** Results for everybody, asked for without a session; a fixed edition comes from the browser's own store the second time. */
import { useCallback } from 'react'
import { getOpen, openAddress, useOpen } from '../../../app/open-data.js'
import { ApiError } from '../../../graphql/api-error.js'
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

async function load(consortium: string, editionId: string | undefined): Promise<OpenEditionResults> {
  const { editions } = await getOpen<{ editions: readonly OpenEdition[] }>(openAddress(consortium, 'editions'))
  const edition = editionId === undefined ? editions[0] : editions.find(({ id }) => id === editionId)
  if (!edition) throw new ApiError({ code: 'NOT_FOUND' })
  const results = await getOpen<OpenResults>(openAddress(consortium, 'results', { edition: edition.id }))
  return { ...results, edition, editions }
}

/** The results of an edition, or of the newest. */
export function useOpenResults(consortium: string, editionId: string | undefined) {
  return useOpen(useCallback(() => load(consortium, editionId), [consortium, editionId]))
}

/** Loads the shapes of the map, once for the life of the page. */
import { useEffect, useState } from 'react'
import { errorOfAnswer } from '../../../graphql/api-error.js'
import { readGeometry, type AdminTopology, type MapGeometry } from './map-geometry.js'
import { rasterOf, type MapRaster } from './map-raster.js'

export interface MapGround {
  readonly geometry: MapGeometry
  readonly raster: MapRaster
}

export type MapLoading =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly state: 'ready'; readonly ground: MapGround }

const address = '/geo/fi-admin-2026-coast.topo.json'
let known: Promise<MapGround> | null = null

async function load(): Promise<MapGround> {
  const answer = await fetch(address)
  if (!answer.ok) throw errorOfAnswer(answer.status, '')
  const geometry = readGeometry((await answer.json()) as AdminTopology)
  return { geometry, raster: rasterOf(geometry) }
}

/** The shapes, shared by all maps; a failed load is forgotten, so that it can be tried again. */
function loadOnce(): Promise<MapGround> {
  known ??= load().catch((error: unknown) => {
    known = null
    throw error
  })
  return known
}

export function useMapGeometry(): MapLoading {
  const [attempt, setAttempt] = useState(0)
  const [loading, setLoading] = useState<MapLoading>({ state: 'loading' })
  useEffect(() => {
    let isWanted = true
    const retry = (): void => {
      setLoading({ state: 'loading' })
      setAttempt((count) => count + 1)
    }
    loadOnce().then(
      (ground) => isWanted && setLoading({ state: 'ready', ground }),
      (error: unknown) => isWanted && setLoading({ state: 'failed', error, retry })
    )
    return () => {
      isWanted = false
    }
  }, [attempt])
  return loading
}

/** What is open to everybody, asked for without a session. */
import { useCallback, useEffect, useState } from 'react'
import { ApiError, errorOfAnswer } from '../graphql/api-error.js'

/** Where something open of a consortium is, as data or as a file. */
export const openAddress = (consortium: string, path: string, query: Readonly<Record<string, string>> = {}): string => {
  const asked = new URLSearchParams(query).toString()
  return `/api/public/${encodeURIComponent(consortium)}/${path}${asked && `?${asked}`}`
}

/** @throws ApiError UNAVAILABLE when nobody answers, and what the answer says when it is a refusal */
export async function getOpen<T>(address: string): Promise<T> {
  const answer = await fetch(address, { credentials: 'omit' }).catch((error: unknown) => {
    throw new ApiError({ code: 'UNAVAILABLE', params: { reason: String(error) } })
  })
  const text = await answer.text()
  if (!answer.ok) throw errorOfAnswer(answer.status, text)
  return JSON.parse(text) as T
}

interface Loaded<T> {
  readonly open: T | null
  readonly error: unknown
}

/**
 * What `load` gives; what was there before stands until the next has come.
 *
 * @param load is asked again when it is another function: keep it with `useCallback`
 */
export function useOpen<T>(load: () => Promise<T>): Loaded<T> & { readonly retry: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ open: null, error: null })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isWanted = true
    load().then(
      (open) => isWanted && setLoaded({ open, error: null }),
      (error: unknown) => isWanted && setLoaded({ open: null, error })
    )
    return () => {
      isWanted = false
    }
  }, [load, attempt])
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return { ...loaded, retry }
}

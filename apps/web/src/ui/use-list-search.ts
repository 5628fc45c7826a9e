/** The state of a list lies in its address, so that it can be sent on and found again. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

interface Schema<Search> {
  readonly parse: (value: unknown) => Search
}

/** Empty texts and lists are left out of the address. */
function withoutEmpty(search: object): object {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}

/**
 * The search of the address as its schema reads it, and the way to change parts of it.
 *
 * @example const [search, change] = useListSearch(userListSearchSchema); change({ role: 'auditor' })
 */
export function useListSearch<Search extends object>(schema: Schema<Search>) {
  const search = schema.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = useCallback(
    (part: Partial<Search>) => {
      const next = (old: object) => withoutEmpty({ ...old, ...part })
      // Every list has its own search; the schema has made sure of this one's.
      void navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
    },
    [navigate]
  )
  return [search, change] as const
}

/** A division of the viewed day; the one before stays on the screen until the next has come. */
import { useQuery } from '@apollo/client/react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { divisionQuery, type NetworkDivision } from './division.operations.js'
import type { LensName } from './lens-names.js'

export interface DivisionLoading {
  /** Undefined until the first has come. */
  readonly division: NetworkDivision | undefined
  readonly isOnItsWay: boolean
  readonly error: unknown
  readonly retry: () => void
}

/** @param asOf the viewed day; null for today. */
export function useDivision(lens: LensName, asOf: IsoDate | null): DivisionLoading {
  const { data, previousData, error, refetch } = useQuery(divisionQuery, { variables: { lens, asOf } })
  return {
    division: (data ?? previousData)?.division,
    isOnItsWay: data === undefined,
    error,
    retry: () => void refetch()
  }
}

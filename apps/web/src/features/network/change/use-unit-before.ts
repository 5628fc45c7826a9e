/** The unit that a change is about, as it is on the day of the change. */
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import type { ChangeKind } from '@solmu/domain/network/change.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useLanguage } from '../../../ui/text.js'
import { orgUnitQuery } from '../network.operations.js'
import type { ChangeForm } from './change-form.js'
import { unitBefore, type UnitBefore } from './unit-details.js'

/** The kinds that ask what the unit was. */
const asking: readonly (ChangeKind | null)[] = ['amend', 'split', 'reopen', 'serve']

/** Null while it is on its way, when it is not found, and for kinds that do not ask. */
export function useUnitBefore({ kind, unitId }: ChangeForm, day: IsoDate, today: IsoDate) {
  const language = useLanguage()
  const skip = !asking.includes(kind) || unitId === null
  const { data, error, refetch } = useQuery(orgUnitQuery, {
    variables: { id: unitId ?? '', asOf: day === today ? null : day },
    skip
  })
  const unit = skip ? undefined : data?.orgUnit
  const before = useMemo<UnitBefore | null>(() => (unit === undefined ? null : unitBefore(unit, language)), [unit, language])
  return { before, isComing: !skip && before === null, error: skip ? undefined : error, retry: () => void refetch() }
}

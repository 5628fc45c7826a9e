/** What becomes of each unit of a member that leaves or is expelled on a day, as the network knows it. */
import { useQuery } from '@apollo/client/react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { memberLeavingQuery } from './leaving.operations.js'
import { useFateText } from './membership-words.js'
import styles from './membership.module.css'

export interface UnitFatesProps {
  readonly membershipId: string
  /** The first day on which it is no longer a member. */
  readonly endsOn: IsoDate
  readonly closesUnits: boolean
}

export function UnitFates({ membershipId, endsOn, closesUnits }: UnitFatesProps) {
  const t = useText()
  const pick = useLocalized()
  const fateText = useFateText()
  const { data, previousData } = useQuery(memberLeavingQuery, { variables: { membershipId, endsOn, closesUnits } })
  const units = (data ?? previousData)?.memberLeaving.units ?? []
  if (units.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('membership.leaving.units')} aria-live="polite">
      {units.map((row) => (
        <li key={row.unit.id}>{t('membership.leaving.unitFate', { unit: pick(row.unit.name), fate: fateText(row) })}</li>
      ))}
    </ul>
  )
}

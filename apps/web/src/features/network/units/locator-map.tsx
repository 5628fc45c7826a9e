/** A small map that shows where a unit stands, or which area a centre serves; the page says the same in words. */
import { lazy, Suspense } from 'react'
import { useQuery } from '@apollo/client/react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { networkTreeQuery, type OrgUnitDetail } from '../network.operations.js'
import type { NetworkTree } from '../network.types.js'
import styles from './units.module.css'

const LocatorDrawing = lazy(() => import('./locator-drawing.js'))

interface LocatorMapProps {
  readonly unit: OrgUnitDetail
  readonly asOf: IsoDate | undefined
}

export function LocatorMap({ unit, asOf }: LocatorMapProps) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(networkTreeQuery, { variables: { asOf: asOf ?? null } })
  const tree = data?.networkTree as NetworkTree | undefined
  const label = t('network.unit.locator', { unit: pick(unit.name), municipality: pick(unit.municipality.name) })
  return (
    <div className={styles.locator} role="img" aria-label={label}>
      {tree !== undefined && (
        <Suspense fallback={null}>
          <LocatorDrawing tree={tree} unitId={unit.id} />
        </Suspense>
      )}
    </div>
  )
}

/**
 * The network through a division: the view and the side panel of the network page, while its tree and its date band
 * stay. Loaded when a division is first chosen.
 */
import { useEffect, useMemo, type ReactNode } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { announce } from '../../../ui/announce.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { Skeleton, useIsSlow } from '../../../ui/skeleton.js'
import { useText } from '../../../ui/text.js'
import type { NetworkTree, NetworkView, PanelTab } from '../network.types.js'
import { useAreaName } from './area-names.js'
import { AreaPanel } from './area-panel.js'
import { DivisionMap } from './division-map.js'
import { DivisionSummary } from './division-summary.js'
import { DivisionTable } from './division-table.js'
import { DivisionTiles } from './division-tiles.js'
import type { NetworkDivision } from './division.operations.js'
import { hasAreas, rowsOf, type AreaRow } from './division-rows.js'
import type { LensName } from './lens-names.js'
import { MissingDivision } from './missing-division.js'
import { useDivision } from './use-division.js'
import pageStyles from '../network.page.module.css'
import styles from './division.module.css'

export interface DivisionColumnsProps {
  readonly lens: LensName
  /** The viewed day, undefined for today. */
  readonly asOf: IsoDate | undefined
  readonly tree: NetworkTree
  readonly view: NetworkView
  /** The chosen area; null when none is, or a unit. */
  readonly areaKey: string | null
  readonly unitId: string | null
  /** The panel of the chosen unit, which takes the place of that of the area. */
  readonly unitPanel: ReactNode
  readonly tab: PanelTab
  readonly focusRequest: number
  readonly onSelectArea: (key: string, isOpening: boolean) => void
  readonly onSelectUnit: (id: string, isOpening: boolean) => void
  readonly onTab: (tab: PanelTab) => void
  readonly onClose: () => void
  readonly onDay: (day: IsoDate) => void
}

export function DivisionColumns(props: DivisionColumnsProps) {
  const { lens, asOf, unitPanel } = props
  const { division, isOnItsWay, error, retry } = useDivision(lens, asOf ?? null)
  const nameOf = useAreaName()
  const rows = useMemo(
    () => (division === undefined ? [] : rowsOf(division, (area) => nameOf(division.lens, area))),
    [division, nameOf]
  )
  const isSlow = useIsSlow(isOnItsWay)
  useAnnouncedDivision(isOnItsWay ? undefined : division, rows)
  if (division === undefined) {
    return (
      <>
        <div className={pageStyles.view}>
          {error === undefined ? <Skeleton lines={12} /> : <ErrorNotice error={error} onRetry={retry} />}
        </div>
        <div className={pageStyles.side}>{unitPanel}</div>
      </>
    )
  }
  return (
    <>
      <div className={pageStyles.view} aria-busy={isOnItsWay || undefined}>
        {error !== undefined && <ErrorNotice error={error} onRetry={retry} />}
        <div className={styles.view} data-slow={isSlow || undefined}>
          <View {...props} division={division} rows={rows} />
        </div>
      </div>
      <div className={pageStyles.side}>{unitPanel ?? <Side {...props} division={division} rows={rows} />}</div>
    </>
  )
}

interface ShownProps extends DivisionColumnsProps {
  readonly division: NetworkDivision
  readonly rows: readonly AreaRow[]
}

function View({ division, rows, tree, view, areaKey, unitId, onSelectArea, onSelectUnit, onDay }: ShownProps) {
  if (!hasAreas(rows)) return <MissingDivision lens={division.lens} asOf={division.asOf} onDay={onDay} />
  const shown = { division, rows, selectedKey: areaKey, onSelectArea }
  if (view === 'map') return <DivisionMap {...shown} tree={tree} selectedUnitId={unitId} onSelectUnit={onSelectUnit} />
  // A new element for another division, so that it fades in; the map fades by itself.
  return (
    <div key={division.lens} className={styles.fading}>
      {view === 'tiles' ? <DivisionTiles {...shown} tree={tree} /> : <DivisionTable {...shown} />}
    </div>
  )
}

/** An area that is not there on the day, or is of another division, leaves the summary of the division. */
function Side({ division, rows, asOf, areaKey, tab, focusRequest, onTab, onSelectUnit, onClose }: ShownProps) {
  const row = rows.find(({ key }) => key === areaKey)
  if (row === undefined || !hasAreas(rows)) return <DivisionSummary division={division} rows={rows} />
  return (
    <AreaPanel
      {...{ division, row, tab, focusRequest, onTab, onClose }}
      asOf={asOf ?? null}
      onSelectUnit={(id) => onSelectUnit(id, true)}
    />
  )
}

/** Tells those who listen which division has come, and how many areas it has. */
function useAnnouncedDivision(division: NetworkDivision | undefined, rows: readonly AreaRow[]): void {
  const t = useText()
  const lens = division?.lens
  const count = rows.filter((row) => !row.isNone).length
  useEffect(() => {
    if (lens !== undefined) announce(t('division.announce', { division: t(`division.lens.${lens}`), count }))
  }, [lens, count, t])
}

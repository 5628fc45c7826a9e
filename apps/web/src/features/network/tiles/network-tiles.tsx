/**
 * The network as tiles of equal size, one for each region: an alternative to the map in which small regions
 * are as easy to see and to hit as large ones. A list of choices to the keyboard, as the map is.
 */
import { useQuery } from '@apollo/client/react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import type { IsoDate } from '@solmu/shared/dates.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Place } from '../map/map-neighbours.js'
import { highlightedCentre } from '../map/map-scene.js'
import { useRovingChoice } from '../map/use-roving-choice.js'
import { regionsQuery } from '../network.operations.js'
import type { NetworkTree, RegionArea } from '../network.types.js'
import { centresOf } from '../table/network-figures.js'
import { tilesOf, type Tile, type TileSource } from './tile-centres.js'
import styles from './network-tiles.module.css'

export interface NetworkTilesProps {
  readonly tree: NetworkTree
  readonly selectedId: string | null
  /** `isOpening` is true when the reader asks to go to the unit's panel, not only to select it. */
  readonly onSelect: (id: string, isOpening: boolean) => void
}

export function NetworkTiles({ tree, selectedId, onSelect }: NetworkTilesProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const names = useMemo(() => new Map(centresOf(tree).map((centre) => [centre.id, pick(centre.name)])), [tree, pick])
  return (
    <RegionTiles
      source={tree}
      asOf={tree.asOf === tree.today ? null : tree.asOf}
      label={t('network.tiles.label', { day: format.day(tree.asOf) })}
      names={names}
      noneText={t('network.map.noCentre')}
      note={t('network.tiles.note')}
      highlightedId={highlightedCentre(tree, selectedId)}
      onSelect={onSelect}
    />
  )
}

export interface RegionTilesProps {
  /** Whose tiles: the territories of centres, or the areas of a division in their form. */
  readonly source: TileSource
  /** The viewed day, null for today. */
  readonly asOf: IsoDate | null
  readonly label: string
  /** What each area is called; areas that are not in it are none. */
  readonly names: ReadonlyMap<string, string>
  readonly noneText: string
  readonly note: string
  readonly highlightedId: string | null
  readonly onSelect: (id: string, isOpening: boolean) => void
}

/** Waits for the regions of the day, and draws a tile for each. */
export function RegionTiles(props: RegionTilesProps) {
  const { source, asOf } = props
  const { data, previousData, error, refetch } = useQuery(regionsQuery, { variables: { asOf } })
  const regions = (data ?? previousData)?.areas as readonly RegionArea[] | undefined
  const tiles = useMemo(() => (regions === undefined ? null : tilesOf(source, regions).map(placeOf)), [source, regions])
  if (tiles === null) {
    return error === undefined ? <Skeleton lines={10} /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
  }
  return <TileGrid {...props} tiles={tiles} />
}

/** A tile as a place in the grid, for moving by arrows. */
type TilePlace = Tile & Place

const placeOf = (tile: Tile): TilePlace => ({ ...tile, id: tile.regionCode, point: [tile.column, tile.row] })

interface TileGridProps extends RegionTilesProps {
  readonly tiles: readonly TilePlace[]
}

function TileGrid({ tiles, label, names, noneText, note, highlightedId, onSelect }: TileGridProps) {
  const [activeCode, setActiveCode] = useState<string | null>(null)
  const choose = ({ centreId }: Tile, isOpening: boolean): void => {
    if (centreId !== null) onSelect(centreId, isOpening)
  }
  const { list, onKeyDown } = useRovingChoice<TilePlace, HTMLDivElement>(tiles, {
    onActivate: (tile) => setActiveCode(tile.id),
    onChoose: choose
  })
  const reachable = [activeCode, tiles.find((tile) => tile.centreId === highlightedId)?.regionCode].find(
    (code) => code !== undefined && tiles.some((tile) => tile.regionCode === code)
  )

  return (
    <div className={styles.wrap}>
      <div ref={list} role="listbox" aria-label={label} className={styles.grid}>
        {tiles.map((tile, index) => (
          <TileBox
            key={tile.regionCode}
            tile={tile}
            tiles={tiles}
            names={names}
            noneText={noneText}
            isHighlighted={tile.centreId !== null && tile.centreId === highlightedId}
            isReachable={reachable === undefined ? index === 0 : tile.regionCode === reachable}
            onFocus={() => setActiveCode(tile.regionCode)}
            onClick={() => choose(tile, false)}
            onKeyDown={(event) => onKeyDown(event, tile)}
          />
        ))}
      </div>
      <p className={styles.note}>{note}</p>
    </div>
  )
}

interface TileBoxProps {
  readonly tile: Tile
  readonly tiles: readonly Tile[]
  readonly names: ReadonlyMap<string, string>
  readonly noneText: string
  readonly isHighlighted: boolean
  readonly isReachable: boolean
  readonly onFocus: () => void
  readonly onClick: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Sides on which a tile of another centre, or none, lies: there the border is drawn strong. */
function outerSides(tile: Tile, tiles: readonly Tile[]): string {
  const at = (row: number, column: number) => tiles.find((other) => other.row === row && other.column === column)
  const sides = {
    top: at(tile.row - 1, tile.column),
    right: at(tile.row, tile.column + 1),
    bottom: at(tile.row + 1, tile.column),
    left: at(tile.row, tile.column - 1)
  }
  return Object.entries(sides)
    .filter(([, other]) => other === undefined || other.centreId !== tile.centreId)
    .map(([side]) => side)
    .join(' ')
}

/** With more areas than this in a region, a tile tells only how many they are, so that it stays a tile. */
const namedShares = 2

/** Which area most of the region belongs to, and which the rest; what is not shown is still spoken. */
function TileShares({ tile, names, noneText }: Pick<TileBoxProps, 'tile' | 'names' | 'noneText'>) {
  const t = useText()
  const pick = useLocalized()
  const [main, ...others] = tile.shares
  const area = names.get(main?.centreId ?? '') ?? noneText
  const split = others
    .map((share) => t('network.tiles.split', { centre: names.get(share.centreId) ?? '', count: share.municipalities }))
    .join(', ')
  const hasMany = others.length > namedShares
  return (
    <>
      <span className={area === pick(tile.region.name) ? 'visually-hidden' : styles.centre}>{area}</span>
      {hasMany && (
        <span className={styles.split} aria-hidden="true">
          {t('division.tiles.others', { count: others.length })}
        </span>
      )}
      {split !== '' && <span className={hasMany ? 'visually-hidden' : styles.split}>{hasMany ? `, ${split}` : split}</span>}
    </>
  )
}

function TileBox({ tile, tiles, names, noneText, isHighlighted, isReachable, ...handlers }: TileBoxProps) {
  const t = useText()
  const pick = useLocalized()
  const municipalities = t('network.count.municipalities', { count: tile.region.municipalityCodes.length })
  const units = t('network.count.units', { count: tile.units.length })
  return (
    <div
      role="option"
      className={styles.tile}
      style={{ gridRow: tile.row, gridColumn: tile.column }}
      data-place={tile.regionCode}
      data-sides={outerSides(tile, tiles)}
      data-tone={tile.centreId === null ? 'none' : isHighlighted ? 'selected' : 'plain'}
      aria-selected={isHighlighted}
      aria-disabled={tile.centreId === null || undefined}
      tabIndex={isReachable ? 0 : -1}
      {...handlers}
    >
      <span className={styles.region}>
        {pick(tile.region.name)}
        <span className="visually-hidden">, </span>
      </span>
      <TileShares {...{ tile, names, noneText }} />
      <span className="visually-hidden">
        , {units}, {municipalities}
      </span>
      <span className={styles.units} aria-hidden="true">
        {tile.units.map((unit) => (
          <span key={unit.id} className={styles.unit} />
        ))}
      </span>
    </div>
  )
}

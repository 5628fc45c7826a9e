/** The grid of figures: sections of indicators, a line each, with totals, the period before and the target beside them. */
import { memo, useEffect, useRef, useState } from 'react'
import { entriesOf, type GridBlock, type GridLine, type GridPlace } from '@solmu/domain/results/grid.js'
import { pickText, useText } from '../../../../ui/text.js'
import { GridCell } from './grid-cell.js'
import { useSheet } from './sheet-context.js'
import { ChangeCell, PreviousCell, TargetCell, TotalCell } from './total-cells.js'
import { useGridEvents, type GridActs } from './use-grid-events.js'
import styles from './sheet.module.css'

export interface SheetGridProps {
  /** What the grid is: read out. */
  readonly label: string
  /** The period before, short: "2/2026". */
  readonly previousLabel: string
  readonly isReadOnly: boolean
  readonly acts: GridActs
}

/** Columns for what stands beside the figures: the period before, the change, the target. */
const factColumns = 3

function Place({ place, line, column }: { readonly place: GridPlace; readonly line: GridLine; readonly column: number }) {
  const { model } = useSheet()
  if (place.kind === 'entry') return <GridCell entry={place} column={column} />
  if (place.kind === 'blank') return <td role="gridcell" aria-colindex={column} className={styles.blank} />
  const isMinor = column <= model.grid.categoryCount + 1
  return <TotalCell of={place.of} row={model.rowOf(line.indicatorId)} column={column} isMinor={isMinor} />
}

function LineHead({ line }: { readonly line: GridLine }) {
  const { model } = useSheet()
  const { indicator, version } = model.rowOf(line.indicatorId)
  if (line.kind === 'part') {
    return (
      <th scope="row" aria-colindex={1} className={styles.partHead}>
        {model.partName(line)}
      </th>
    )
  }
  const { text, lang } = pickText(version.name, model.language)
  return (
    <th scope="row" aria-colindex={1} className={styles.lineHead}>
      <span className={styles.code}>{indicator.code}</span>
      <span lang={lang}>{text}</span>
    </th>
  )
}

/** The figures by which a line is compared; percentages and the like are compared only when there is one of them. */
function comparedKeys(line: GridLine): readonly string[] | null {
  const last = line.places[line.places.length - 1]
  if (last?.kind === 'total') return last.of
  return last?.kind === 'entry' ? [last.key] : null
}

const Line = memo(function Line({ line, index }: { readonly line: GridLine; readonly index: number }) {
  const { model } = useSheet()
  const row = model.rowOf(line.indicatorId)
  const keys = line.kind === 'part' ? null : comparedKeys(line)
  const at = line.places.length + 2
  return (
    <tr aria-rowindex={index} data-kind={line.kind}>
      <LineHead line={line} />
      {line.places.map((place, column) => (
        <Place key={column} place={place} line={line} column={column + 2} />
      ))}
      {keys ? (
        <>
          <PreviousCell row={row} column={at} />
          <ChangeCell row={row} keys={keys} column={at + 1} />
          <TargetCell row={row} keys={keys} column={at + 2} />
        </>
      ) : (
        <td role="gridcell" aria-colindex={at} colSpan={factColumns} />
      )}
    </tr>
  )
})

function BlockHead({ block }: { readonly block: GridBlock }) {
  const { model } = useSheet()
  const names = model.columnNames(block)
  return (
    <tr className={styles.blockHead}>
      <td role="gridcell" className={styles.blockCorner} />
      {names.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
      <td role="gridcell" colSpan={model.grid.categoryCount - names.length + 1 + factColumns} />
    </tr>
  )
}

const sameColumns = (one: GridBlock | undefined, other: GridBlock): boolean =>
  one?.dimensionCode === other.dimensionCode && one.categoryCodes.join() === other.categoryCodes.join()

const Sections = memo(function Sections() {
  const { model } = useSheet()
  const { grid } = model
  const main = mainBlock(grid.sections.flatMap(({ blocks }) => blocks))
  const order = new Map(grid.lines.map(({ id }, index) => [id, index + 2]))
  return grid.sections.map(({ groupId, blocks }) => (
    <tbody key={groupId}>
      <tr className={styles.sectionHead}>
        <th scope="rowgroup" colSpan={grid.categoryCount + 2 + factColumns}>
          <span>{model.groupName(groupId)}</span>
        </th>
      </tr>
      {blocks.map((block, index) => {
        const hasOwnHead = block.dimensionCode !== null && !sameColumns(main, block)
        return [
          hasOwnHead && <BlockHead key={`head-${index}`} block={block} />,
          ...block.lines.map((line) => <Line key={line.id} line={line} index={order.get(line.id) ?? 0} />)
        ]
      })}
    </tbody>
  ))
})

/** The block whose columns head the whole grid: those that most lines have. */
function mainBlock(blocks: readonly GridBlock[]): GridBlock | undefined {
  const lines = (block: GridBlock) =>
    blocks.filter((each) => sameColumns(block, each)).reduce((sum, each) => sum + each.lines.length, 0)
  return blocks.filter(({ dimensionCode }) => dimensionCode !== null).sort((a, b) => lines(b) - lines(a))[0]
}

function Head({ previousLabel }: { readonly previousLabel: string }) {
  const t = useText()
  const { model } = useSheet()
  const { grid } = model
  const main = mainBlock(grid.sections.flatMap(({ blocks }) => blocks))
  const names = main ? model.columnNames(main) : []
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" aria-colindex={1} className={styles.corner}>
          {t('unitReturn.grid.indicator')}
        </th>
        {Array.from({ length: grid.categoryCount }, (_, column) => {
          const Cell = names[column] ? 'th' : 'td'
          return (
            <Cell key={column} scope={names[column] ? 'col' : undefined} aria-colindex={column + 2}>
              {names[column]}
            </Cell>
          )
        })}
        <th scope="col" aria-colindex={grid.categoryCount + 2}>
          {t('unitReturn.grid.total')}
        </th>
        <th scope="col" aria-colindex={grid.categoryCount + 3}>
          {previousLabel}
        </th>
        <th scope="col" aria-colindex={grid.categoryCount + 4}>
          {t('unitReturn.grid.change')}
        </th>
        <th scope="col" aria-colindex={grid.categoryCount + 5} className={styles.targetHead}>
          {t('unitReturn.grid.target')}
        </th>
      </tr>
    </thead>
  )
}

/** A grid that is wider than its place scrolls in its own frame; any other scrolls with the page, under its head. */
function useOverflow() {
  const frame = useRef<HTMLDivElement>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = frame.current
    const table = element?.firstElementChild
    if (!element || !table) return
    const observer = new ResizeObserver(() => setOverflows(table.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, overflows }
}

/** The first figure can be reached by Tab before anybody has been in the grid. */
function useFirstStop(): void {
  const { model, selection } = useSheet()
  useEffect(() => {
    selection.follow(model.grid)
    const entries = entriesOf(model.grid)
    const first = entries.find(({ isWritable }) => isWritable) ?? entries[0]
    if (selection.activeKey() === null && first) selection.goTo(first.key)
  }, [model, selection])
}

export const SheetGrid = memo(function SheetGrid({ label, previousLabel, isReadOnly, acts }: SheetGridProps) {
  const { model } = useSheet()
  const { frame, overflows } = useOverflow()
  const events = useGridEvents(acts)
  useFirstStop()
  return (
    <div ref={frame} className={styles.frame} data-overflows={overflows || undefined}>
      <table
        role="grid"
        className={styles.grid}
        aria-label={label}
        aria-readonly={isReadOnly || undefined}
        aria-multiselectable="true"
        aria-rowcount={model.grid.lines.length + 1}
        aria-colcount={model.grid.categoryCount + 2 + factColumns}
        {...events}
      >
        <Head previousLabel={previousLabel} />
        <Sections />
      </table>
    </div>
  )
})

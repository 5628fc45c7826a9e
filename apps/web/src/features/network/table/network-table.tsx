/**
 * The network in figures: a row for each centre, opened to its units; the total; what nobody serves. Says
 * what the map shows, from the same figures.
 */
import { IconChevronRight, IconDownload } from '@tabler/icons-react'
import { Fragment, useMemo, useState, type ReactNode } from 'react'
import { Button } from '../../../ui/button.js'
import { saveTextFile } from '../../../ui/download.js'
import { useFormat } from '../../../ui/format.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value, ValueLegend } from '../../../ui/value.js'
import type { NetworkNode, NetworkTree } from '../network.types.js'
import { networkCsv } from './network-csv.js'
import { changeToToday, networkFigures, type CentreFigures, type Figures } from './network-figures.js'
import styles from './network-table.module.css'
import parts from './table-parts.module.css'

export interface NetworkTableProps {
  readonly tree: NetworkTree
  readonly current: NetworkTree
  readonly selectedId: string | null
  /** `isOpening` is true when the reader asks to go to the unit's panel, not only to select it. */
  readonly onSelect: (id: string, isOpening: boolean) => void
}

export function NetworkTable({ tree, current, selectedId, onSelect }: NetworkTableProps) {
  const t = useText()
  const pick = useLocalized()
  const language = useLanguage()
  const format = useFormat()
  const figures = useMemo(() => networkFigures(tree, current), [tree, current])
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const isToday = tree.asOf === tree.today
  const label = t('network.table.label', { day: format.day(tree.asOf) })
  const toggle = (id: string): void => {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  return (
    <div className={styles.wrap}>
      {/* What scrolls must be reachable by the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
        <table className={styles.table}>
          <caption className="visually-hidden">{label}</caption>
          <Head populationDate={figures.populationDate} isToday={isToday} />
          <tbody>
            {figures.centres.map((row) => (
              <Fragment key={row.centre.id}>
                <CentreRow
                  row={row}
                  isToday={isToday}
                  isOpen={open.has(row.centre.id)}
                  isSelected={row.centre.id === selectedId}
                  onToggle={() => toggle(row.centre.id)}
                  onSelect={() => onSelect(row.centre.id, true)}
                />
                {open.has(row.centre.id) &&
                  row.members.map((unit) => (
                    <UnitRow
                      key={unit.id}
                      unit={unit}
                      columns={isToday ? 2 : 3}
                      isSelected={unit.id === selectedId}
                      onSelect={() => onSelect(unit.id, true)}
                    />
                  ))}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('network.table.total')}</th>
              <FigureCells viewed={figures.total} today={figures.totalToday} isToday={isToday} />
            </tr>
          </tfoot>
        </table>
      </div>
      {figures.uncovered > 0 && <p className={parts.note}>{t('network.table.uncovered', { count: figures.uncovered })}</p>}
      {figures.centres.some((row) => row.population === null || (!isToday && row.today === null)) && (
        <ValueLegend marks={['notApplicable']} />
      )}
      <p className={parts.export} data-print="never">
        <Button
          size="small"
          variant="quiet"
          icon={IconDownload}
          onClick={() =>
            saveTextFile(
              t('network.table.fileName', { day: tree.asOf }),
              networkCsv(figures, tree, { t, pick, language }),
              'text/csv;charset=utf-8'
            )
          }
        >
          {t('ui.table.export')}
        </Button>
      </p>
    </div>
  )
}

function Head({ populationDate, isToday }: { readonly populationDate: string | null; readonly isToday: boolean }) {
  const t = useText()
  const format = useFormat()
  return (
    <thead>
      <tr>
        <th scope="col">{t('network.table.centre')}</th>
        <th scope="col" data-numeric>
          {t('network.table.units')}
        </th>
        <th scope="col" data-numeric>
          {t('network.table.municipalities')}
        </th>
        <th scope="col" data-numeric>
          {populationDate === null
            ? t('network.table.population')
            : t('network.table.populationOn', { day: format.day(populationDate) })}
        </th>
        {!isToday && (
          <th scope="col" data-numeric className={styles.change}>
            {t('network.table.change')}
          </th>
        )}
      </tr>
    </thead>
  )
}

interface FigureCellsProps {
  readonly viewed: Figures
  readonly today: Figures | null
  readonly isToday: boolean
}

function FigureCells({ viewed, today, isToday }: FigureCellsProps) {
  return (
    <>
      <td data-numeric>
        <Value value={viewed.units} />
      </td>
      <td data-numeric>
        <Value value={viewed.municipalities} />
      </td>
      <td data-numeric>
        <Value value={viewed.population ?? 'notApplicable'} />
      </td>
      {!isToday && (
        <td data-numeric className={styles.change}>
          <Change viewed={viewed} today={today} />
        </td>
      )}
    </>
  )
}

/** "+2 yks., −9 kuntaa": how today differs from the viewed day. */
function Change({ viewed, today }: Omit<FigureCellsProps, 'isToday'>): ReactNode {
  const t = useText()
  const format = useFormat()
  const units = changeToToday(viewed, today, 'units')
  const municipalities = changeToToday(viewed, today, 'municipalities')
  if (units === null || municipalities === null) return <Value value="notApplicable" />
  const parts = [
    units === 0 ? null : t('network.table.changeUnits', { count: format.change(units) }),
    municipalities === 0 ? null : t('network.table.changeMunicipalities', { count: format.change(municipalities) })
  ].filter((part) => part !== null)
  if (parts.length === 0) return t('network.table.noChange')
  return parts.map((part, index) => (
    <Fragment key={part}>
      {index > 0 && ', '}
      <span className={styles.part}>{part}</span>
    </Fragment>
  ))
}

interface CentreRowProps {
  readonly row: CentreFigures
  readonly isToday: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly onToggle: () => void
  readonly onSelect: () => void
}

function CentreRow({ row, isToday, isOpen, isSelected, onToggle, onSelect }: CentreRowProps) {
  const t = useText()
  const pick = useLocalized()
  const name = pick(row.centre.name)
  return (
    <tr data-selected={isSelected || undefined}>
      <th scope="row">
        <span className={styles.name}>
          <button
            type="button"
            className={styles.toggle}
            aria-expanded={isOpen}
            aria-label={t('network.table.toggle', { centre: name })}
            data-open={isOpen || undefined}
            onClick={onToggle}
          >
            <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
          </button>
          <button type="button" className={parts.open} onClick={onSelect}>
            {name}
          </button>
        </span>
      </th>
      <FigureCells viewed={row} today={row.today} isToday={isToday} />
    </tr>
  )
}

interface UnitRowProps {
  readonly unit: NetworkNode
  /** Columns that say nothing of a unit. */
  readonly columns: number
  readonly isSelected: boolean
  readonly onSelect: () => void
}

function UnitRow({ unit, columns, isSelected, onSelect }: UnitRowProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  return (
    <tr data-unit data-selected={isSelected || undefined}>
      <th scope="row">
        <button type="button" className={parts.open} onClick={onSelect}>
          {pick(unit.name)}
        </button>
      </th>
      <td colSpan={columns}>
        {t(`network.kind.${unit.kind}`)}, {pick(unit.municipalityName)}
      </td>
      <td data-numeric>{t('network.since', { day: format.day(unit.validFrom) })}</td>
    </tr>
  )
}

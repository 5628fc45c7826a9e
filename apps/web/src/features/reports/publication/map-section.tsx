/** One indicator through a division of the country: a map in classes, or the same as a table. */
import { useMemo } from 'react'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { marksAmong, ValueLegend, type Figure } from '../../../ui/value.js'
import { ColouredMap, type ColouredArea } from '../../network/shading/coloured-map.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { figureValue } from './published-value.js'
import type { PublishedIndicator } from './publication.operations.js'
import type { PublicationSearch } from './publication.search.js'
import type { Shown } from './use-publication.js'
import { FigureButton } from './figure-button.js'
import styles from './publication.module.css'

interface MapSectionProps {
  readonly shown: Shown
  readonly search: PublicationSearch
  readonly change: (part: Partial<PublicationSearch>) => void
  readonly onWhy?: ((indicatorId: string, lens: string, area: string) => void) | undefined
}

function useAreas({ publication, lens, chosen, figureOf }: Shown): readonly ColouredArea[] {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  return useMemo(() => {
    if (!chosen || lens === null) return []
    const spoken = (value: Figure) => (typeof value === 'number' ? format.number(value, chosen.decimals) : t(`ui.value.${value}.spoken`))
    return publication.areas
      .filter((each) => each.lens === lens)
      .map(({ area, name, municipalityCodes }) => {
        const value = figureValue(figureOf(chosen.id, lens, area))
        return { area, name: say(name), value, spoken: spoken(value), municipalityCodes }
      })
  }, [publication, lens, chosen, figureOf, t, say, format])
}

function AreaTable({ shown, areas, indicator, onWhy }: { readonly shown: Shown; readonly areas: readonly ColouredArea[]; readonly indicator: PublishedIndicator } & Pick<MapSectionProps, 'onWhy'>) {
  const t = useText()
  const columns: Column<ColouredArea>[] = [
    { id: 'area', header: t('publication.area'), cell: ({ name }) => name },
    {
      id: 'value',
      header: t(`publication.unit.${indicator.unit}`),
      isNumeric: true,
      phone: 'figure',
      cell: ({ area, name, value }) => (
        <FigureButton value={value} decimals={indicator.decimals} name={name} onClick={onWhy && (() => onWhy(indicator.id, shown.lens ?? '', area))} />
      )
    }
  ]
  const marks = marksAmong(areas.map(({ value }) => value))
  return <DataTable caption={t('publication.map.table')} columns={columns} rows={areas} rowKey={({ area }) => area} footer={<ValueLegend marks={marks} />} />
}

export function MapSection({ shown, search, change, onWhy }: MapSectionProps) {
  const t = useText()
  const say = useLocalized()
  const areas = useAreas(shown)
  const { chosen, lens, lenses } = shown
  if (!chosen || lens === null) return null
  const view = search.map ?? 'chart'
  const name = say(chosen.name)
  return (
    <Section
      title={name}
      aside={<ViewSwitch of={name} view={view} chart={t('chart.view.map')} onChange={(next) => change({ map: next === 'chart' ? undefined : next })} />}
    >
      {lenses.length > 1 ? (
        <SelectField
          id="publication-lens"
          label={t('publication.division')}
          value={lens}
          options={lenses.map((value) => ({ value, label: t(`publication.lens.${value}`) }))}
          onChange={({ target }) => change({ lens: target.value })}
        />
      ) : (
        <p className={styles.meta}>{t(`publication.lens.${lens}`)}</p>
      )}
      {view === 'table' && <AreaTable {...{ shown, areas, onWhy }} indicator={chosen} />}
      {view === 'chart' && (
        <ColouredMap
          label={t('publication.map.label', { name, division: t(`publication.lens.${lens}`) })}
          areas={areas}
          decimals={chosen.decimals}
          selected={search.why?.split('|')[2] ?? null}
          onSelect={(area) => onWhy?.(chosen.id, lens, area)}
        />
      )}
      <p className={styles.source}>{t('publication.map.source')}</p>
    </Section>
  )
}

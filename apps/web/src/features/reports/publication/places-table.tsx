/** The headline figures by regional centre, with what is withheld and missing; a centre opens its units where they are read. */
import { useState } from 'react'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { marksAmong, Value, ValueLegend } from '../../../ui/value.js'
import { figureValue } from './published-value.js'
import type { PublishedArea, PublishedIndicator } from './publication.operations.js'
import type { Shown } from './use-publication.js'
import { FigureButton } from './figure-button.js'
import styles from './publication.module.css'

interface PlacesTableProps {
  readonly shown: Shown
  readonly onWhy?: ((indicatorId: string, lens: string, area: string) => void) | undefined
}

/** The heading of a column is short: the whole name stands in the strip above. */
function useColumns({ shown: { headlines, head, figureOf, publication }, onWhy }: PlacesTableProps, open: Opening): readonly Column<PublishedArea>[] {
  const t = useText()
  const say = useLocalized()
  const hasUnits = publication.detail === 'unit'
  const total = (indicator: PublishedIndicator) =>
    head && <Value value={figureValue(figureOf(indicator.id, head.lens, head.area))} decimals={indicator.decimals} />
  return [
    {
      id: 'area',
      header: t('publication.places.centre'),
      total: head?.lens === 'network' ? t('publication.places.total') : undefined,
      cell: ({ lens, area, name }) =>
        lens === 'centre' && hasUnits ? (
          <button type="button" className={styles.opener} aria-expanded={open.areas.has(area)} onClick={() => open.toggle(area)}>
            {say(name)}
          </button>
        ) : (
          <span className={lens === 'unit' ? styles.unitName : undefined}>{say(name)}</span>
        )
    },
    ...headlines.map((indicator): Column<PublishedArea> => ({
      id: indicator.id,
      header: say(indicator.name),
      isNumeric: true,
      total: total(indicator),
      cell: ({ lens, area, name }) => (
        <FigureButton
          value={figureValue(figureOf(indicator.id, lens, area))}
          decimals={indicator.decimals}
          name={`${say(indicator.name)}, ${say(name)}`}
          onClick={onWhy && (() => onWhy(indicator.id, lens, area))}
        />
      )
    })),
    {
      id: 'units',
      header: t('publication.places.units'),
      isNumeric: true,
      cell: ({ lens, area }) => <Given {...{ lens, area, headlines, figureOf }} />
    }
  ]
}

function Given({ lens, area, headlines, figureOf }: Pick<PublishedArea, 'lens' | 'area'> & Pick<Shown, 'headlines' | 'figureOf'>) {
  const format = useFormat()
  const figures = headlines.flatMap(({ id }) => figureOf(id, lens, area) ?? [])
  if (lens === 'unit' || figures.length === 0) return null
  const asked = Math.max(...figures.map(({ unitCount, missingCount }) => unitCount + missingCount))
  const missing = Math.max(...figures.map(({ missingCount }) => missingCount))
  return `${format.number(asked - missing)}/${format.number(asked)}`
}

interface Opening {
  readonly areas: ReadonlySet<string>
  readonly toggle: (area: string) => void
}

function useOpening(): Opening & { readonly set: (areas: readonly string[]) => void } {
  const [areas, setAreas] = useState<ReadonlySet<string>>(new Set())
  return {
    areas,
    set: (all) => setAreas(new Set(all)),
    toggle: (area) => setAreas((before) => new Set(before.has(area) ? [...before].filter((each) => each !== area) : [...before, area]))
  }
}

export function PlacesTable({ shown, onWhy }: PlacesTableProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const open = useOpening()
  const { publication, headlines, figureOf } = shown
  const columns = useColumns({ shown, onWhy }, open)
  const byName = (a: PublishedArea, b: PublishedArea) => format.compare(say(a.name), say(b.name))
  const centres = publication.areas.filter(({ lens }) => lens === 'centre').sort(byName)
  const units = publication.areas.filter(({ lens }) => lens === 'unit').sort(byName)
  if (centres.length + units.length === 0 || headlines.length === 0) return null
  const orphans = units.filter(({ parent }) => !centres.some(({ area }) => area === parent))
  const rows = [...centres.flatMap((centre) => [centre, ...(open.areas.has(centre.area) ? units.filter(({ parent }) => parent === centre.area) : [])]), ...orphans]
  const values = rows.flatMap(({ lens, area }) => headlines.map(({ id }) => figureValue(figureOf(id, lens, area))))
  const isAllOpen = open.areas.size === centres.length
  return (
    <Section
      title={t('publication.places.title')}
      aside={
        units.length > orphans.length && (
          <button type="button" className={styles.linkButton} onClick={() => open.set(isAllOpen ? [] : centres.map(({ area }) => area))}>
            {t(isAllOpen ? 'publication.places.close' : 'publication.places.open')}
          </button>
        )
      }
    >
      <DataTable caption={t('publication.places.title')} columns={columns} rows={rows} rowKey={({ lens, area }) => `${lens} ${area}`} phone="scroll" footer={<ValueLegend marks={marksAmong(values)} />} />
      {values.includes('suppressed') && <p className={styles.meta}>{t('publication.places.withheld', { count: publication.personsThreshold })}</p>}
    </Section>
  )
}

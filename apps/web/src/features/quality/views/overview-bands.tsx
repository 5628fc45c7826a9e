/** How many units are in which band: over the tree, and on the map. */
import { useNavigate } from '@tanstack/react-router'
import { shareFrom } from '@solmu/domain/quality/quality-bands.js'
import { ViewSwitch } from '../../../ui/charts/view-switch.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { SelectField } from '../../../ui/form-field.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { ColouredMap } from '../../network/shading/coloured-map.js'
import { countsOf } from './overview-rows.js'
import type { BandNode, Overview } from './views.operations.js'
import type { OverviewSearch } from './views.search.js'
import { useBandName } from './views-words.js'
import styles from './views.module.css'

interface BandsProps {
  readonly overview: Overview
  readonly search: OverviewSearch
  readonly change: (part: Partial<OverviewSearch>) => void
}

/** The places that hold units; a local unit by itself says no more than its row in the heat map. */
const placesOf = ({ nodes }: Overview): readonly BandNode[] => nodes.filter(({ type, total }) => type !== 'local_unit' && total > 0)

function useColumns(overview: Overview): readonly Column<BandNode>[] {
  const t = useText()
  const pick = useLocalized()
  const bandName = useBandName(overview.version.content)
  const bands = overview.version.content.bands.map(({ code }): Column<BandNode> => ({
    ...{ id: code, header: bandName(code), isNumeric: true },
    cell: (node) => node.bands.find(({ band }) => band === code)?.count ?? 0
  }))
  return [
    { id: 'name', header: t('quality.bands.place'), cell: ({ type, name }) => <span data-indent={type === 'regional_centre' || undefined} className={styles.place}>{pick(name)}</span> },
    ...bands,
    { id: 'outside', header: t('quality.bands.outside'), isNumeric: true, cell: ({ outside }) => outside },
    { id: 'none', header: t('quality.bands.none'), isNumeric: true, cell: ({ none }) => none },
    { id: 'total', header: t('quality.bands.total'), isNumeric: true, cell: ({ total }) => total }
  ]
}

function BandMap({ overview, search, change }: BandsProps) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const navigate = useNavigate()
  const bandName = useBandName(overview.version.content)
  const { bands } = overview.version.content
  const from = bands.find(({ code }) => code === search.band)?.code ?? bands.at(Math.max(1, bands.length - 2))?.code ?? bands[0]?.code ?? ''
  const areas = overview.nodes
    .filter(({ type, municipalityCodes }) => type === 'regional_centre' && municipalityCodes.length > 0)
    .map((node) => {
      const { share, reached, assessed } = shareFrom(bands, countsOf(node), from)
      const percent = share === null ? null : Math.round(share * 100)
      return {
        ...{ area: node.id, name: pick(node.name), municipalityCodes: node.municipalityCodes, value: percent ?? ('missing' as const) },
        spoken: percent === null ? t('quality.bands.noScores') : t('quality.bands.share', { percent: format.number(percent), reached, assessed })
      }
    })
  return (
    <>
      <div className={styles.narrow}>
        <SelectField
          label={t('quality.bands.from')}
          options={bands.map(({ code }) => ({ value: code, label: bandName(code) }))}
          value={from}
          onChange={({ target }) => change({ band: target.value })}
        />
      </div>
      <ColouredMap
        label={t('quality.bands.map', { band: bandName(from) })}
        areas={areas}
        decimals={0}
        selected={search.centre ?? null}
        onSelect={(id) => void navigate({ to: '/$lang/quality', params: { lang }, search: { ...search, centre: id } as never, resetScroll: false })}
      />
      <p className={styles.note}>{t('quality.bands.mapNote')}</p>
    </>
  )
}

export function OverviewBands({ overview, search, change }: BandsProps) {
  const t = useText()
  const columns = useColumns(overview)
  const view = search.view ?? 'chart'
  if (overview.version.content.bands.length === 0) {
    return (
      <Section title={t('quality.bands.title')}>
        <p className={styles.note}>{t('quality.bands.withoutBands')}</p>
      </Section>
    )
  }
  return (
    <Section
      title={t('quality.bands.title')}
      aside={<ViewSwitch of={t('quality.bands.title')} view={view} chart={t('quality.bands.onMap')} onChange={(next) => change({ view: next === 'table' ? 'table' : undefined })} />}
    >
      {view === 'chart' && <BandMap {...{ overview, search, change }} />}
      <DataTable caption={t('quality.bands.caption')} columns={columns} rows={placesOf(overview)} rowKey={({ id }) => id} phone="scroll" />
    </Section>
  )
}

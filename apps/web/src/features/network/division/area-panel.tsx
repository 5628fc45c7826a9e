/** The side panel of a chosen area: what it is on the viewed day, who works there and which municipalities it holds. */
import { useQuery } from '@apollo/client/react'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { PanelTab } from '../network.types.js'
import { Facts } from '../panel/facts.js'
import { MunicipalityList } from '../panel/municipality-list.js'
import { PanelFrame } from '../panel/panel-frame.js'
import { PanelTabs } from '../panel/panel-tabs.js'
import panelStyles from '../panel/panel.module.css'
import { municipalitiesQuery, type NetworkDivision } from './division.operations.js'
import { decimalsFor, type AreaRow } from './division-rows.js'
import parts from '../table/table-parts.module.css'

export interface AreaPanelProps {
  readonly division: NetworkDivision
  readonly row: AreaRow
  /** The viewed day, null for today. */
  readonly asOf: string | null
  readonly tab: PanelTab
  readonly focusRequest: number
  readonly onTab: (tab: PanelTab) => void
  readonly onSelectUnit: (id: string) => void
  readonly onClose: () => void
}

export function AreaPanel(props: AreaPanelProps) {
  const { division, row, focusRequest, onClose } = props
  const t = useText()
  const kind = t(`division.one.${division.lens}`)
  return (
    <PanelFrame
      title={row.name}
      meta={row.code === null ? kind : t('division.panel.meta', { kind, code: row.code })}
      {...{ focusRequest, onClose }}
    >
      <AreaFacts division={division} row={row} />
      <PanelTabs
        tabs={[
          { tab: 'units', content: <AreaUnits row={row} onSelect={props.onSelectUnit} /> },
          { tab: 'municipalities', content: <AreaMunicipalities row={row} asOf={props.asOf} /> }
        ]}
        open={props.tab}
        label={t('division.panel.tabs')}
        onOpen={props.onTab}
      />
      <p className={panelStyles.source} lang="fi">
        {division.attribution}
      </p>
    </PanelFrame>
  )
}

function AreaFacts({ division, row }: Pick<AreaPanelProps, 'division' | 'row'>) {
  const t = useText()
  const format = useFormat()
  return (
    <Facts
      facts={[
        {
          id: 'units',
          name: t('network.fact.units'),
          value: <strong>{format.number(row.unitCount, decimalsFor([row.unitCount]))}</strong>
        },
        {
          id: 'municipalities',
          name: t('network.fact.municipalities'),
          value: <strong>{format.number(row.municipalities)}</strong>
        },
        {
          id: 'population',
          name: t('network.fact.population'),
          value: (
            <>
              <strong>{format.number(row.population)}</strong>
              {division.populationDate !== null && ` (${format.day(division.populationDate)})`}
            </>
          )
        }
      ]}
    />
  )
}

function AreaUnits({ row, onSelect }: { readonly row: AreaRow; readonly onSelect: (id: string) => void }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  if (row.units.length === 0) return <p>{t('division.panel.noUnits')}</p>
  const partial = row.units.filter(({ share }) => share < 1).length
  const shown = format.number(row.unitCount, decimalsFor([row.unitCount]))
  return (
    <>
      <ul className={panelStyles.list}>
        {row.units.map(({ unit, share }) => (
          <li key={unit.id}>
            <button type="button" className={panelStyles.memberLink} onClick={() => onSelect(unit.id)}>
              {pick(unit.name)}
            </button>
            {share < 1 && (
              <span className={panelStyles.detail}>{t('division.panel.share', { share: format.percent(share, shareDecimals(share)) })}</span>
            )}
          </li>
        ))}
      </ul>
      {partial > 0 && (
        <p className={parts.note}>
          {t('division.panel.shares', { count: row.unitCount, shown, whole: row.units.length - partial, partial })}
        </p>
      )}
    </>
  )
}

/** Whole per cents unless the share is told in tenths of them. */
function shareDecimals(share: number): 0 | 1 {
  return Math.abs(share * 100 - Math.round(share * 100)) < 1e-6 ? 0 : 1
}

function AreaMunicipalities({ row, asOf }: Pick<AreaPanelProps, 'row' | 'asOf'>) {
  const t = useText()
  const { data, error, refetch } = useQuery(municipalitiesQuery, { variables: { asOf } })
  if (row.municipalities === 0) return <p>{t('division.panel.noMunicipalities')}</p>
  if (error !== undefined && data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  const codes = new Set(row.municipalityCodes)
  return <MunicipalityList key={row.key} municipalities={data.municipalities.filter(({ code }) => codes.has(code))} />
}

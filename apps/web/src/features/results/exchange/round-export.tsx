/** The figures of a round as files: what the list shows, with its filters. */
import { IconDownload } from '@tabler/icons-react'
import type { ReturnState } from '@solmu/domain/results/return-state.js'
import { Button } from '../../../ui/button.js'
import { Menu } from '../../../ui/menu.js'
import { useLanguage, useText } from '../../../ui/text.js'

/** The filters of the list of returns; what is left out does not narrow it. */
export interface RoundExportFilter {
  readonly unitId?: string | null
  readonly centreId?: string | null
  readonly states?: readonly ReturnState[] | null
  readonly isLate?: boolean | null
  readonly search?: string | null
}

export interface RoundExportProps {
  readonly roundId: string
  /** The period in words: "7–9/2026". */
  readonly period: string
  readonly filter?: RoundExportFilter
}

const formats = ['xlsx', 'csv', 'json'] as const

/** The filters as an address has them. */
function queryOf(filter: RoundExportFilter): string[][] {
  return Object.entries(filter).flatMap(([name, value]: [string, unknown]) => {
    if (value == null || value === '') return []
    if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.join(',')]]
    return [[name, String(value)]]
  })
}

export function RoundExport({ roundId, period, filter = {} }: RoundExportProps) {
  const t = useText()
  const lang = useLanguage()
  const query = new URLSearchParams([['lang', lang], ...queryOf(filter)]).toString()
  const address = `/api/rounds/${roundId}`
  return (
    <Menu
      align="end"
      heading={t('exchange.round.heading', { period })}
      button={(props) => (
        <Button {...props} icon={IconDownload}>
          {t('exchange.round.open')}
        </Button>
      )}
      items={[
        ...formats.map((format) => ({ key: format, label: t(`exchange.round.${format}`), href: `${address}/figures.${format}?${query}` })),
        { key: 'adx', label: t('exchange.round.adx'), href: `${address}/adx` }
      ]}
    />
  )
}

/** The reckoning, line by line: what each figure is, from where it comes, and what it rests on. */
import type { LineKind, LineUnit, ResourcingLine, SensitivityRow } from '@solmu/domain/quality/resourcing.js'
import { decimalNumber } from '@solmu/shared/decimal.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'

/** A figure with its unit. */
export function useLineText() {
  const t = useText()
  const format = useFormat()
  return (unit: LineUnit, value: number | null, decimals: number): string => {
    if (value === null) return t('quality.resourcing.unknown')
    if (unit === 'cents') return t('quality.resourcing.unit.euros', { value: format.number(value / 100, 2) })
    return t(`quality.resourcing.unit.${unit}`, { value: format.number(decimalNumber(value, decimals), decimals) })
  }
}

const bold: readonly LineKind[] = ['need', 'cost', 'gap']

interface LinesProps {
  readonly lines: readonly ResourcingLine[]
  /** Where the figure of a line comes from. */
  readonly sourceOf: (kind: LineKind) => string
}

export function ResourcingLines({ lines, sourceOf }: LinesProps) {
  const t = useText()
  const text = useLineText()
  const columns: readonly Column<ResourcingLine>[] = [
    { id: 'line', header: t('quality.resourcing.line'), cell: ({ kind }) => (bold.includes(kind) ? <strong>{t(`quality.resourcing.line.${kind}`)}</strong> : t(`quality.resourcing.line.${kind}`)) },
    { id: 'value', header: t('quality.resourcing.value'), isNumeric: true, phone: 'figure', cell: ({ kind, unit, value, decimals }) => (bold.includes(kind) ? <strong>{text(unit, value, decimals)}</strong> : text(unit, value, decimals)) },
    { id: 'how', header: t('quality.resourcing.how'), cell: ({ kind }) => sourceOf(kind) }
  ]
  return <DataTable caption={t('quality.resourcing.lines')} columns={columns} rows={lines} rowKey={({ kind }) => kind} />
}

export function SensitivityTable({ rows, percent }: { readonly rows: readonly SensitivityRow[]; readonly percent: number }) {
  const t = useText()
  const text = useLineText()
  const both = ({ need, cost }: SensitivityRow['less']): string => `${text('coachYears', need, 2)} · ${text('cents', cost, 0)}`
  const columns: readonly Column<SensitivityRow>[] = [
    { id: 'kind', header: t('quality.resourcing.sensitivity.what'), cell: ({ kind }) => t(`quality.resourcing.sensitivity.${kind}`) },
    { id: 'less', header: t('quality.resourcing.sensitivity.less', { percent }), isNumeric: true, cell: ({ less }) => both(less) },
    { id: 'more', header: t('quality.resourcing.sensitivity.more', { percent }), isNumeric: true, cell: ({ more }) => both(more) }
  ]
  return <DataTable caption={t('quality.resourcing.sensitivity')} columns={columns} rows={rows} rowKey={({ kind }) => kind} />
}

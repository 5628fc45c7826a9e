/** A cell of a file: what stands in it, what is wrong with it, what it was understood as, and what is known in its place. */
import { useFormat } from '../../../ui/format.js'
import { ErrorGlyph, WarningGlyph } from '../../../ui/glyphs.js'
import { useMoney } from '../../../ui/money.js'
import { useText } from '../../../ui/text.js'
import type { ImportReading, ImportRow } from './import.operations.js'
import styles from './import.module.css'

export interface ImportCellProps {
  readonly row: ImportRow
  readonly place: number
  readonly field: string | null
}

export function ImportCell({ row, place, field }: ImportCellProps) {
  const reading = field === null ? undefined : row.readings.find((each) => each.field === field)
  return (
    <>
      <Raw {...{ row, place, field }} />
      {reading && <Reading reading={reading} />}
    </>
  )
}

function Raw({ row, place, field }: ImportCellProps) {
  const t = useText()
  const isWrong = field !== null && row.issues.some((issue) => issue.field === field)
  if (!isWrong) return row.cells[place]
  const isRefused = row.outcome === 'wrong'
  const Glyph = isRefused ? ErrorGlyph : WarningGlyph
  return (
    <span className={isRefused ? styles.wrongCell : styles.oddCell}>
      <Glyph size={14} />
      <span className="visually-hidden">{t(isRefused ? 'import.rows.wrongCell' : 'import.rows.oddCell')} </span>
      {row.cells[place]}
    </span>
  )
}

type Said = Pick<ImportReading, 'day' | 'amount' | 'text'>

/** A text that was read as it stands is not told twice. */
function Reading({ reading }: { readonly reading: ImportReading }) {
  const t = useText()
  const format = useFormat()
  const money = useMoney()
  const told = ({ day, amount, text }: Said): string => (day ? format.day(day) : amount ? money(amount) : (text ?? ''))
  const understood = told(reading)
  const isTold = understood !== '' && understood !== reading.raw
  return (
    <>
      {isTold && <span className={styles.reading}>{t('import.rows.understood', { value: understood })}</span>}
      {reading.isChange && <span className={styles.reading}>{t('import.rows.known', { value: told({ day: reading.knownDay, amount: reading.knownAmount, text: reading.knownText }) })}</span>}
    </>
  )
}

/** What each clause explains: drawn, as a table, and in words with the units behind it. */
import { IconDownload } from '@tabler/icons-react'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { saveRows } from '../../../ui/export-rows.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { Segmented } from '../../../ui/segmented.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { ConsolidationLens } from '../consolidation/consolidation.search.js'
import { usePlaceName } from '../consolidation/use-consolidation.js'
import type { DifferenceStep, FigureDifference } from './difference.operations.js'
import type { DifferenceSearch } from './difference.search.js'
import { rangeOf, Waterfall } from './waterfall.js'
import styles from './difference.module.css'

interface StepsProps {
  readonly difference: FigureDifference
  readonly search: DifferenceSearch
  readonly change: (part: Partial<DifferenceSearch>) => void
}

type Part = DifferenceStep['parts'][number]

/** The clauses of a step in words. */
export function useStepName(): (step: Pick<DifferenceStep, 'clauses'>) => string {
  const t = useText()
  return ({ clauses }) => clauses.map((clause) => t(`difference.step.${clause}`)).join(` ${t('difference.and')} `)
}

/** Clauses of which it can be said what has happened to a unit; of all others only how much it makes. */
const toldOfUnits: readonly string[] = ['returns', 'corrections', 'network', 'restated', 'stage']

/** How it is said of a unit; how much it makes, where nothing more is known. */
function kindOfPart({ clauses }: DifferenceStep, { from, to }: Part): string {
  const [only = ''] = clauses
  if (clauses.length > 1 || !toldOfUnits.includes(only)) return 'plain'
  const isMove = only === 'network' || only === 'restated'
  const hasMoved = from !== to && from !== null && to !== null
  return isMove && !hasMoved ? 'plain' : only
}

/** "6 lisää, koska Karjalan Työsilta siirtyi: …" */
function usePartSentence(lens: ConsolidationLens, decimals: number): (step: DifferenceStep, part: Part) => string {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const placeOf = usePlaceName()
  return (step, part) => {
    const { area, name, amount, from, fromName, to, toName } = part
    const size = Math.abs(Number(amount))
    return t(`difference.part.${kindOfPart(step, part)}`, {
      ...{ unit: name ? say(name) : area, amount: format.number(size, decimals), direction: amount.startsWith('-') ? 'less' : 'more' },
      ...{ from: placeOf(lens, { area: from, isWhole: false, name: fromName }), to: placeOf(lens, { area: to, isWhole: false, name: toName }) }
    })
  }
}

function RatioMoves({ step: { numerator, denominator } }: { readonly step: DifferenceStep }) {
  const t = useText()
  const format = useFormat()
  if (numerator === null && denominator === null) return null
  const change = (text: string | null) => format.change(Number(text ?? 0), text?.split('.')[1]?.length ?? 0)
  return <p className={styles.meta}>{t('difference.ratio', { numerator: change(numerator), denominator: change(denominator) })}</p>
}

function StepWords({ difference: { steps, decimals, one } }: Pick<StepsProps, 'difference'>) {
  const t = useText()
  const format = useFormat()
  const nameOf = useStepName()
  const sentence = usePartSentence(one.lens, decimals)
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={step.clauses.join()}>
          <p className={styles.step}>
            <span className={styles.amount}>{format.change(Number(step.amount), decimals)}</span> {nameOf(step)}
          </p>
          {step.clauses.length > 1 && <p className={styles.meta}>{t('difference.joined')}</p>}
          <RatioMoves step={step} />
          {step.parts.length > 0 && (
            <ul className={styles.parts}>
              {step.parts.map((part) => (
                <li key={part.area}>{sentence(step, part)}</li>
              ))}
              {step.restCount > 0 && <li>{t('difference.rest', { count: step.restCount, amount: format.change(Number(step.restAmount), decimals) })}</li>}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}

interface StepRow {
  readonly key: string
  readonly name: string
  readonly amount: number | null
  readonly after: number
}

function useStepRows({ one, other, steps }: FigureDifference): readonly StepRow[] {
  const t = useText()
  const nameOf = useStepName()
  return [
    { key: 'one', name: t('difference.one'), amount: null, after: Number(one.value ?? 0) },
    ...steps.map((step) => ({ key: step.clauses.join(), name: nameOf(step), amount: Number(step.amount), after: Number(step.after ?? 0) })),
    { key: 'other', name: t('difference.other'), amount: null, after: Number(other.value ?? 0) }
  ]
}

function StepTable({ difference }: Pick<StepsProps, 'difference'>) {
  const t = useText()
  const format = useFormat()
  const { decimals } = difference
  const columns: readonly Column<StepRow>[] = [
    { id: 'name', header: t('difference.clause'), cell: ({ name }) => name },
    { id: 'amount', header: t('difference.amount'), isNumeric: true, cell: ({ amount }) => (amount === null ? '' : format.change(amount, decimals)) },
    { id: 'after', header: t('difference.figure'), isNumeric: true, phone: 'figure', cell: ({ after }) => format.number(after, decimals) }
  ]
  return <DataTable caption={t('difference.explained')} columns={columns} rows={useStepRows(difference)} rowKey={({ key }) => key} />
}

function StepChart({ difference }: Pick<StepsProps, 'difference'>) {
  const t = useText()
  const nameOf = useStepName()
  const { one, other, steps, decimals } = difference
  const end = (name: string, { value }: typeof one) => ({ name, value: Number(value ?? 0) })
  const bars = steps.map((step) => ({ key: step.clauses.join(), name: nameOf(step), before: Number(step.before ?? 0), after: Number(step.after ?? 0) }))
  const ends = { one: end(t('difference.one'), one), other: end(t('difference.other'), other) }
  const { low } = rangeOf([ends.one.value, ends.other.value, ...bars.flatMap(({ before, after }) => [before, after])])
  return (
    <>
      <Waterfall {...ends} label={t('difference.chart', { count: steps.length })} steps={bars} decimals={decimals} />
      {low > 0 && <p className={styles.meta}>{t('difference.cut')}</p>}
    </>
  )
}

function ExportButton({ difference }: Pick<StepsProps, 'difference'>) {
  const t = useText()
  const language = useLanguage()
  const rows = useStepRows(difference)
  const head = ['clause', 'amount', 'figure'].map((id) => t(`difference.${id}`))
  const save = () => saveRows({ name: t('difference.file'), language, rows: [head, ...rows.map(({ name, amount, after }) => [name, amount === null ? '' : String(amount), String(after)])] })
  return (
    <div className={styles.act} data-print="never">
      <Button icon={IconDownload} onClick={save}>
        {t('ui.table.export')}
      </Button>
    </div>
  )
}

export function StepSection({ difference, search, change }: StepsProps) {
  const t = useText()
  const views = [
    { value: 'chart' as const, label: t('consolidation.view.chart') },
    { value: 'table' as const, label: t('consolidation.view.table') }
  ]
  const view = (
    <Segmented
      label={t('consolidation.view')}
      options={views}
      value={search.view ?? 'chart'}
      onChange={(next) => change({ view: next === 'table' ? 'table' : undefined })}
    />
  )
  return (
    <Section title={t('difference.explained')} aside={view}>
      {search.view === 'table' ? <StepTable difference={difference} /> : <StepChart difference={difference} />}
      <StepWords difference={difference} />
      <ExportButton difference={difference} />
    </Section>
  )
}

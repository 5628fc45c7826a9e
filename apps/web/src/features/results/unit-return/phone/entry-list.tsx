/** The form on a phone: sections that open, an indicator on each card, big fields. */
import { memo } from 'react'
import type { GridEntry, GridLine } from '@solmu/domain/results/grid.js'
import { entriesOf } from '@solmu/domain/results/grid.js'
import { Value } from '../../../../ui/value.js'
import { useText } from '../../../../ui/text.js'
import { answerOf } from '../sheet/cell-state.js'
import { figureOf, totalIn, useCellText } from '../sheet/cell-text.js'
import { useSheet } from '../sheet/sheet-context.js'
import { useStore } from '../sheet/use-store.js'
import { FigureField } from './figure-field.js'
import styles from './phone.module.css'

interface CardProps {
  readonly indicatorId: string
  readonly entries: readonly GridEntry[]
  readonly previousLabel: string
}

/** What the figures of a card come to, and what they came to before. */
function CardFacts({ indicatorId, entries, previousLabel }: CardProps) {
  const t = useText()
  const { store, model } = useSheet()
  const { shown } = useCellText()
  const row = model.rowOf(indicatorId)
  const { decimals } = row.indicator
  const line = model.grid.lines.find(({ id }) => id === indicatorId)
  const last = line?.places[line.places.length - 1]
  const isSummed = last?.kind === 'total' && entries.length > 1
  const text = useStore(store, (of) => {
    const { status, value } = totalIn(of, entries.map(({ key }) => key))
    return `${status}|${value ?? ''}`
  })
  const [status, value] = text.split('|')
  const previous = row.previousTotal === null ? null : answerOf({ status: 'value', value: row.previousTotal }, decimals)
  return (
    <p className={styles.cardFacts}>
      {isSummed && (
        <span>
          {t('unitReturn.grid.total')}:{' '}
          <b>
            <Value value={figureOf({ status: status as 'value', value: value ? Number(value) : null }, decimals)} decimals={decimals} />
          </b>
        </span>
      )}
      {previous && (
        <span>
          {previousLabel}: {shown(previous, decimals)}
        </span>
      )}
    </p>
  )
}

const Card = memo(function Card(props: CardProps) {
  const t = useText()
  const { model } = useSheet()
  const { indicatorId, entries } = props
  const { code } = model.rowOf(indicatorId).indicator
  const name = model.indicatorName(indicatorId)
  const shortOf = ({ breakdown }: GridEntry): string => {
    const short = model.cellShortName(indicatorId, breakdown).slice(code.length + 2)
    return short === '' ? t('unitReturn.phone.whole') : short.charAt(0).toLocaleUpperCase('fi') + short.slice(1)
  }
  return (
    <li className={styles.card}>
      <h3>
        <span>{code}</span> {name}
      </h3>
      {entries.map((entry) => (
        <FigureField key={entry.key} cellKey={entry.key} label={shortOf(entry)} />
      ))}
      <CardFacts {...props} />
    </li>
  )
})

function entriesIn(lines: readonly GridLine[], indicatorId: string): GridEntry[] {
  return lines
    .filter((line) => line.indicatorId === indicatorId)
    .flatMap(({ places }) => places.flatMap((place) => (place.kind === 'entry' ? [place] : [])))
}

/** "7/12": so many of the section's figures are given. */
function SectionCount({ keys }: { readonly keys: readonly string[] }) {
  const t = useText()
  const { store } = useSheet()
  const given = useStore(store, (of) => keys.filter((key) => of.cell(key)?.answer).length)
  return <span className={styles.count}>{t('unitReturn.phone.count', { given, asked: keys.length })}</span>
}

export function EntryList({ previousLabel }: { readonly previousLabel: string }) {
  const { model } = useSheet()
  const { grid } = model
  return grid.sections.map(({ groupId, blocks }, index) => {
    const lines = blocks.flatMap((block) => block.lines)
    const indicatorIds = [...new Set(lines.map(({ indicatorId }) => indicatorId))]
    const keys = entriesOf({ ...grid, lines }).map(({ key }) => key)
    return (
      <details key={groupId} className={styles.section} open={index === 0}>
        <summary>
          <h2>{model.groupName(groupId)}</h2>
          <SectionCount keys={keys} />
        </summary>
        <ul>
          {indicatorIds.map((indicatorId) => (
            <Card key={indicatorId} indicatorId={indicatorId} entries={entriesIn(lines, indicatorId)} previousLabel={previousLabel} />
          ))}
        </ul>
      </details>
    )
  })
}

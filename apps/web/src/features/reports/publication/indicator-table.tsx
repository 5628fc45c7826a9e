/** Every published figure of the whole, under the headings of the library; each can be explained, and shown on the map. */
import { DataTable, type Column } from '../../../ui/data-table.js'
import { Section } from '../../../ui/section.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { marksAmong, ValueLegend } from '../../../ui/value.js'
import { figureValue } from './published-value.js'
import type { PublishedIndicator } from './publication.operations.js'
import type { Shown } from './use-publication.js'
import { FigureButton } from './figure-button.js'
import styles from './publication.module.css'

interface IndicatorTableProps {
  readonly shown: Shown
  readonly onChoose: (indicatorId: string) => void
  readonly onWhy?: ((indicatorId: string) => void) | undefined
}

export function IndicatorTable({ shown, onChoose, onWhy }: IndicatorTableProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const { publication, head, chosen, figureOf } = shown
  if (!head) return null
  const of = ({ id }: PublishedIndicator) => figureOf(id, head.lens, head.area)
  const targetOf = ({ id }: PublishedIndicator) => publication.targets.find((each) => each.indicatorId === id && each.lens === head.lens && each.area === head.area)
  const columns: Column<PublishedIndicator>[] = [
    {
      id: 'indicator',
      header: t('publication.indicator'),
      cell: (indicator) => (
        <button type="button" className={styles.opener} aria-pressed={chosen?.id === indicator.id} onClick={() => onChoose(indicator.id)}>
          {say(indicator.name)}
        </button>
      )
    },
    { id: 'group', header: t('publication.group'), cell: ({ groupName }) => say(groupName) },
    { id: 'unit', header: t('publication.measure'), cell: ({ unit }) => t(`publication.unit.${unit}`) },
    {
      id: 'target',
      header: t('publication.targetHead'),
      isNumeric: true,
      cell: (indicator) => {
        const target = targetOf(indicator)
        return target ? format.number(Number(target.value), indicator.decimals) : ''
      }
    },
    {
      id: 'value',
      header: t('publication.figure'),
      isNumeric: true,
      phone: 'figure',
      cell: (indicator) => (
        <FigureButton value={figureValue(of(indicator))} decimals={indicator.decimals} name={say(indicator.name)} onClick={onWhy && (() => onWhy(indicator.id))} />
      )
    },
    {
      id: 'given',
      header: t('publication.places.units'),
      isNumeric: true,
      cell: (indicator) => {
        const figure = of(indicator)
        return figure ? `${figure.unitCount}/${figure.unitCount + figure.missingCount}` : ''
      }
    }
  ]
  const marks = marksAmong(publication.indicators.map((indicator) => figureValue(of(indicator))))
  return (
    <Section title={t('publication.all')}>
      <DataTable caption={t('publication.all')} columns={columns} rows={publication.indicators} rowKey={({ id }) => id} footer={<ValueLegend marks={marks} />} />
    </Section>
  )
}

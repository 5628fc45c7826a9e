/** The figures of the whole network that are not what they were, each with the changes that explain it. */
import { type Column, DataTable } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { endsOf, statementText } from '../difference/difference.search.js'
import { usePeriodOrRun } from './edition-words.js'
import type { Edition, EditionContents } from './edition.operations.js'
import styles from './edition.module.css'

type Moved = EditionContents['movedFigures'][number]

/** A decimal text as people write it, with as many decimals as it has. */
export function useDecimalText(): (text: string | null) => string {
  const format = useFormat()
  return (text) => (text === null ? '–' : format.number(Number(text), text.split('.')[1]?.length ?? 0))
}

const signed = (text: string, amount: string): string => (amount.startsWith('-') ? text : `+${text}`)

/** The way to what explains the difference of a figure, clause by clause and unit by unit. */
function Why({ edition, figure }: { readonly edition: Pick<Edition, 'id' | 'replaces'>; readonly figure: Moved }) {
  const t = useText()
  const lang = useLanguage()
  const statement = (editionId: string) =>
    statementText({
      ...{ source: 'edition', editionId, audienceId: null, stage: 'accepted', indicatorId: figure.indicatorId, breakdown: '' },
      ...{ lens: 'network', area: null, isWhole: true, restateTo: null, ...endsOf(figure.period) }
    })
  if (!edition.replaces) return null
  return (
    <TextLink to="/$lang/reports/difference" params={{ lang }} search={{ one: statement(edition.replaces.id), other: statement(edition.id) }}>
      {t('edition.moved.why')}
    </TextLink>
  )
}

export function MovedFigures({ edition, figures }: { readonly edition: Pick<Edition, 'id' | 'replaces'>; readonly figures: readonly Moved[] }) {
  const t = useText()
  const say = useLocalized()
  const periodText = usePeriodOrRun()
  const decimal = useDecimalText()
  const columns: readonly Column<Moved>[] = [
    { id: 'figure', header: t('edition.moved.figure'), cell: ({ code, name }) => `${code} ${say(name)}` },
    { id: 'period', header: t('edition.moved.period'), cell: ({ period }) => periodText(period) },
    { id: 'was', header: t('edition.moved.was'), isNumeric: true, cell: ({ was }) => decimal(was) },
    { id: 'value', header: t('edition.moved.value'), isNumeric: true, cell: ({ value }) => decimal(value), phone: 'figure' },
    { id: 'difference', header: t('edition.moved.difference'), isNumeric: true, cell: ({ difference }) => signed(decimal(difference), difference) },
    {
      id: 'parts',
      header: t('edition.moved.parts'),
      cell: ({ parts }) => (
        <ul className={styles.parts}>
          {parts.map(({ place, amount }) => (
            <li key={place}>{t('edition.moved.part', { place, amount: signed(decimal(amount), amount) })}</li>
          ))}
        </ul>
      )
    },
    { id: 'why', header: t('edition.moved.explained'), cell: (figure) => <Why edition={edition} figure={figure} /> }
  ]
  return (
    <Section title={t('edition.moved.title')} note={t('edition.moved.note')}>
      <DataTable caption={t('edition.moved.title')} columns={columns} rows={figures} rowKey={({ indicatorId, period }) => `${indicatorId} ${period}`} empty={null} />
    </Section>
  )
}

/** What a correction has changed: why it was made, and every figure of the whole that is another one than in the edition before. */
import { useQuery } from '@apollo/client/react'
import { DataTable, type Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { marksAmong, Value, ValueLegend, type Figure } from '../../../ui/value.js'
import { replacedFiguresQuery, type PublishedIndicator } from './publication.operations.js'
import { figureValue } from './published-value.js'
import type { Shown } from './use-publication.js'
import styles from './publication.module.css'

interface Change {
  readonly indicator: PublishedIndicator
  readonly was: Figure
  readonly now: Figure
}

/** The edition before as the same readers have it; nothing when it was not published to them. */
function useReplaced({ publication: { edition, audienceId, run }, head }: Shown) {
  const variables = { editionId: edition.replacesId ?? '', audienceId, head: head ? [head.lens] : [], run: [run] }
  return useQuery(replacedFiguresQuery, { variables, skip: edition.replacesId === null || !head }).data
}

function useColumns(): readonly Column<Change>[] {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  return [
    { id: 'indicator', header: t('publication.indicator'), cell: ({ indicator }) => say(indicator.name) },
    { id: 'unit', header: t('publication.measure'), cell: ({ indicator }) => t(`publication.unit.${indicator.unit}`) },
    { id: 'was', header: t('publication.replaced.was'), isNumeric: true, cell: ({ was, indicator }) => <Value value={was} decimals={indicator.decimals} /> },
    { id: 'now', header: t('publication.replaced.now'), isNumeric: true, phone: 'figure', cell: ({ now, indicator }) => <Value value={now} decimals={indicator.decimals} /> },
    {
      id: 'change',
      header: t('publication.replaced.change'),
      isNumeric: true,
      cell: ({ was, now, indicator }) => (typeof was === 'number' && typeof now === 'number' ? format.change(now - was, indicator.decimals) : '')
    }
  ]
}

export function ReplacedSection({ shown }: { readonly shown: Shown }) {
  const t = useText()
  const lang = useLanguage()
  const columns = useColumns()
  const before = useReplaced(shown)
  const { publication, head, figureOf } = shown
  const editionId = publication.edition.replacesId
  if (!before || !head || editionId === null) return null
  const known = new Map(before.publishedFigures.filter(({ area }) => area === head.area).map((figure) => [figure.indicatorId, figure]))
  const changes = publication.indicators
    .map((indicator): Change => ({ indicator, was: figureValue(known.get(indicator.id)), now: figureValue(figureOf(indicator.id, head.lens, head.area)) }))
    .filter(({ was, now }) => was !== now)
  const { number, year } = before.publication.edition
  return (
    <Section
      title={t('publication.replaced.title', { number, year: String(year) })}
      aside={
        <TextLink to="/$lang/publications/$editionId/$audienceId" params={{ lang, editionId, audienceId: publication.audienceId }}>
          {t('publication.edition', { number, year: String(year) })}
        </TextLink>
      }
    >
      <p className={styles.replacedWhy}>{t('publication.replaced.text', { reason: publication.edition.reason, count: changes.length })}</p>
      {changes.length > 0 && (
        <DataTable
          caption={t('publication.replaced.title', { number, year: String(year) })}
          columns={columns}
          rows={changes}
          rowKey={({ indicator }) => indicator.id}
          footer={<ValueLegend marks={marksAmong(changes.flatMap(({ was, now }) => [was, now]))} />}
        />
      )}
    </Section>
  )
}

/** The columns of the library of indicators. */
import { useViewer } from '../../../app/viewer.js'
import type { Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { pickText, useLanguage, useLocalized, useText, type LocalizedText } from '../../../ui/text.js'
import type { IndicatorRow } from './indicator.operations.js'
import { useOriginName } from './indicator-words.js'
import styles from './indicator.module.css'

export interface NamedIndicator {
  readonly id: string
  readonly code: string
  readonly nearest: { readonly name: LocalizedText }
}

/** The code of an indicator and its name, as a link. */
export function IndicatorLink({ indicator }: { readonly indicator: NamedIndicator }) {
  const language = useLanguage()
  const { text, lang } = pickText(indicator.nearest.name, language)
  return (
    <span className={styles.named}>
      <span className={styles.code}>{indicator.code}</span>
      <TextLink
        to="/$lang/results/indicators/$id"
        params={{ lang: language, id: indicator.id }}
        lang={lang === language ? undefined : lang}
      >
        {text}
      </TextLink>
    </span>
  )
}

/** Says that an indicator is not in force today, and since or until when. */
export function ForceNote({ nearest }: Pick<IndicatorRow, 'nearest'>) {
  const t = useText()
  const { day } = useFormat()
  const { today } = useViewer()
  const { validFrom, validTo } = nearest
  if (validFrom > today) return <span className={styles.note}>{t('indicator.force.from', { day: day(validFrom) })}</span>
  if (validTo === null) return null
  const id = validTo <= today ? 'indicator.force.ended' : 'indicator.force.until'
  return <span className={styles.note}>{t(id, { day: day(validTo) })}</span>
}

export function useIndicatorColumns(): readonly Column<IndicatorRow>[] {
  const t = useText()
  const pick = useLocalized()
  const originName = useOriginName()
  return [
    {
      id: 'name',
      header: t('indicator.list.name'),
      isSortable: true,
      cell: (indicator) => (
        <>
          <IndicatorLink indicator={indicator} />
          <ForceNote nearest={indicator.nearest} />
        </>
      )
    },
    { id: 'place', header: t('indicator.list.group'), isSortable: true, cell: ({ group }) => pick(group.name) },
    { id: 'unit', header: t('indicator.list.unit'), cell: ({ unit }) => t(`indicator.unit.${unit}`) },
    { id: 'aggregation', header: t('indicator.list.aggregation'), cell: (each) => t(`indicator.aggregation.${aggregationWord(each)}`) },
    { id: 'sourceClass', header: t('indicator.list.source'), cell: ({ sourceClass }) => t(`indicator.source.${sourceClass}`) },
    { id: 'origin', header: t('indicator.list.origin'), cell: ({ origin }) => originName(origin) }
  ]
}

/** A derived indicator is put together out of totals, which no word for the figures of units says. */
export const aggregationWord = ({ aggregation, sourceClass }: Pick<IndicatorRow, 'aggregation' | 'sourceClass'>): string =>
  sourceClass === 'derived' ? 'derived' : aggregation

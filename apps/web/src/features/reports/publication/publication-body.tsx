/** What stands on the page of a publication, whoever reads it: headlines, map, places, series, what is written, every figure. */
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { HeadlineStrip } from './headline-strip.js'
import { IndicatorTable } from './indicator-table.js'
import { MapSection } from './map-section.js'
import { PlacesTable } from './places-table.js'
import type { PublicationSearch } from './publication.search.js'
import { QualitySection } from './quality-section.js'
import { SeriesSection } from './series-section.js'
import type { Shown } from './use-publication.js'
import styles from './publication.module.css'

function Completeness({ publication: { completeness } }: Pick<Shown, 'publication'>) {
  const t = useText()
  const say = useLocalized()
  const { givenUnits, askedUnits, missingUnits } = completeness
  if (askedUnits === 0) return null
  return (
    <p className={styles.completeness}>
      {t('publication.completeness', { given: givenUnits, asked: askedUnits })}
      {missingUnits.length > 0 && ` ${t('publication.completeness.missing', { names: missingUnits.map(say).join(', ') })}`}
    </p>
  )
}

function Narrative({ publication: { narrative } }: Pick<Shown, 'publication'>) {
  const t = useText()
  const say = useLocalized()
  const text = say(narrative)
  if (text === '') return null
  return (
    <Section title={t('publication.narrative')}>
      <div className={styles.narrative}>
        {text.split(/\n{2,}/).map((paragraph, place) => (
          <p key={place}>{paragraph}</p>
        ))}
      </div>
    </Section>
  )
}

interface BodyProps {
  readonly shown: Shown
  readonly search: PublicationSearch
  readonly change: (part: Partial<PublicationSearch>) => void
  /** Explains a figure; left out where nobody can be told more. */
  readonly onWhy?: (indicatorId: string, lens: string, area: string) => void
}

export function PublicationBody({ shown, search, change, onWhy }: BodyProps) {
  const { publication, head } = shown
  const choose = (indicator: string) => change({ indicator })
  const whyWhole = onWhy && head ? (indicatorId: string) => onWhy(indicatorId, head.lens, head.area) : undefined
  return (
    <>
      <HeadlineStrip shown={shown} onChoose={choose} onWhy={whyWhole} />
      <Completeness publication={publication} />
      <div className={styles.twoColumns}>
        <MapSection {...{ shown, search, change }} onWhy={onWhy} />
        <div className={styles.beside}>
          <PlacesTable shown={shown} onWhy={onWhy} />
          <Narrative publication={publication} />
        </div>
      </div>
      <SeriesSection {...{ shown, search, change }} />
      <QualitySection publication={publication} />
      <IndicatorTable shown={shown} onChoose={choose} onWhy={whyWhole} />
    </>
  )
}

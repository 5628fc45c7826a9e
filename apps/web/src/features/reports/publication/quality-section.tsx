/** How well the units behind the figures keep the quality frameworks: who is committed, who was assessed, in which band. */
import { Section } from '../../../ui/section.js'
import { useFormat } from '../../../ui/format.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Publication } from './publication.operations.js'
import type { Shown } from './use-publication.js'
import styles from './quality-section.module.css'

type Quality = Publication['quality'][number]

interface BandsProps {
  readonly quality: Quality
  readonly nameOf: (unitId: string) => string
}

/** A bar for each band, with its count in figures and, where single units are read, their names. */
function Bands({ quality: { bands, units, publishedCount }, nameOf }: BandsProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  return (
    <ul className={styles.bands}>
      {bands.map(({ code, name, count }) => {
        const names = units.filter(({ band }) => band === code).map(({ unitId }) => nameOf(unitId)).sort(format.compare)
        return (
          <li key={code} className={styles.band}>
            <span className={styles.name}>{say(name)}</span>
            <span className={styles.track} aria-hidden>
              <span className={styles.bar} style={{ inlineSize: `${publishedCount === 0 ? 0 : (100 * count) / publishedCount}%` }} />
            </span>
            <span className={styles.count}>{t('publication.quality.count', { count })}</span>
            {names.length > 0 && <span className={styles.units}>{names.join(', ')}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function Framework({ quality, nameOf }: BandsProps) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const { name, notice, unitCount, committedCount, assessedCount, publishedCount, reviewedCount, oldestOn, newestOn } = quality
  return (
    <div className={styles.framework}>
      <h3 className={styles.heading}>{say(name)}</h3>
      <p className={styles.state}>
        {t('publication.quality.state', { units: unitCount, committed: committedCount, assessed: assessedCount, published: publishedCount, reviewed: reviewedCount })}
        {oldestOn && newestOn && ` ${t('publication.quality.days', { isOneDay: String(oldestOn === newestOn), from: format.day(oldestOn), to: format.day(newestOn) })}`}
      </p>
      {publishedCount > 0 && <Bands quality={quality} nameOf={nameOf} />}
      {say(notice) !== '' && <p className={styles.note}>{say(notice)}</p>}
    </div>
  )
}

export function QualitySection({ publication: { quality, areas } }: Pick<Shown, 'publication'>) {
  const t = useText()
  const say = useLocalized()
  if (quality.length === 0) return null
  const names = new Map(areas.filter(({ lens }) => lens === 'unit').map(({ area, name }) => [area, name]))
  const nameOf = (unitId: string): string => {
    const name = names.get(unitId)
    return name ? say(name) : unitId
  }
  return (
    <Section title={t('publication.quality.title')}>
      <div className={styles.frameworks}>
        {quality.map((one) => (
          <Framework key={one.code} quality={one} nameOf={nameOf} />
        ))}
      </div>
      <p className={styles.note}>{t('publication.quality.note')}</p>
    </Section>
  )
}

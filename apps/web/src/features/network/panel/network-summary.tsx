/** What the side panel shows when no unit is chosen: the whole network, what differs from today, what happened. */
import { useCan } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { NetworkEvent } from '../network.types.js'
import { centresOf, networkFigures } from '../table/network-figures.js'
import type { NetworkData } from '../use-network.js'
import { Facts } from './facts.js'
import { UnitHistory } from './unit-history.js'
import styles from './panel.module.css'

export interface NetworkSummaryProps {
  readonly data: NetworkData
  readonly sentenceOf: (event: NetworkEvent) => string
}

const shownEvents = 9

export function NetworkSummary({ data, sentenceOf }: NetworkSummaryProps) {
  const { tree, current, events } = data
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const figures = networkFigures(tree, current)
  const isToday = tree.asOf === tree.today
  const shown = (viewed: number, today: number) => (
    <>
      <strong>{format.number(viewed)}</strong>
      {!isToday && ` ${t('network.panel.today', { value: format.number(today) })}`}
    </>
  )
  const { total, totalToday, populationDate } = figures
  return (
    <Section title={t('network.summary.title')} className={styles.panel}>
      <Facts
        facts={[
          {
            id: 'centres',
            name: t('network.fact.centres'),
            value: shown(figures.centres.length, centresOf(current).length)
          },
          { id: 'units', name: t('network.fact.units'), value: shown(total.units, totalToday.units) },
          {
            id: 'municipalities',
            name: t('network.fact.municipalities'),
            value: shown(total.municipalities, totalToday.municipalities)
          },
          figures.uncovered === 0
            ? null
            : {
                id: 'uncovered',
                name: t('network.fact.uncovered'),
                value: <strong>{format.number(figures.uncovered)}</strong>
              },
          {
            id: 'population',
            name: t('network.fact.population'),
            value: (
              <>
                <strong>{format.number(total.population ?? 0)}</strong>
                {populationDate !== null && ` (${format.day(populationDate)})`}
              </>
            )
          }
        ]}
      />
      <Uncovered tree={tree} />
      <h3 className={styles.subheading}>{t('network.summary.history')}</h3>
      <UnitHistory
        key={tree.asOf}
        label={t('network.summary.history')}
        events={events}
        asOf={tree.asOf}
        sentenceOf={sentenceOf}
        atFirst={shownEvents}
      />
      <p className={styles.more}>
        <TextLink to="/$lang/network/changes" params={{ lang }}>
          {t('network.change.log')}
        </TextLink>
      </p>
      <p className={styles.source} lang="fi">
        {tree.attribution}
      </p>
    </Section>
  )
}

/** The municipalities of the mainland that no centre serves, by name, and the way to give them to one. */
function Uncovered({ tree }: { readonly tree: NetworkData['tree'] }) {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const mayChange = useCan('network.change')
  const names = tree.uncoveredMunicipalityNames.map(pick)
  if (names.length === 0) return null
  return (
    <details className={styles.uncovered}>
      <summary>{t('network.summary.uncovered', { count: names.length })}</summary>
      <p>{names.join(', ')}</p>
      {mayChange && (
        <TextLink to="/$lang/network/change" params={{ lang }} search={{ kind: 'territory' } as never}>
          {t('network.summary.cover')}
        </TextLink>
      )}
    </details>
  )
}

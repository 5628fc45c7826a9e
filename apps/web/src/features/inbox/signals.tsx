/** Signals: each a sentence with a figure, a comparison and a way to where it comes from. */
import type { ReactNode } from 'react'
import { addDays } from '@solmu/shared/dates.js'
import { useViewer } from '../../app/viewer.js'
import { useFormat } from '../../ui/format.js'
import { TextLink } from '../../ui/link.js'
import { Section } from '../../ui/section.js'
import { useLanguage, useText } from '../../ui/text.js'
import { comingEvents, coveredCount, unitCount } from './centre-rows.js'
import type { HomeNetwork } from './home.operations.js'
import { homeSpan, useEventSentence } from './use-home-network.js'
import styles from './home.module.css'

/** How far ahead coming changes are counted, in days; the same as in the queue. */
const daysAhead = 90

interface SignalProps {
  readonly title: string
  readonly figure: string
  readonly children: ReactNode
}

function Signal({ title, figure, children }: SignalProps) {
  return (
    <li className={styles.signal}>
      <p className={styles.signalTitle}>{title}</p>
      <p className={styles.signalFigure}>{figure}</p>
      <p className={styles.signalText}>{children}</p>
    </li>
  )
}

function UnitsSignal({ network }: { readonly network: HomeNetwork }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const { yearAgo } = homeSpan(useViewer().today)
  const before = unitCount(network.yearAgo)
  const now = unitCount(network.today)
  const trend = now > before ? 'more' : now < before ? 'fewer' : 'same'
  return (
    <Signal title={t('home.signal.units.title')} figure={format.number(now)}>
      {t('home.signal.units.text', { before: format.number(before), trend, difference: Math.abs(now - before) })}{' '}
      <TextLink to="/$lang/network" params={{ lang }} search={{ asOf: yearAgo }}>
        {t('home.signal.units.link', { date: format.day(yearAgo) })}
      </TextLink>
    </Signal>
  )
}

function UncoveredSignal({ network }: { readonly network: HomeNetwork }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const uncovered = network.today.uncoveredMunicipalityCodes.length
  const all = uncovered + coveredCount(network.today)
  return (
    <Signal title={t('home.signal.uncovered.title')} figure={format.number(uncovered)}>
      {t('home.signal.uncovered.text', { uncovered, all: format.number(all) })}{' '}
      <TextLink to="/$lang/network" params={{ lang }}>
        {t('home.signal.uncovered.link')}
      </TextLink>
    </Signal>
  )
}

function ComingSignal({ network }: { readonly network: HomeNetwork }) {
  const t = useText()
  const lang = useLanguage()
  const format = useFormat()
  const sentence = useEventSentence(network)
  const { today } = useViewer()
  const coming = comingEvents(network.networkEvents)
  const near = coming.filter((event) => event.date <= addDays(today, daysAhead))
  const first = coming[0]
  return (
    <Signal title={t('home.signal.coming.title', { days: daysAhead })} figure={format.number(near.length)}>
      {first ? (
        <>
          {t('home.signal.coming.next', { date: format.day(first.date), sentence: sentence(first) })}{' '}
          <TextLink to="/$lang/network" params={{ lang }} search={{ asOf: first.date }}>
            {t('home.signal.coming.link', { date: format.day(first.date) })}
          </TextLink>
        </>
      ) : (
        t('home.signal.coming.none')
      )}
    </Signal>
  )
}

export function Signals({ network }: { readonly network: HomeNetwork }) {
  const t = useText()
  const lang = useLanguage()
  return (
    <Section
      title={t('home.signals')}
      aside={
        <TextLink to="/$lang/network" params={{ lang }}>
          {t('home.network.short')}
        </TextLink>
      }
    >
      <ul className={styles.signals}>
        <UnitsSignal network={network} />
        <UncoveredSignal network={network} />
        <ComingSignal network={network} />
      </ul>
    </Section>
  )
}

/** "Miksi tämä luku?": the strand of a figure, what it counts, what has changed since the last edition, and a way to ask. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { CopyButton } from '../../../ui/copy-button.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { SideDrawer } from '../../../ui/side-drawer.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { consolidationLenses } from '../consolidation/consolidation.search.js'
import { CompareLink } from '../difference/compare-link.js'
import type { StatementChoice } from '../difference/difference.search.js'
import { AskDialog } from './ask-dialog.js'
import { figureValue } from './published-value.js'
import { publishedDerivationQuery, type Derivation, type Publication } from './publication.operations.js'
import type { Explained } from './publication.search.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { WhyStrand } from './why-strand.js'
import styles from './publication.module.css'

interface WhyDrawerProps {
  readonly publication: Publication
  readonly explained: Explained
  readonly path: readonly string[]
  readonly onOpen: (path: readonly string[]) => void
  readonly onClose: () => void
}

function Difference({ difference, decimals, edition }: { readonly difference: NonNullable<Derivation['difference']>; readonly decimals: number; readonly edition: Publication['edition'] }) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const text = (value: string) => format.number(Number(value), decimals)
  const name = (number: number, year: number) => t('publication.edition', { number, year: String(year) })
  const isSame = difference.was === difference.now
  const title = isSame ? t('publication.difference.same') : t('publication.difference', { now: text(difference.now), was: text(difference.was) })
  return (
    <Section title={title} level={3}>
      <dl className={styles.difference}>
        <div>
          <dt>{name(difference.number, difference.year)}</dt>
          <dd>{text(difference.was)}</dd>
        </div>
        {difference.parts.map((part, place) => (
          <div key={place}>
            <dt>{part.name ? say(part.name) : t('publication.difference.rest')}</dt>
            <dd>{format.change(Number(part.amount), decimals)}</dd>
          </div>
        ))}
        <div data-total>
          <dt>{name(edition.number, edition.year)}</dt>
          <dd>{text(difference.now)}</dd>
        </div>
      </dl>
    </Section>
  )
}

/** One line by which a figure is found again, years later. */
function useCitation({ edition }: Publication) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  return (name: string, place: string, figure: string): string =>
    t('publication.citation', {
      ...{ name, place, figure, number: edition.number, year: String(edition.year), run: runWords(edition.firstPeriod, edition.lastPeriod, language) },
      ...{ day: format.day(dayOfInstant(edition.certifiedAt)), hash: edition.sha256.slice(0, 12), address: window.location.href }
    })
}

/** The explained figure, with everything on which it rests. */
function statementOf({ edition, audienceId }: Publication, { indicatorId, lens, area }: Explained): StatementChoice {
  const place = { lens: consolidationLenses.find((each) => each === lens) ?? 'network', area: area === '' ? null : area, isWhole: lens === 'network' }
  const run = { from: edition.firstPeriod, to: edition.lastPeriod, stage: 'accepted' as const, restateTo: null }
  return { source: 'publication', editionId: edition.id, audienceId, indicatorId, breakdown: '', ...place, ...run }
}

function Loaded({ derivation, onAsk, ...props }: Omit<WhyDrawerProps, 'onClose'> & { readonly derivation: Derivation; readonly onAsk: () => void }) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const { publication, explained, path, onOpen } = props
  const { indicator, difference, steps } = derivation
  const cite = useCitation(publication)
  const value = figureValue(steps[0]?.figure)
  const place = publication.areas.find(({ lens, area }) => lens === explained.lens && area === explained.area)
  const figure = typeof value === 'number' ? format.number(value, indicator.decimals) : t(`ui.value.${value}.spoken`)
  return (
    <div className={styles.why}>
      {value === 'suppressed' && <p className={styles.withheld}>{t('publication.withheld')}</p>}
      <WhyStrand {...{ derivation, publication, path, onOpen }} />
      <Section level={3} title={t('publication.definition', { code: indicator.code, number: indicator.definitionNumber })}>
        <p>{say(indicator.definition)}</p>
        <p className={styles.meta}>{t('publication.definitionFrom', { day: format.day(indicator.definitionFrom) })}</p>
      </Section>
      {difference && <Difference {...{ difference }} decimals={indicator.decimals} edition={publication.edition} />}
      <div className={styles.whyActs}>
        <Button onClick={onAsk}>{t('publication.ask')}</Button>
        <CompareLink figure={statementOf(publication, explained)} />
        <CopyButton value={cite(say(indicator.name), place ? say(place.name) : '', figure)} label={t('publication.cite')} />
      </div>
    </div>
  )
}

/** The figure itself stands at the head of the panel; what is no number does not. */
function useHeading({ publication, explained }: Pick<WhyDrawerProps, 'publication' | 'explained'>, derivation: Derivation | undefined) {
  const t = useText()
  const say = useLocalized()
  const format = useFormat()
  const indicator = publication.indicators.find(({ id }) => id === explained.indicatorId)
  const value = figureValue(derivation?.steps[0]?.figure)
  const title = derivation && typeof value === 'number' ? format.number(value, indicator?.decimals) : t('publication.why')
  return { title, meta: indicator ? `${t('publication.why')} ${say(indicator.name)}` : t('publication.why') }
}

export function WhyDrawer({ onClose, ...props }: WhyDrawerProps) {
  const [isAsking, setAsking] = useState(false)
  const { publication, explained, path } = props
  const input = { editionId: publication.edition.id, audienceId: publication.audienceId, ...explained, period: publication.run, breakdown: '' }
  const { data, previousData, error, refetch } = useQuery(publishedDerivationQuery, { variables: { input: { ...input, path: [...path] } } })
  const derivation = (data ?? previousData)?.publishedDerivation
  const heading = useHeading(props, derivation)
  return (
    <SideDrawer {...heading} isOpen onClose={onClose}>
      {error && !derivation && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!derivation && !error && <Skeleton lines={8} />}
      {derivation && <Loaded {...props} derivation={derivation} onAsk={() => setAsking(true)} />}
      {isAsking && <AskDialog figure={input} onClose={() => setAsking(false)} />}
    </SideDrawer>
  )
}

/** With which figure the first one is compared: the same of another edition or publication, or any of the consolidation. */
import { useQuery } from '@apollo/client/react'
import { useCan } from '../../../app/viewer.js'
import { classNames } from '../../../ui/class-names.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { runWords } from '@solmu/domain/reports/run-words.js'
import { publicationsQuery } from '../publication/publication.operations.js'
import { differenceEditionsQuery } from './difference.operations.js'
import { type StatementChoice, statementText } from './difference.search.js'
import styles from './difference.module.css'

interface Choice {
  readonly key: string
  readonly name: string
  readonly statement: StatementChoice
}

/** How many editions and publications can be chosen from. */
const mostChoices = 50

type Edition = { readonly id: string; readonly year: number | null; readonly number: number | null; readonly firstPeriod: string; readonly lastPeriod: string }

function useEditionWords(): (edition: Edition) => string {
  const t = useText()
  const lang = useLanguage()
  return ({ number, year, firstPeriod, lastPeriod }) => {
    return t('difference.choice.edition', { number: number ?? 0, year: String(year ?? ''), run: runWords(firstPeriod, lastPeriod, lang) })
  }
}

/** The same figure of an edition: of its whole run unless the first figure is of a period that it has too. */
function sameIn(first: StatementChoice, { id, firstPeriod, lastPeriod }: Edition, of: Pick<StatementChoice, 'source' | 'audienceId'>): StatementChoice {
  const isIn = first.from >= firstPeriod && first.to <= lastPeriod && first.from.length === firstPeriod.length && first.from === first.to
  const run = isIn ? {} : { from: firstPeriod, to: lastPeriod }
  return { ...first, ...of, ...run, editionId: id, stage: 'accepted', restateTo: null }
}

function useEditionChoices(first: StatementChoice, isReader: boolean) {
  const words = useEditionWords()
  const { data, error, refetch } = useQuery(differenceEditionsQuery, { variables: { first: mostChoices, filter: { states: ['certified'] } }, skip: !isReader })
  const fitting = (data?.editions.nodes ?? []).filter(({ id, lenses }) => {
    return id !== first.editionId && (['network', 'centre', 'unit'].includes(first.lens) || lenses.some((lens) => lens === first.lens))
  })
  const choices = fitting.map((edition): Choice => {
    return { key: edition.id, name: words(edition), statement: sameIn(first, edition, { source: 'edition', audienceId: null }) }
  })
  return { choices, error, isLoading: isReader && !data, retry: () => void refetch() }
}

function usePublicationChoices(first: StatementChoice, isWanted: boolean) {
  const words = useEditionWords()
  const say = useLocalized()
  const { data, error, refetch } = useQuery(publicationsQuery, { variables: { first: mostChoices }, skip: !isWanted })
  const others = (data?.publications.nodes ?? []).filter(({ edition, audienceId }) => edition.id !== first.editionId || audienceId !== first.audienceId)
  const choices = others.map(({ edition, audienceId, audienceName }): Choice => {
    const statement = sameIn(first, edition, { source: 'publication', audienceId })
    return { key: `${edition.id} ${audienceId}`, name: `${words(edition)} · ${say(audienceName)}`, statement }
  })
  return { choices, error, isLoading: isWanted && !data, retry: () => void refetch() }
}

function ChoiceList({ first, title, choices }: { readonly first: string; readonly title: string; readonly choices: readonly Choice[] }) {
  const lang = useLanguage()
  if (choices.length === 0) return null
  return (
    <Section level={3} title={title}>
      <ul className={classNames(styles.choices, styles.act)}>
        {choices.map(({ key, name, statement }) => (
          <li key={key}>
            <TextLink to="/$lang/reports/difference" params={{ lang }} search={{ one: first, other: statementText(statement) }}>
              {name}
            </TextLink>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The way to the consolidation, set as the first figure is, where any figure can be opened and compared. */
function ConsolidationWay({ first }: { readonly first: StatementChoice }) {
  const t = useText()
  const lang = useLanguage()
  const { indicatorId, lens, restateTo, from, to, stage } = first
  const search = { indicators: indicatorId, lens, from, to, stage, ...(restateTo !== null && { at: restateTo }), against: statementText(first) }
  return (
    <Section level={3} title={t('difference.choice.consolidation')}>
      <p>{t('difference.choice.consolidationText')}</p>
      <p className={styles.act}>
        <TextLink to="/$lang/reports" params={{ lang }} search={search}>
          {t('difference.choice.open')}
        </TextLink>
      </p>
    </Section>
  )
}

interface ChoicesProps {
  readonly first: StatementChoice
  /** Whether any figure of the consolidation may be chosen. */
  readonly isFree: boolean
  readonly editions: readonly Choice[]
  readonly publications: readonly Choice[]
}

function Choices({ first, isFree, editions, publications }: ChoicesProps) {
  const t = useText()
  const text = statementText(first)
  const isEmpty = !isFree && editions.length + publications.length === 0
  return (
    <Section title={t('difference.choose')}>
      {isEmpty && <EmptyState title={t('difference.choice.none')} text={t('difference.choice.noneText')} />}
      {isFree && <ConsolidationWay first={first} />}
      <ChoiceList first={text} title={t('difference.choice.editions')} choices={editions} />
      <ChoiceList first={text} title={t('difference.choice.publications')} choices={publications} />
    </Section>
  )
}

export function SecondFigure({ first }: { readonly first: StatementChoice }) {
  const [readsReturns, readsEditions] = [useCan('return.read'), useCan('edition.read')]
  // A published figure is compared with published ones, and by whoever reads all of it with any.
  const isPublished = first.source === 'publication'
  const editions = useEditionChoices(first, readsEditions)
  const publications = usePublicationChoices(first, isPublished || readsEditions)
  const error = editions.error ?? publications.error
  if (error) return <ErrorNotice error={error} onRetry={() => [editions, publications].forEach(({ retry }) => retry())} />
  if (editions.isLoading || publications.isLoading) return <Skeleton lines={6} />
  const isFree = readsReturns && (!isPublished || readsEditions)
  return <Choices first={first} isFree={isFree} editions={editions.choices} publications={publications.choices} />
}

/** What the reader is asked in the name of the parties for which they speak: the only page about it for a funder, who reads no proposals. */
import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isWanted, saysIt } from '../list-search.js'
import { type Asked, GiveDialog } from './party-dialogs.js'
import { type PartyQuestion, partyQuestionsQuery } from './party.operations.js'
import { type PartyQuestionsSearch, partyQuestionsSearchSchema } from './party.search.js'
import styles from '../governance.module.css'

export const askedOf = (all: readonly PartyQuestion[], { q, state, question }: PartyQuestionsSearch): readonly PartyQuestion[] =>
  all.filter(({ id, answer, title, body, voice }) => isWanted(question, id) && isWanted(state, answer === null ? 'open' : 'answered') && saysIt(q, [title, body, voice.name].flatMap((text) => (text ? [text.fi, text.sv, text.en] : []))))

type Change = (part: Partial<PartyQuestionsSearch>) => void
type SearchProps = { readonly search: PartyQuestionsSearch; readonly change: Change }

function useFilters({ search, change }: SearchProps): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'state', label: t('party.questions.state'), values: search.state ? [search.state] : [] },
      options: (['open', 'answered'] as const).map((value) => ({ value, label: t(`party.questions.${value}`) })),
      onChange: ([state]) => change({ state: state as PartyQuestionsSearch['state'] })
    }
  ]
}

function NoQuestions({ search, change }: SearchProps) {
  const t = useText()
  if (search.q === undefined && search.state === undefined && search.question === undefined) return <EmptyState title={t('party.questions.none')} text={t('party.questions.noneText')} />
  const clear = () => change({ q: undefined, state: undefined, question: undefined })
  return <EmptyState title={t('party.questions.noHits')} text={t('party.questions.noHitsText')} action={<Button onClick={clear}>{t('party.questions.clear')}</Button>} />
}

export function PartyQuestionsPage() {
  const t = useText()
  const [search, change] = useListSearch(partyQuestionsSearchSchema)
  const { data, error, refetch } = useQuery(partyQuestionsQuery, { fetchPolicy: 'cache-and-network' })
  const asked = data && askedOf(data.partyQuestions, search)
  return (
    <>
      <PageHeader title={t('party.questions.title')} meta={t('party.questions.meta')} actions={search.question && <Button onClick={() => change({ question: undefined })}>{t('party.questions.all')}</Button>} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('party.questions.search') }} filters={useFilters({ search, change })} summary={asked && t('party.questions.count', { count: asked.length })} />
      {!asked && (error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />)}
      {asked?.length === 0 && <NoQuestions {...{ search, change }} />}
      {asked && <Questions questions={asked} onAnswered={() => void refetch()} />}
    </>
  )
}

function Questions({ questions, onAnswered }: { readonly questions: readonly PartyQuestion[]; readonly onAnswered: () => void }) {
  const [given, setGiven] = useState<Asked | null>(null)
  const close = () => {
    setGiven(null)
    onAnswered()
  }
  return (
    <>
      {questions.map((each) => (
        <OneQuestion key={each.id} question={each} onGive={() => setGiven(each)} />
      ))}
      {given && <GiveDialog asked={given} onClose={close} />}
    </>
  )
}

function statusOf({ answer, demand }: PartyQuestion): StatusName {
  if (answer !== null) return answer === 'agrees' ? 'accepted' : 'late'
  return demand === 'consent' ? 'submitted' : 'notStarted'
}

function OneQuestion({ question, onGive }: { readonly question: PartyQuestion; readonly onGive: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { title, content, body, voice, party, demand, answer, saidOn, outcome } = question
  const says = t(`party.says.${demand}.${answer ?? 'silent'}`)
  return (
    <article className={styles.paper}>
      <h2>{pick(title)}</h2>
      <p className={styles.below}>{[t(`party.name.${party}`), pick(voice.name), ...(body ? [pick(body)] : [])].join(' · ')}</p>
      <p>
        <Status status={statusOf(question)} label={saidOn ? t('party.questions.said', { answer: says, day: format.day(saidOn) }) : says} />
      </p>
      {pick(content) !== '' && (
        <div className={styles.statement}>
          <Localized text={content} />
        </div>
      )}
      {outcome && <p>{t('party.questions.outcome', { outcome: t(`party.outcome.${outcome}`) })}</p>}
      <div className={styles.acts}>
        <Button variant={answer === null ? 'primary' : 'outlined'} aria-label={`${t('party.giveFor', { party: pick(voice.name) })}, ${pick(title)}`} onClick={onGive}>
          {t('party.give')}
        </Button>
        <OpenLink question={question} />
      </div>
    </article>
  )
}

/** To the matter itself, for those who read it. */
function OpenLink({ question: { kind, subjectId } }: { readonly question: PartyQuestion }) {
  const t = useText()
  const lang = useLanguage()
  const mayRead = useCan('proposal.read')
  if (!mayRead) return null
  const text = t('party.questions.read')
  if (kind === 'amendment') return <TextLink to="/$lang/governance/charter" params={{ lang }}>{text}</TextLink>
  const params = { lang, id: subjectId }
  return kind === 'proposal' ? <TextLink to="/$lang/governance/proposals/$id" params={params}>{text}</TextLink> : <TextLink to="/$lang/governance/ballots/$id" params={params}>{text}</TextLink>
}

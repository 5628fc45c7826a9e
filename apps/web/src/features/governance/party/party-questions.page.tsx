/** What the reader is asked in the name of the parties for which they speak: the only page about it for a funder, who reads no proposals. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useCan, useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Localized } from '../../../ui/localized.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { isWanted, saysIt } from '../list-search.js'
import { type Asked, GiveDialog } from './party-dialogs.js'
import { type PartyQuestion, partyQuestionsQuery } from './party.operations.js'
import { type PartyQuestionsSearch, partyQuestionsSearchSchema, partyQuestionSorts } from './party.search.js'
import styles from '../governance.module.css'

const fits = ({ q, state, question }: PartyQuestionsSearch, all: readonly PartyQuestion[]): PartyQuestion[] =>
  all.filter(({ id, answer, title, body, voice }) => isWanted(question, id) && isWanted(state, answer === null ? 'open' : 'answered') && saysIt(q, [title, body, voice.name].flatMap((text) => (text ? [text.fi, text.sv, text.en] : []))))

/** What the reader looks for, in the order that they chose; what waits stands first unless they chose another. */
export function askedOf(all: readonly PartyQuestion[], search: PartyQuestionsSearch, language: Language): readonly PartyQuestion[] {
  const compare = compareText(language)
  const title = (one: PartyQuestion) => one.title[language] || one.title.fi
  const orders: Readonly<Record<(typeof partyQuestionSorts)[number], (a: PartyQuestion, b: PartyQuestion) => number>> = {
    waiting: (a, b) => Number(a.answer !== null) - Number(b.answer !== null),
    title: () => 0,
    saidOn: (a, b) => compare(b.saidOn ?? '', a.saidOn ?? '')
  }
  const order = orders[search.sort ?? 'waiting']
  return fits(search, all).sort((a, b) => order(a, b) || compare(title(a), title(b)))
}

type Change = (part: Partial<PartyQuestionsSearch>) => void
type SearchProps = { readonly search: PartyQuestionsSearch; readonly change: Change }

function useFilters({ search, change }: SearchProps): readonly Filter[] {
  const t = useText()
  return [
    {
      ...{ id: 'state', label: t('party.questions.state'), values: search.state ? [search.state] : [] },
      options: (['open', 'answered'] as const).map((value) => ({ value, label: t(`party.questions.${value}`) })),
      onChange: ([state]) => change({ state: state as PartyQuestionsSearch['state'] })
    },
    {
      ...{ id: 'sort', label: t('party.questions.sort'), values: search.sort ? [search.sort] : [] },
      options: partyQuestionSorts.map((value) => ({ value, label: t(`party.questions.by.${value}`) })),
      onChange: ([sort]) => change({ sort: sort as PartyQuestionsSearch['sort'] })
    }
  ]
}

function NoQuestions({ search, change }: SearchProps) {
  const t = useText()
  if (search.q === undefined && search.state === undefined && search.question === undefined) return <EmptyState title={t('party.questions.none')} text={t('party.questions.noneText')} />
  const clear = () => change({ q: undefined, state: undefined, question: undefined })
  return <EmptyState title={t('party.questions.noHits')} text={t('party.questions.noHitsText')} action={<Button onClick={clear}>{t('party.questions.clear')}</Button>} />
}

const Awaited = ({ error, onRetry }: { readonly error: Error | undefined; readonly onRetry: () => void }) => (error ? <ErrorNotice error={error} onRetry={onRetry} /> : <Skeleton lines={8} />)

export function PartyQuestionsPage() {
  const t = useText()
  const lang = useLanguage()
  const [search, change] = useListSearch(partyQuestionsSearchSchema)
  const { data, error, refetch } = useQuery(partyQuestionsQuery, { fetchPolicy: 'cache-and-network' })
  const asked = data && askedOf(data.partyQuestions, search, lang)
  return (
    <>
      <PageHeader title={t('party.questions.title')} meta={t('party.questions.meta')} actions={<Acts rows={asked ?? []} onAll={search.question === undefined ? undefined : () => change({ question: undefined })} />} />
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('party.questions.search') }} filters={useFilters({ search, change })} summary={asked && t('party.questions.count', { count: asked.length })} />
      {!asked && <Awaited error={error} onRetry={() => void refetch()} />}
      {asked?.length === 0 && <NoQuestions {...{ search, change }} />}
      {asked && <Questions questions={asked} onAnswered={() => void refetch()} />}
    </>
  )
}

function Acts({ rows, onAll }: { readonly rows: readonly PartyQuestion[]; readonly onAll: (() => void) | undefined }) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const { today } = useViewer()
  const save = () => {
    const heads = ['title', 'party', 'voice', 'body', 'answer', 'saidOn', 'outcome'].map((field) => t(`party.questions.field.${field}`))
    const table = rows.map(({ title, party, voice, body, demand, answer, saidOn, outcome }) => [
      ...[pick(title), t(`party.name.${party}`), pick(voice.name), body ? pick(body) : '', t(`party.says.${demand}.${answer ?? 'silent'}`)],
      ...[saidOn ?? '', outcome ? t(`party.outcome.${outcome}`) : '']
    ])
    saveRows({ name: t('party.questions.file', { date: today }), language: lang, rows: [heads, ...table] })
  }
  return (
    <>
      {onAll && <Button onClick={onAll}>{t('party.questions.all')}</Button>}
      <Button icon={IconDownload} disabled={rows.length === 0} onClick={save}>
        {t('ui.table.export')}
      </Button>
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
const pages = {
  proposal: '/$lang/governance/proposals/$id',
  ballot: '/$lang/governance/ballots/$id',
  item: '/$lang/governance/meetings/$id',
  choice: '/$lang/governance/centre-choices/$id'
} as const

function OpenLink({ question: { kind, recordId } }: { readonly question: PartyQuestion }) {
  const t = useText()
  const lang = useLanguage()
  const mayRead = useCan('proposal.read')
  if (!mayRead) return null
  const text = t('party.questions.read')
  if (kind === 'amendment') return <TextLink to="/$lang/governance/charter" params={{ lang }}>{text}</TextLink>
  return (
    <TextLink to={pages[kind]} params={{ lang, id: recordId }}>
      {text}
    </TextLink>
  )
}

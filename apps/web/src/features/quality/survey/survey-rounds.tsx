/** The rounds of a survey: where each stands, what came back, and the mean over the rounds. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { roundStandings } from '@solmu/domain/quality/survey-round.js'
import { useViewer } from '../../../app/viewer.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { saveRows } from '../../../ui/export-rows.js'
import { type Filter, FilterBar } from '../../../ui/filter-bar.js'
import { compareText, useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { type Language, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { useListSearch } from '../../../ui/use-list-search.js'
import { Value } from '../../../ui/value.js'
import { type RoundSort, type SurveySearch, surveySearchSchema } from './survey-list.search.js'
import { answeredShare, RoundMark, usePeriodText, useSurveyWords } from './survey-words.js'
import { type Survey } from './survey.operations.js'
import { type SurveyRound, surveyRoundsQuery } from './survey-round.operations.js'

/** The mean of the widest group that is shown, for a question; null where nothing is. */
export function meanOfRound(round: Pick<SurveyRound, 'figures'>, questionCode: string | undefined): { readonly mean: number; readonly n: number } | null {
  const order = ['all', 'centre', 'unit']
  const [widest] = round.figures.filter((each) => each.questionCode === questionCode).sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || b.n - a.n)
  return widest && widest.mean !== null ? { mean: widest.mean, n: widest.n } : null
}

function useColumns(content: SurveyContent | undefined): readonly Column<SurveyRound>[] {
  const t = useText()
  const lang = useLanguage()
  const pick = useLocalized()
  const format = useFormat()
  const period = usePeriodText()
  const say = useSurveyWords()
  const question = content?.questions.find(({ kind }) => kind === 'scale')
  return [
    {
      ...{ id: 'closesOn', header: t('survey.round.days'), isSortable: true },
      cell: (round) => (
        <TextLink to="/$lang/quality/survey-rounds/$id" params={{ lang, id: round.id }}>
          {period(round)}
        </TextLink>
      )
    },
    { id: 'owner', header: t('survey.round.owner'), cell: ({ owner, unitCount }) => t('survey.round.ownerUnits', { owner: pick(owner.name), count: unitCount }), isSortable: true },
    { id: 'answers', header: t('survey.round.answers'), cell: ({ usedCount, kioskCount }) => format.number(usedCount + kioskCount), isNumeric: true, isSortable: true },
    {
      ...{ id: 'share', header: t('survey.round.share'), isNumeric: true },
      cell: (round) => {
        const share = answeredShare(round)
        return share === null ? <Value value="notApplicable" /> : format.percent(share)
      }
    },
    ...(question
      ? [
          {
            ...{ id: 'mean', header: t('survey.round.mean', { question: say(question.title), steps: question.options.length }), isNumeric: true },
            cell: (round: SurveyRound) => {
              const figure = meanOfRound(round, question.code)
              if (figure) return t('survey.round.meanOf', { mean: format.number(figure.mean, 2), n: figure.n })
              return <Value value={round.standing === 'closed' ? 'suppressed' : 'notApplicable'} />
            }
          }
        ]
      : []),
    { id: 'standing', header: t('survey.list.state'), cell: ({ standing }) => <RoundMark standing={standing} />, isSortable: true, phone: 'figure' }
  ]
}

/** The rounds that a search finds, in its order; those that end last come first. */
export function listedRounds(rounds: readonly SurveyRound[], { q = '', standings, sort = 'closesOn', desc }: SurveySearch, language: Language): readonly SurveyRound[] {
  const compare = compareText(language)
  const orders: Readonly<Record<RoundSort, (round: SurveyRound) => string>> = {
    closesOn: ({ closesOn }) => closesOn,
    owner: ({ owner }) => owner.name[language] || owner.name.fi,
    standing: ({ standing }) => String(roundStandings.indexOf(standing)),
    answers: ({ usedCount, kioskCount }) => String(usedCount + kioskCount).padStart(7, '0')
  }
  const wanted = q.trim().toLocaleLowerCase('fi')
  const found = rounds.filter(({ standing, owner }) => (standings?.includes(standing) ?? true) && Object.values(owner.name).join(' ').toLocaleLowerCase('fi').includes(wanted))
  const sorted = [...found].sort((a, b) => compare(orders[sort](a), orders[sort](b)) || compare(a.id, b.id))
  return (desc ?? sort === 'closesOn') ? sorted.reverse() : sorted
}

/** Saves the rounds that are listed as they are shown. */
function useSaveRounds(rows: readonly SurveyRound[] | undefined, content: SurveyContent | undefined): () => void {
  const t = useText()
  const language = useLanguage()
  const pick = useLocalized()
  const { today } = useViewer()
  const question = content?.questions.find(({ kind }) => kind === 'scale')
  return () => {
    const heads = ['from', 'to', 'owner', 'links', 'used', 'kiosk', 'mean', 'n', 'state'].map((column) => t(`survey.round.column.${column}`))
    const table = (rows ?? []).map((round) => {
      const figure = meanOfRound(round, question?.code)
      return [round.opensOn, round.closesOn, pick(round.owner.name), round.linkCount, round.usedCount, round.kioskCount, figure?.mean ?? '', figure?.n ?? '', t(`survey.standing.${round.standing}`)]
    })
    saveRows({ name: t('survey.round.file', { date: today }), language, rows: [heads, ...table] })
  }
}

/** Why there is nothing in the list. */
function NoRounds({ onClear }: { readonly onClear: (() => void) | null }) {
  const t = useText()
  if (onClear === null) return <EmptyState title={t('survey.round.none')} text={t('survey.round.noneText')} />
  return <EmptyState title={t('survey.round.noHits')} action={<Button onClick={onClear}>{t('survey.list.clear')}</Button>} />
}

function useRounds(survey: Survey, search: SurveySearch) {
  const lang = useLanguage()
  const { data, error, refetch, loading } = useQuery(surveyRoundsQuery, { variables: { surveyId: survey.id }, fetchPolicy: 'cache-and-network' })
  return { rows: data && listedRounds(data.surveyRounds, search, lang), error: data ? undefined : error, refetch, loading }
}

export function SurveyRounds({ survey, content }: { readonly survey: Survey; readonly content: SurveyContent | undefined }) {
  const t = useText()
  const [search, change] = useListSearch(surveySearchSchema)
  const { rows, error, refetch, loading } = useRounds(survey, search)
  const columns = useColumns(content)
  const filters: readonly Filter[] = [
    {
      ...{ id: 'standings', label: t('survey.list.state'), values: search.standings ?? [], isMultiple: true },
      options: roundStandings.map((value) => ({ value, label: t(`survey.standing.${value}`) })),
      onChange: (chosen) => change({ standings: chosen.length === 0 ? undefined : ([...chosen] as SurveySearch['standings']) })
    }
  ]
  const save = useSaveRounds(rows, content)
  const { sort = 'closesOn' } = search
  const isFiltered = search.q !== undefined || search.standings !== undefined
  return (
    <Section
      title={t('survey.rounds')}
      aside={
        <Button size="small" icon={IconDownload} disabled={!rows?.length} onClick={save}>
          {t('ui.table.export')}
        </Button>
      }
    >
      <FilterBar search={{ value: search.q ?? '', onChange: (q) => change({ q }), label: t('survey.round.search') }} filters={filters} summary={rows && t('survey.round.count', { count: rows.length })} />
      <DataTable
        caption={t('survey.rounds')}
        columns={columns}
        rows={rows}
        rowKey={(round) => round.id}
        sort={{ column: sort, descending: search.desc ?? sort === 'closesOn' }}
        onSort={({ column, descending }) => change({ sort: column === 'closesOn' ? undefined : (column as RoundSort), desc: descending })}
        isRefreshing={loading}
        error={error}
        onRetry={() => void refetch()}
        empty={<NoRounds onClear={isFiltered ? () => change({ q: undefined, standings: undefined }) : null} />}
      />
    </Section>
  )
}

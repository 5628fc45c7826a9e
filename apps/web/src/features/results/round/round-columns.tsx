/** The columns of the list of rounds, and its rows as a file. */
import type { Column } from '../../../ui/data-table.js'
import { useFormat } from '../../../ui/format.js'
import { TextLink } from '../../../ui/link.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { periodText } from '../unit-return/period-text.js'
import { CountBar } from './count-bar.js'
import { RoundStateMark } from './round-state.js'
import type { RoundRow } from './round.operations.js'

export function RoundLink({ round }: { readonly round: Pick<RoundRow, 'id' | 'name'> }) {
  const language = useLanguage()
  const { text, lang } = pickText(round.name, language)
  return (
    <TextLink to="/$lang/results/rounds/$id" params={{ lang: language, id: round.id }} lang={lang === language ? undefined : lang}>
      {text}
    </TextLink>
  )
}

export function useRoundColumns(): readonly Column<RoundRow>[] {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  return [
    { id: 'name', header: t('round.list.name'), isSortable: true, cell: (round) => <RoundLink round={round} /> },
    { id: 'period', header: t('round.list.period'), isSortable: true, cell: ({ period }) => periodText(period, language) },
    { id: 'state', header: t('round.list.state'), isSortable: true, cell: ({ state }) => <RoundStateMark state={state} />, phone: 'figure' },
    { id: 'due', header: t('round.list.due'), isSortable: true, cell: ({ dueOn }) => format.day(dueOn) },
    { id: 'counts', header: t('round.list.returns'), width: '18rem', cell: ({ counts }) => <CountBar counts={counts} /> }
  ]
}

/** What the list tells, with every count in a column of its own. */
export function useRoundFileRows() {
  const t = useText()
  const pick = useLocalized()
  const counted = ['total', 'notStarted', 'draft', 'submitted', 'returned', 'verified', 'accepted', 'locked', 'late', 'extended'] as const
  const days = ['opensOn', 'dueOn', 'graceUntil', 'verifyBy', 'acceptBy'] as const
  const heads = [
    ...[t('round.list.name'), t('round.list.period'), t('round.list.state')],
    ...days.map((name) => t(`round.day.${name}`)),
    ...counted.map((name) => t(`round.file.${name}`))
  ]
  return (rounds: readonly RoundRow[]) => [
    heads,
    ...rounds.map((round) => [
      ...[pick(round.name), round.period, t(`round.state.${round.state}`)],
      ...days.map((name) => round[name]),
      ...counted.map((name) => round.counts[name])
    ])
  ]
}

/** What ballots and what becomes of them are called. */
import { type BallotChoice, highestScore } from '@solmu/domain/governance/ballot.js'
import type { BallotState } from '@solmu/domain/governance/ballot.workflow.js'
import { TextLink } from '../../../ui/link.js'
import { Status, type StatusName } from '../../../ui/status.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { Ballot } from './ballot.operations.js'

const statuses: Readonly<Record<BallotState, StatusName>> = { draft: 'notStarted', announced: 'draft', open: 'submitted', closed: 'accepted', cancelled: 'locked' }

/** A ballot whose time is over is not open to anybody, although it waits to be counted. */
export function BallotStateMark({ ballot: { state, takesBallots } }: { readonly ballot: Pick<Ballot, 'state' | 'takesBallots'> }) {
  const t = useText()
  return <Status status={statuses[state]} label={t(state === 'open' && !takesBallots ? 'ballot.state.over' : `ballot.state.${state}`)} />
}

export function BallotLink({ ballot: { id, title } }: { readonly ballot: Pick<Ballot, 'id' | 'title'> }) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/governance/ballots/$id" params={{ lang, id }}>
      {pick(title)}
    </TextLink>
  )
}

export function BallotsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/governance/ballots" params={{ lang }}>
      {t('ballot.title')}
    </TextLink>
  )
}

/** A choice in words, for those who read the log. */
export function useChoiceWords(ballot: Pick<Ballot, 'options' | 'method'>): (choice: BallotChoice) => string {
  const t = useText()
  const name = useOptionName(ballot)
  return (choice) => {
    if ('answer' in choice) return name(choice.answer)
    if ('ranking' in choice) return choice.ranking.map((group) => group.map(name).join(' = ')).join(' > ') || t('ballot.paper.blank')
    const points = Object.entries(choice.points).sort(([a], [b]) => (a < b ? -1 : 1))
    return points.map(([code, many]) => (ballot.method in highestScore ? `${name(code)}: ${many}` : name(code))).join(', ') || t('ballot.paper.blank')
  }
}

/** What an option, or an answer, is called. */
export function useOptionName(ballot: Pick<Ballot, 'options'>): (code: string) => string {
  const t = useText()
  const pick = useLocalized()
  return (code) => {
    const option = ballot.options.find((each) => each.code === code)
    return option ? pick(option.name) : t(`ballot.answer.${code}`)
  }
}

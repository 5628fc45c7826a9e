/** The ballot paper: what can be chosen, as the method asks. */
import { type BallotAnswer, ballotAnswers, type BallotChoice, highestScore, withoutWithdrawn } from '@solmu/domain/governance/ballot.js'
import { SelectField } from '../../../ui/form-field.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Ballot } from './ballot.operations.js'
import styles from '../governance.module.css'

type Option = Ballot['options'][number]
interface PaperProps {
  readonly ballot: Pick<Ballot, 'id' | 'method' | 'options' | 'maxScore'>
  readonly choice: BallotChoice | null
  readonly onChange: (choice: BallotChoice) => void
}

/** What nobody has filled in yet: a blank one, but where one answer or one option is to be chosen; there a blank vote is chosen too. */
export const blankChoice = ({ method }: Pick<Ballot, 'method'>): BallotChoice | null =>
  method === 'yes_no' || method === 'plurality' ? null : method === 'schulze' || method === 'stv' ? { ranking: [] } : { points: {} }

/** What was filled in before somebody withdrew, without them: they would be refused. */
export const standingChoice = ({ options }: Pick<Ballot, 'options'>, choice: BallotChoice | null): BallotChoice | null =>
  choice && withoutWithdrawn(choice, options.filter(({ isWithdrawn }) => isWithdrawn).map(({ code }) => code))

/** Those who have withdrawn cannot be chosen any more. */
const standing = (options: readonly Option[]): readonly Option[] => options.filter(({ isWithdrawn }) => !isWithdrawn)

export function BallotPaperFields(props: PaperProps) {
  if (props.ballot.method === 'yes_no') return <Answers {...props} />
  if (props.ballot.method === 'schulze' || props.ballot.method === 'stv') return <Order {...props} />
  return props.ballot.method in highestScore ? <Points {...props} /> : <Choices {...props} />
}

function Answers({ ballot, choice, onChange }: PaperProps) {
  const t = useText()
  const chosen: BallotAnswer | null = choice && 'answer' in choice ? choice.answer : null
  return (
    <fieldset>
      <legend>{t('ballot.paper.yes_no')}</legend>
      {ballotAnswers.map((answer) => (
        <label key={answer} className={styles.confirm}>
          <input type="radio" name={`answer-${ballot.id}`} checked={chosen === answer} onChange={() => onChange({ answer })} />
          <span>{t(`ballot.answer.${answer}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

const pointsOf = (choice: BallotChoice | null): Readonly<Record<string, number>> => (choice && 'points' in choice ? choice.points : {})

function Choices({ ballot, choice, onChange }: PaperProps) {
  const t = useText()
  const pick = useLocalized()
  const points = pointsOf(choice)
  const isOne = ballot.method === 'plurality'
  const choose = (code: string, isChosen: boolean) => {
    const others = isOne ? [] : Object.entries(points).filter(([each]) => each !== code)
    onChange({ points: Object.fromEntries([...others, ...(isChosen ? [[code, 1] as const] : [])]) })
  }
  return (
    <fieldset>
      <legend>{t(`ballot.paper.${ballot.method}`)}</legend>
      {standing(ballot.options).map(({ code, name }) => (
        <label key={code} className={styles.confirm}>
          <input type={isOne ? 'radio' : 'checkbox'} name={`choice-${ballot.id}`} checked={points[code] === 1} onChange={({ target }) => choose(code, target.checked)} />
          <span>{pick(name)}</span>
        </label>
      ))}
      {isOne && (
        <label className={styles.confirm}>
          <input type="radio" name={`choice-${ballot.id}`} checked={choice !== null && Object.keys(points).length === 0} onChange={() => onChange({ points: {} })} />
          <span>{t('ballot.paper.blank')}</span>
        </label>
      )}
    </fieldset>
  )
}

/** Where points are shared out, no more is offered than is left, and what is left is told as it shrinks. */
function Points({ ballot, choice, onChange }: PaperProps) {
  const t = useText()
  const pick = useLocalized()
  const points = pointsOf(choice)
  const isShared = ballot.method === 'budget'
  const left = ballot.maxScore - Object.values(points).reduce((sum, each) => sum + each, 0)
  const offered = (code: string) => Array.from({ length: (isShared ? left + (points[code] ?? 0) : ballot.maxScore) + 1 }, (_none, value) => ({ value: String(value), label: String(value) }))
  return (
    <fieldset>
      <legend>{t(`ballot.paper.${ballot.method}`, { max: ballot.maxScore })}</legend>
      {standing(ballot.options).map(({ code, name }) => (
        <SelectField
          {...{ id: `score-${ballot.id}-${code}`, label: pick(name), value: String(points[code] ?? 0), options: offered(code) }}
          key={code}
          onChange={({ target }) => {
            const others = Object.entries(points).filter(([each]) => each !== code)
            onChange({ points: Object.fromEntries(target.value === '0' ? others : [...others, [code, Number(target.value)] as const]) })
          }}
        />
      ))}
      {isShared && <p role="status">{t('ballot.paper.left', { count: left })}</p>}
    </fieldset>
  )
}

type Ranking = readonly (readonly string[])[]

/**
 * The order once one option stands in another place, 0 for none. With transferable votes, which know no equals, whoever stood there
 * moves down by one.
 */
function moved(ranking: Ranking, { code, place, isStrict }: { readonly code: string; readonly place: number; readonly isStrict: boolean }): string[][] {
  const groups = withoutOne(ranking, code)
  if (place === 0) return groups
  const there = groups[place - 1]
  if (there && !isStrict) there.push(code)
  else groups.splice(place - 1, 0, [code])
  return groups
}

const withoutOne = (ranking: Ranking, code: string): string[][] => ranking.map((group) => group.filter((each) => each !== code)).filter((group) => group.length > 0)

/**
 * A place for each; those in the same place are liked equally, which transferable votes do not know. No place is offered that would
 * leave a gap, and the order is told as it grows, to those who do not see the fields too.
 */
function Order({ ballot, choice, onChange }: PaperProps) {
  const t = useText()
  const pick = useLocalized()
  const options = standing(ballot.options)
  const ranking = choice && 'ranking' in choice ? choice.ranking : []
  const name = (code: string): string => options.filter((each) => each.code === code).map((each) => pick(each.name)).join('')
  const order = ranking.map((group, at) => `${t('ballot.paper.place', { place: at + 1 })} ${group.map(name).join(', ')}`).join('; ')
  return (
    <fieldset>
      <legend>{t(`ballot.paper.${ballot.method}`)}</legend>
      {options.map((option) => (
        <PlaceField key={option.code} {...{ ballot, option, ranking, onChange }} />
      ))}
      <p role="status">{order === '' ? t('ballot.paper.noOrder') : t('ballot.paper.order', { order })}</p>
    </fieldset>
  )
}

function PlaceField({ ballot, option: { code, name }, ranking, onChange }: Pick<PaperProps, 'ballot' | 'onChange'> & { readonly option: Option; readonly ranking: Ranking }) {
  const t = useText()
  const pick = useLocalized()
  const others = withoutOne(ranking, code)
  const places = [...others.map((_group, at) => at + 1), others.length + 1].map((place) => ({ value: String(place), label: t('ballot.paper.place', { place }) }))
  const now = ranking.findIndex((group) => group.includes(code)) + 1
  return (
    <SelectField
      {...{ id: `place-${ballot.id}-${code}`, label: pick(name), value: String(now), options: [{ value: '0', label: t('ballot.paper.noPlace') }, ...places] }}
      onChange={({ target }) => onChange({ ranking: moved(ranking, { code, place: Number(target.value), isStrict: ballot.method === 'stv' }) })}
    />
  )
}

/** The ballot paper: what can be chosen, as the method asks. */
import { type BallotAnswer, ballotAnswers, type BallotChoice } from '@solmu/domain/governance/ballot.js'
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

/** What nobody has filled in yet: a blank one, but for a question, to which somebody must answer. */
export const blankChoice = ({ method }: Pick<Ballot, 'method'>): BallotChoice | null =>
  method === 'yes_no' ? null : method === 'schulze' || method === 'stv' ? { ranking: [] } : { points: {} }

/** Those who have withdrawn cannot be chosen any more. */
const standing = (options: readonly Option[]): readonly Option[] => options.filter(({ isWithdrawn }) => !isWithdrawn)

export function BallotPaperFields(props: PaperProps) {
  if (props.ballot.method === 'yes_no') return <Answers {...props} />
  if (props.ballot.method === 'schulze' || props.ballot.method === 'stv') return <Order {...props} />
  return props.ballot.method === 'score' ? <Scores {...props} /> : <Choices {...props} />
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
          <input type="radio" name={`choice-${ballot.id}`} checked={Object.keys(points).length === 0} onChange={() => onChange({ points: {} })} />
          <span>{t('ballot.paper.blank')}</span>
        </label>
      )}
    </fieldset>
  )
}

function Scores({ ballot, choice, onChange }: PaperProps) {
  const t = useText()
  const pick = useLocalized()
  const points = pointsOf(choice)
  const all = Array.from({ length: ballot.maxScore + 1 }, (_none, value) => ({ value: String(value), label: String(value) }))
  return (
    <fieldset>
      <legend>{t('ballot.paper.score', { max: ballot.maxScore })}</legend>
      {standing(ballot.options).map(({ code, name }) => (
        <SelectField
          {...{ id: `score-${ballot.id}-${code}`, label: pick(name), value: String(points[code] ?? 0), options: all }}
          key={code}
          onChange={({ target }) => {
            const others = Object.entries(points).filter(([each]) => each !== code)
            onChange({ points: Object.fromEntries(target.value === '0' ? others : [...others, [code, Number(target.value)] as const]) })
          }}
        />
      ))}
    </fieldset>
  )
}

/** A place for each; those in the same place are liked equally, which transferable votes do not know. */
function Order({ ballot, choice, onChange }: PaperProps) {
  const t = useText()
  const pick = useLocalized()
  const options = standing(ballot.options)
  const ranking = choice && 'ranking' in choice ? choice.ranking : []
  const placeOf = (code: string): number => ranking.findIndex((group) => group.includes(code)) + 1
  const places = [{ value: '0', label: t('ballot.paper.noPlace') }, ...options.map((_option, place) => ({ value: String(place + 1), label: t('ballot.paper.place', { place: place + 1 }) }))]
  const move = (code: string, place: number) => {
    const others = ranking.map((group) => group.filter((each) => each !== code))
    const groups = Array.from({ length: options.length }, (_none, at) => [...(others[at] ?? [])])
    if (place > 0) {
      // With transferable votes whoever stood there moves down by one.
      if (ballot.method === 'stv' && (groups[place - 1] ?? []).length > 0) groups.splice(place - 1, 0, [code])
      else groups[place - 1]?.push(code)
    }
    onChange({ ranking: groups.filter((group) => group.length > 0) })
  }
  return (
    <fieldset>
      <legend>{t(`ballot.paper.${ballot.method}`)}</legend>
      {options.map(({ code, name }) => (
        <SelectField key={code} {...{ id: `place-${ballot.id}-${code}`, label: pick(name), value: String(placeOf(code)), options: places }} onChange={({ target }) => move(code, Number(target.value))} />
      ))}
    </fieldset>
  )
}

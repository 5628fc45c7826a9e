/** What the fields of the calculator hold: what was typed, else what is known; and what it comes to. */
import type { ResourcingInput } from '@solmu/domain/quality/resourcing.js'
import { parseDecimal } from '@solmu/shared/decimal.js'
import { useFormat } from '../../../ui/format.js'
import { useText } from '../../../ui/text.js'
import type { ResourcingBasis } from './views.operations.js'
import type { ResourcingSearch } from './views.search.js'
import { scoreDecimals } from './views-words.js'

type Score = ResourcingBasis['scores'][number]

/** No framework: the need is reckoned without a score. */
export const withoutScore = 'none'

const names = ['customers', 'coaches', 'score'] as const
type Name = (typeof names)[number]
const decimalsOf: Readonly<Record<Name, number>> = { customers: 1, coaches: 2, score: 2 }
const most = 1_000_000

export interface Typed {
  /** Null as long as something is wrong, or nobody is known to be served. */
  readonly input: ResourcingInput | null
  readonly wrong: Readonly<Partial<Record<Name, string>>>
  readonly score: Score | undefined
  readonly texts: Readonly<Record<Name, string>>
}

const chosenScore = ({ scores }: ResourcingBasis, framework: string | undefined): Score | undefined =>
  framework === withoutScore ? undefined : (scores.find(({ frameworkId }) => frameworkId === framework) ?? scores[0])

/** What stands in each field. */
function useTexts(basis: ResourcingBasis, search: ResourcingSearch, score: Score | undefined): Typed['texts'] {
  const format = useFormat()
  const told = (value: number | null, decimals: number) => (value === null ? '' : format.number(value, decimals))
  const reported = (value: string | null, decimals: number) => told(value === null ? null : Number(value), decimals)
  const points = score?.result.score ?? null
  return {
    customers: (search.customers ?? reported(basis.customers, 0)).trimStart(),
    coaches: (search.coaches ?? reported(basis.coaches, 1)).trimStart(),
    score: (search.score ?? told(points, scoreDecimals(points ?? 0))).trimStart()
  }
}

/** The figure of a field; null for an empty one, undefined for one that cannot be read. */
function figureIn(texts: Typed['texts'], name: Name): number | null | undefined {
  if (texts[name] === '') return null
  const read = parseDecimal(texts[name], decimalsOf[name], most)
  return 'value' in read && read.value >= 0 ? read.value : undefined
}

/** The ends of a score, in hundredths. */
const rangeOf = (score: Score) => ({ lowest: Math.round(score.lowest * 100), highest: Math.round(score.highest * 100) })

const isOutside = (score: Score, points: number | null | undefined): boolean => {
  const { lowest, highest } = rangeOf(score)
  return points != null && (points < lowest || points > highest)
}

const scored = (score: Score | undefined, points: number | null | undefined): ResourcingInput['score'] => (score && points != null ? { value: points, ...rangeOf(score) } : null)

/** @returns the texts of the fields, what is wrong with them, and what is reckoned with */
export function useTyped(basis: ResourcingBasis, search: ResourcingSearch): Typed {
  const t = useText()
  const format = useFormat()
  const score = chosenScore(basis, search.framework)
  const texts = useTexts(basis, search, score)
  const [customers, coaches, points] = [figureIn(texts, 'customers'), figureIn(texts, 'coaches'), figureIn(texts, 'score')]
  const wrong: Partial<Record<Name, string>> = Object.fromEntries(names.filter((name) => figureIn(texts, name) === undefined).map((name) => [name, t('errors.INVALID_NUMBER')]))
  if (score && isOutside(score, points)) wrong.score = t('quality.resourcing.scoreRange', { min: format.number(score.lowest), max: format.number(score.highest) })
  if (Object.keys(wrong).length > 0 || customers == null) return { input: null, wrong, score, texts }
  return { input: { customers, coaches: coaches ?? null, score: scored(score, points) }, wrong, score, texts }
}

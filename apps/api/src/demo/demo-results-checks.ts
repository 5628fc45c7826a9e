/**
 * The check rules of the demo, what they find in what was sent, and what the units say to it: the same engine as in daily
 * work, so that no return of the demo was sent that could not have been.
 */
import { type Cell, cellKeyText } from '@solmu/domain/results/cell.js'
import { mostPeriodsAgo } from '@solmu/domain/results/check-rule.js'
import { type CheckedRow, figuresOf, historyOf, type PastFact } from '@solmu/domain/results/check-sheet.js'
import { standingRules } from '@solmu/domain/results/check-standing.js'
import { type Finding, runChecks } from '@solmu/domain/results/checks.js'
import { groupBy } from '@solmu/shared/groups.js'
import { shiftPeriod } from '@solmu/shared/periods.js'
import { keptFinding } from '../features/results/check/checks.js'
import { rulesOver } from '../features/results/check/library/library.js'
import { libraryDimensions, libraryIndicators } from '../features/results/indicator/library/library.js'
import { askedQuarterly } from './demo-figures.js'
import { demoId, demoNumber } from './demo-id.js'
import { indicatorId } from './demo-indicators.js'
import { typed, typedAtFirst } from './demo-results-cells.js'
import { type Context, type DemoReturn, isMended, writerOf } from './demo-results-returns.js'

type Row = Record<string, unknown>

const rules = rulesOver(new Set(libraryIndicators.map(({ code }) => code)))
const standing = standingRules(rules)

/** Rows of check_rule: those that the product ships. */
export const ruleRows = (consortiumId: string): Row[] =>
  rules.map(({ message, ...rule }) => ({
    id: demoId(`check-rule:${rule.code}`),
    consortiumId,
    ...rule,
    messageFi: message.fi,
    messageSv: message.sv,
    messageEn: message.en
  }))

/** What units say to what is found, by the rule; one of several belongs to each finding. */
const words: Readonly<Record<string, readonly string[]>> = {
  a4_equals_a2: ['Asiakas tuli itse, lähettävää tahoa ei ole.', 'Lähete on tulossa, taho varmistuu ensi kaudella.'],
  d1_change: ['Valmentajan työaika muuttui kauden alussa.', 'Valmentajien määrä vastaa vuoden talousarviota.', 'Rahoituspäätös muutti valmentajien määrää.'],
  large_change: [
    'Luvut on tarkistettu asiakastietojärjestelmästä.',
    'Kausi poikkesi edellisestä, luvut on tarkistettu.',
    'Ryhmien aikataulu muuttui kausien välillä.'
  ],
  unusual_euros: ['Maksatus ajoittui tälle kaudelle.', 'Laskutus siirtyi edelliseltä kaudelta.']
}
const anyWords = ['Luku on tarkistettu ja pitää paikkansa.'] as const

const wordsFor = (one: DemoReturn, { ruleCode, key }: Finding): string => {
  const own = words[ruleCode] ?? anyWords
  return own[demoNumber(`explained:${one.id}:${key}`, own.length)] ?? anyWords[0]
}

/** What is asked each quarter, as the checks see it. */
const asked = askedQuarterly.flatMap(({ code, byGroup, isRequired }) => {
  const found = libraryIndicators.find((each) => each.code === code)
  if (!found) return []
  const { unit, decimals, aggregation, sourceClass, name, numerator, denominator, factor } = found
  const indicator = { id: indicatorId(code), code, unit, decimals, aggregation, sourceClass, weightIndicatorId: null }
  const dimensions = libraryDimensions.filter((each) => byGroup && each.code === 'customer_group')
  return [{ indicator, version: { name, numerator, denominator, factor }, dimensions, isRequired, group: found.group }]
})
const groups = new Map(asked.map(({ indicator, group }) => [indicator.id, group]))

function sheetOf({ unitId, round }: DemoReturn, cells: readonly Cell[], sent: ReadonlyMap<string, readonly Cell[]>) {
  const byIndicator = groupBy(cells, ({ indicatorId: id }) => id)
  const rows: CheckedRow[] = asked.map((each) => ({
    ...each,
    cells: (byIndicator.get(each.indicator.id) ?? []).map(({ breakdown, ...answer }) => ({ breakdown, cell: { ...answer, note: '' } }))
  }))
  const past = Array.from({ length: mostPeriodsAgo }, (_, place): readonly PastFact[] => {
    const before = sent.get(`${unitId} ${shiftPeriod(round.period, -place - 1)}`) ?? []
    return before.map((cell) => ({ ...cell, periodsAgo: place + 1 }))
  })
  return figuresOf({ period: round.period, rows, groups, history: historyOf(asked, past.flat()) })
}

/** What was found in a return when it was sent, with the explanations. */
export interface CheckedReturn {
  /** By the number of the version, as they are kept with it. */
  readonly findings: readonly (readonly object[])[]
  readonly explanations: readonly Row[]
}

/**
 * Checks what was sent, and has the units explain what asks for it.
 *
 * @param sent the returns that were sent, of every round
 * @throws Error for one that could not have been sent: a mistake in the figures of the demo
 */
export function checkedReturns(sent: readonly DemoReturn[], context: Context): ReadonlyMap<string, CheckedReturn> {
  const keyOf = ({ unitId, round }: DemoReturn) => `${unitId} ${round.period}`
  const cells = new Map(sent.map((one) => [keyOf(one), typed(one)]))
  return new Map(
    sent.map((one) => {
      const now = checked(one, sheetOf(one, cells.get(keyOf(one)) ?? [], cells), context)
      if (!isMended(one)) return [one.id, { findings: [now.kept], explanations: now.explanations }]
      const first = checked(one, sheetOf(one, typedAtFirst(one), cells), context)
      return [one.id, { findings: [first.kept, now.kept], explanations: now.explanations }]
    })
  )
}

function checked(one: DemoReturn, sheet: ReturnType<typeof sheetOf>, context: Context) {
  const explained = runChecks(standing, sheet).map((finding) => {
    if (finding.severity === 'error') throw new Error(`The demo has ${one.unitName} send ${one.round.period} with ${finding.message.fi}`)
    return { finding, said: finding.needsExplanation ? explanationOf(one, finding, context) : null }
  })
  return {
    kept: explained.map(({ finding, said }) => keptFinding({ ...finding, explanation: said, former: null })),
    explanations: explained.flatMap(({ said }) => (said ? [rowOf(one, said, context)] : []))
  }
}

type Said = ReturnType<typeof explanationOf>

const explanationOf = (one: DemoReturn, finding: Finding, context: Context) => ({
  ...{ returnId: one.id, ruleCode: finding.ruleCode, cell: cellKeyText(finding.at), about: finding.about, version: 1 },
  ...{ text: wordsFor(one, finding), writtenById: writerOf(one, context), writtenAt: new Date(one.submittedAt) }
})

const rowOf = (one: DemoReturn, { writtenById, ...said }: Said, { consortiumId }: Context): Row => ({
  ...{ ...said, writtenBy: writtenById },
  ...{ consortiumId, unitId: one.unitId }
})

import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type AskedInRound, reminderDayIssues, type RoundPlan } from '@solmu/domain/results/round-change.js'
import { roundDayIssues } from '@solmu/domain/results/round-days.js'
import { roundMembers } from '@solmu/domain/results/round-membership.js'
import { longestRoundName } from '@solmu/domain/results/round-name.js'
import { addDays, type IsoDate } from '@solmu/shared/dates.js'
import { isPeriod, validityOfPeriod } from '@solmu/shared/periods.js'
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { NetworkQueries } from '../../network/network.queries.js'
import type { NetworkPicture } from '../../network/network-picture.js'
import { IndicatorReader } from '../indicator/indicator-reader.js'
import type { IndicatorTextInput } from '../indicator/indicator-text.graphql.js'
import type { CreateRoundInput } from './round-input.graphql.js'
import { RoundReader } from './round-reader.js'
import { ruleOf } from './round-rule.js'

/** A round as it may be written. */
export type CheckedRound = RoundPlan & { readonly name: LocalizedText; readonly instructions: LocalizedText }

const longestInstructions = 4000

/** Looks at what a round is to be, before it is written. */
@Injectable()
export class RoundChecks {
  constructor(
    private readonly network: NetworkQueries,
    private readonly indicators: IndicatorReader,
    private readonly rounds: RoundReader
  ) {}

  /**
   * What the input stands for.
   *
   * @param ownId the round that is changed; null for a new one
   * @throws DomainError all that is wrong with the input at once; ALREADY_EXISTS at `indicators` when another round asks the
   *   same unit for the same figure of the same period (params: round, its Finnish name)
   */
  async checked(input: CreateRoundInput, ownId: string | null): Promise<CheckedRound> {
    if (!isPeriod(input.period)) throw new DomainError('INVALID_INPUT', { path: ['period'] })
    const picture = await this.network.afresh()
    const [name, instructions] = [written(input.name), written(input.instructions ?? { fi: '' }, '')]
    const issues = [
      ...textIssues({ name, instructions }),
      ...roundDayIssues(input.period, input),
      ...reminderDayIssues(input.reminderDays),
      ...(await this.indicatorIssues(input))
    ]
    if (issues.length > 0) throw issues.length === 1 && issues[0] ? issues[0] : new DomainError('INVALID_INPUT', { issues })
    const { period, membership, opensOn, dueOn, graceUntil, verifyBy, acceptBy } = input
    const checked: CheckedRound = {
      ...{ name, instructions, period, membership, opensOn, dueOn, graceUntil, verifyBy, acceptBy },
      ...{ unitRule: ruleOf(input.unitRule, picture), reminderDays: [...input.reminderDays].sort((a, b) => a - b) },
      indicators: input.indicators.map(asked)
    }
    await this.demandAskedOnce(checked, picture, ownId)
    return checked
  }

  /** Each once, known and in force on the last day of the period, in breakdowns that it has. */
  private async indicatorIssues({ indicators, period }: CreateRoundInput): Promise<DomainError[]> {
    if (indicators.length === 0) return [new DomainError('REQUIRED', { path: ['indicators'] })]
    const lastDay = addDays(validityOfPeriod(period).validTo, -1)
    const places = indicators.map(({ indicatorId }) => indicatorId)
    const found = await Promise.all(indicators.map((each, index) => this.indicatorIssue(each, index, lastDay)))
    return found.flatMap((issue, index) => {
      const isTwice = places.indexOf(places[index] ?? '') < index
      return isTwice ? [new DomainError('ALREADY_EXISTS', { path: ['indicators', index, 'indicatorId'] })] : (issue ?? [])
    })
  }

  private async indicatorIssue(of: AskedInRound, index: number, day: IsoDate): Promise<DomainError | null> {
    const known = await this.indicators.byId(of.indicatorId)
    if (!known) return new DomainError('NOT_FOUND', { path: ['indicators', index, 'indicatorId'] })
    const version = await this.indicators.versionOn(of.indicatorId, day)
    const unknown = (field: string, value: string) =>
      new DomainError('UNKNOWN_REFERENCE', { path: ['indicators', index, field], params: { value } })
    if (!version) return unknown('indicatorId', known.code)
    const wrong = of.dimensionCodes.find((code, place, all) => !version.dimensionCodes.includes(code) || all.indexOf(code) < place)
    return wrong === undefined ? null : unknown('dimensionCodes', wrong)
  }

  /** A figure that two returns of a unit hold for one period would be counted twice. */
  private async demandAskedOnce(checked: CheckedRound, picture: NetworkPicture, ownId: string | null): Promise<void> {
    const { facts } = picture
    const others = (await this.rounds.aboutPeriod(checked.period)).filter(({ id }) => id !== ownId)
    if (others.length === 0) return
    const asked = new Set(checked.indicators.map(({ indicatorId }) => indicatorId))
    const units = new Set(roundMembers(facts, checked).members.map(({ unitId }) => unitId))
    for (const other of others) {
      const same = (await this.rounds.indicatorsOf(other.id)).some(({ indicatorId }) => asked.has(indicatorId))
      if (!same || !roundMembers(facts, other).members.some(({ unitId }) => units.has(unitId))) continue
      throw new DomainError('ALREADY_EXISTS', { path: ['indicators'], params: { round: other.name.fi } })
    }
  }
}

const asked = ({ indicatorId, dimensionCodes, isRequired, allowsNotApplicable }: AskedInRound): AskedInRound => ({
  ...{ indicatorId, dimensionCodes: [...dimensionCodes], isRequired, allowsNotApplicable }
})

/** A text in three languages without blanks around it; where one is missing, what stands for it. */
function written({ fi, sv, en }: IndicatorTextInput, instead = fi.trim()): LocalizedText {
  return { fi: fi.trim(), sv: sv?.trim() || instead, en: en?.trim() || instead }
}

function textIssues({ name, instructions }: Pick<CheckedRound, 'name' | 'instructions'>): DomainError[] {
  const missing = name.fi === '' ? [new DomainError('REQUIRED', { path: ['name', 'fi'] })] : []
  const long = (text: LocalizedText, field: string, max: number): DomainError[] =>
    languages
      .filter((language) => text[language].length > max)
      .map((language) => new DomainError('TOO_LONG', { path: [field, language], params: { max } }))
  return [...missing, ...long(name, 'name', longestRoundName), ...long(instructions, 'instructions', longestInstructions)]
}

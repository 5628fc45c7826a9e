/**
 * The collection rounds of the demo: two years of quarters that are closed, the one that is being collected, and the one
 * that comes next. The days of the present round follow the day on which the demo is made, so that it is always in the
 * middle of things.
 */
import type { Round } from '@solmu/domain/results/round.js'
import { addDays, daysBetween, type IsoDate } from '@solmu/shared/dates.js'
import { periodContaining, shiftPeriod, validityOfPeriod, type Period } from '@solmu/shared/periods.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { demoId } from './demo-id.js'
import { askedQuarterly } from './demo-figures.js'
import { indicatorId } from './demo-indicators.js'

export interface DemoRound extends Round {
  readonly name: LocalizedText
  readonly periodFrom: IsoDate
  readonly periodTo: IsoDate
}

const closedRounds = 8

/** The last quarter that ended at least a month before a day: the one that is being collected. */
export function presentPeriod(today: IsoDate): Period {
  const last = shiftPeriod(periodContaining('quarter', today), -1)
  const hasSettled = daysBetween(validityOfPeriod(last).validTo, today) >= 30
  return hasSettled ? last : shiftPeriod(last, -1)
}

const nameOf = (period: Period): LocalizedText => {
  const [year, quarter] = [period.slice(0, 4), period.slice(6)]
  return { fi: `Kierros ${quarter}/${year}`, sv: `Omgång ${quarter}/${year}`, en: `Round ${quarter}/${year}` }
}

function roundOf(period: Period, state: Round['state'], days: Pick<Round, 'dueOn' | 'opensOn'>): DemoRound {
  const { validFrom, validTo } = validityOfPeriod(period)
  return {
    id: demoId(`round:${period}`),
    name: nameOf(period),
    period,
    periodFrom: validFrom,
    periodTo: validTo,
    state,
    ...days,
    graceUntil: addDays(days.dueOn, 14),
    verifyBy: addDays(days.dueOn, 17),
    acceptBy: addDays(days.dueOn, 24),
    membership: 'last_day',
    unitRule: { kind: 'all' },
    reminderDays: [-7, -1, 1, 7]
  }
}

/** The rounds, the oldest first. */
export function demoRounds(today: IsoDate): DemoRound[] {
  const present = presentPeriod(today)
  const closed = Array.from({ length: closedRounds }, (_, index) => shiftPeriod(present, index - closedRounds))
  const next = shiftPeriod(present, 1)
  const firstDayAfter = (period: Period): IsoDate => validityOfPeriod(period).validTo
  const usual = (period: Period) => ({ opensOn: firstDayAfter(period), dueOn: addDays(firstDayAfter(period), 30) })
  const nextOpens = firstDayAfter(next) > today ? firstDayAfter(next) : addDays(today, 14)
  return [
    ...closed.map((period) => roundOf(period, 'locked', usual(period))),
    roundOf(present, 'open', { opensOn: firstDayAfter(present), dueOn: addDays(today, -5) }),
    roundOf(next, 'planned', { opensOn: nextOpens, dueOn: addDays(nextOpens, 30) })
  ]
}

/** Rows of collection_round and round_indicator; a round is written as open, and locked when its returns stand. */
export function roundRows(consortiumId: string, rounds: readonly DemoRound[]) {
  return {
    rounds: rounds.map(({ name, ...round }) => ({
      ...round,
      consortiumId,
      nameFi: name.fi,
      nameSv: name.sv,
      nameEn: name.en,
      periodKind: 'quarter',
      state: round.state === 'locked' ? 'open' : round.state
    })),
    asked: rounds.flatMap((round) =>
      askedQuarterly.map(({ code, byGroup, isRequired }, index) => ({
        roundId: round.id,
        indicatorId: indicatorId(code),
        consortiumId,
        position: index + 1,
        dimensionCodes: byGroup ? ['customer_group'] : [],
        isRequired
      }))
    )
  }
}

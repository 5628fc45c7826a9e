import fc from 'fast-check'
import { homeTimeZone } from '@solmu/shared/dates.js'
import { digestStep, lastDigest, type WaitingNotification } from './digest.js'
import { defaultFrequency, type Frequency, frequencies } from './notification-topics.js'

const at = (text: string): Date => new Date(text)

describe('collected mails leave at seven in Helsinki', () => {
  it.each([
    ['in winter', 'daily', '2026-11-23T05:00:00Z', '2026-11-23T05:00:00Z'],
    ['a minute before', 'daily', '2026-11-23T04:59:00Z', '2026-11-22T05:00:00Z'],
    ['in summer', 'daily', '2026-06-01T04:00:00Z', '2026-06-01T04:00:00Z'],
    ['on the day on which the clock goes forward', 'daily', '2026-03-29T10:00:00Z', '2026-03-29T04:00:00Z'],
    ['on the day before', 'daily', '2026-03-29T03:59:00Z', '2026-03-28T05:00:00Z'],
    ['on the day on which the clock goes back', 'daily', '2026-10-25T10:00:00Z', '2026-10-25T05:00:00Z'],
    ['on Mondays', 'weekly', '2026-11-23T05:00:00Z', '2026-11-23T05:00:00Z'],
    ['on the Monday before', 'weekly', '2026-11-23T04:59:00Z', '2026-11-16T05:00:00Z'],
    ['across the change of the clock', 'weekly', '2026-03-30T03:59:00Z', '2026-03-23T05:00:00Z']
  ] as const)('%s', (_what, frequency, now, moment) => {
    expect(lastDigest(frequency, at(now))).toEqual(at(moment))
  })

  it('whatever the day: the hour strikes seven, and on Mondays for the weekly one', () => {
    const parts = new Intl.DateTimeFormat('en-GB', { timeZone: homeTimeZone, hour: '2-digit', minute: '2-digit', weekday: 'short', hourCycle: 'h23' })
    fc.assert(
      fc.property(fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true }), fc.constantFrom('daily', 'weekly'), (now, frequency) => {
        const moment = lastDigest(frequency, now)
        expect(parts.format(moment)).toMatch(frequency === 'weekly' ? /Mon.*07:00/ : /07:00/)
        const hours = (now.getTime() - moment.getTime()) / 3_600_000
        expect(hours >= 0 && hours < (frequency === 'weekly' ? 7 * 24 + 1 : 25)).toBe(true)
      })
    )
  })
})

describe('what becomes of what waits', () => {
  const now = at('2026-11-25T06:00:00Z')
  it.each([
    ['told yesterday, daily', { at: at('2026-11-24T10:00:00Z'), changedAt: null, frequency: 'daily' }, 'collect'],
    ['told after the mail left', { at: at('2026-11-25T05:00:00Z'), changedAt: null, frequency: 'daily' }, 'wait'],
    ['told this week, weekly', { at: at('2026-11-24T10:00:00Z'), changedAt: null, frequency: 'weekly' }, 'wait'],
    ['told last week, weekly', { at: at('2026-11-20T10:00:00Z'), changedAt: null, frequency: 'weekly' }, 'collect'],
    ['a wish of this morning counts from tomorrow', { at: at('2026-11-20T10:00:00Z'), changedAt: at('2026-11-25T05:30:00Z'), frequency: 'daily' }, 'wait'],
    ['at once is the next morning for what waits already', { at: at('2026-11-24T10:00:00Z'), changedAt: at('2026-11-24T12:00:00Z'), frequency: 'at_once' }, 'collect'],
    ['none is wished for any more', { at: at('2026-11-24T10:00:00Z'), changedAt: null, frequency: 'in_app' }, 'drop']
  ] as const)('%s', (_what, waiting, step) => {
    expect(digestStep(waiting, now)).toBe(step)
  })
})

/** What happens to one person: things are told, wishes change, the clock runs, in any order, over the change of the clock. */
const hour = 3_600_000
const start = at('2026-03-20T00:00:00Z').getTime()
const happening = fc.oneof(
  fc.record({ what: fc.constant('told' as const) }),
  fc.record({ what: fc.constant('wish' as const), frequency: fc.constantFrom(...frequencies) }),
  fc.record({ what: fc.constant('run' as const) })
)

it('each thing is told by exactly one way, whenever it runs and whatever is wished for', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(happening, fc.integer({ min: 0, max: 40 })), { maxLength: 60 }), (story) => {
      let clock = start
      let wish: { frequency: Frequency; changedAt: Date | null } = { frequency: defaultFrequency, changedAt: null }
      let waiting: { id: number; at: Date }[] = []
      const ways: string[][] = []
      const mailsAt: number[] = []
      const run = () => {
        const stepOf = ({ at: told }: { at: Date }) => digestStep({ at: told, ...wish } satisfies WaitingNotification, new Date(clock))
        const collected = waiting.filter((one) => stepOf(one) === 'collect')
        for (const { id } of collected) ways[id]?.push('collected')
        for (const { id } of waiting.filter((one) => stepOf(one) === 'drop')) ways[id]?.push('in_app')
        if (collected.length > 0) mailsAt.push(Math.floor(lastDigest('daily', new Date(clock)).getTime() / hour))
        waiting = waiting.filter((one) => stepOf(one) === 'wait')
      }
      for (const [event, hours] of story) {
        clock += hours * hour
        if (event.what === 'run') run()
        if (event.what === 'wish') wish = { frequency: event.frequency, changedAt: new Date(clock) }
        if (event.what === 'told') {
          const id = ways.push([]) - 1
          if (wish.frequency === 'at_once' || wish.frequency === 'in_app') ways[id]?.push(wish.frequency)
          else waiting.push({ id, at: new Date(clock) })
        }
      }
      // A fortnight later nothing waits, whatever was wished for last.
      for (let day = 0; day < 16; day++) {
        clock += 24 * hour
        run()
      }
      expect(waiting).toEqual([])
      for (const way of ways) expect(way).toHaveLength(1)
      // No more than one mail for each morning.
      expect(new Set(mailsAt).size).toBe(mailsAt.length)
    }),
    { numRuns: 500 }
  )
})

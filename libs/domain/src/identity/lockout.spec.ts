import fc from 'fast-check'
import {
  countingFailures,
  forgottenAfterSeconds,
  freeTries,
  longestWaitSeconds,
  waitSeconds,
  withFailure,
  type FailureCount
} from './lockout.js'

const start = new Date('2026-06-01T08:00:00Z')
const later = (seconds: number): Date => new Date(start.getTime() + seconds * 1000)
const failed = (failures: number): FailureCount => ({ failures, lastFailureAt: start })

describe('the wait after failed sign-ins', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [10, 32],
    [14, 512],
    [15, 900],
    [16, 900],
    [100_000, 900]
  ])('after %i of them is %i s', (failures, seconds) => {
    expect(waitSeconds(failed(failures), start)).toBe(seconds)
  })

  it('runs down and is over', () => {
    expect([0, 3.2, 15.999, 16, 60].map((passed) => waitSeconds(failed(9), later(passed)))).toEqual([16, 13, 1, 0, 0])
  })

  it('is nothing for whoever has never failed', () => {
    expect(waitSeconds({ failures: 7, lastFailureAt: null }, start)).toBe(0)
  })

  it('is forgotten after an hour without a failure', () => {
    expect(countingFailures(failed(50), later(forgottenAfterSeconds - 1))).toBe(50)
    expect(countingFailures(failed(50), later(forgottenAfterSeconds))).toBe(0)
    expect(withFailure(failed(50), later(forgottenAfterSeconds)).failures).toBe(1)
    expect(withFailure(failed(50), later(10))).toEqual({ failures: 51, lastFailureAt: later(10) })
  })

  it('never grows while time passes, never exceeds a quarter of an hour, and never lasts', () => {
    const seconds = fc.integer({ min: -10_000, max: 10_000 })
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), seconds, fc.nat({ max: 5000 }), (failures, first, more) => {
        const now = waitSeconds(failed(failures), later(first))
        expect(now).toBeLessThanOrEqual(longestWaitSeconds)
        expect(waitSeconds(failed(failures), later(first + more))).toBeLessThanOrEqual(now)
        expect(waitSeconds(failed(failures), later(Math.max(first, 0) + now))).toBe(0)
      })
    )
  })

  it('lets a tireless guesser try fewer than 25 times in any hour', () => {
    let count: FailureCount = { failures: 0, lastFailureAt: null }
    const tries: number[] = []
    for (let second = 0; second < 6 * 3600; second += 1) {
      while (waitSeconds(count, later(second)) === 0) {
        count = withFailure(count, later(second))
        tries.push(second)
      }
    }
    expect(tries.filter((second) => second === 0)).toHaveLength(freeTries)
    for (const second of tries) {
      expect(tries.filter((each) => each >= second && each < second + 3600).length).toBeLessThan(25)
    }
  })
})

import { todayIn } from '@solmu/shared/dates.js'
import fc from 'fast-check'
import { invitationExpiresAt, invitationStateAt, secondsUntilSend, sendsADay } from './invitation.js'

const now = new Date('2026-11-05T10:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('the state of an invitation', () => {
  const times = { expiresAt: after(60), acceptedAt: null, revokedAt: null }

  it.each([
    ['open', times, now],
    ['open', times, after(59)],
    ['expired', times, after(60)],
    ['accepted', { ...times, acceptedAt: now }, after(9999)],
    ['revoked', { ...times, revokedAt: now }, after(9999)]
  ])('is %s', (state, given, at) => {
    expect(invitationStateAt(given, at)).toBe(state)
  })
})

describe('the end of a link', () => {
  it('is two weeks away', () => {
    expect(invitationExpiresAt(now, null)).toEqual(new Date('2026-11-19T10:00:00Z'))
    expect(invitationExpiresAt(now, '2027-01-01')).toEqual(new Date('2026-11-19T10:00:00Z'))
  })

  it('never comes after the last day of the role', () => {
    const day = fc.integer({ min: 1, max: 400 }).map((days) => todayIn('Europe/Helsinki', after(days * 86_400)))
    fc.assert(
      fc.property(day, (endsOn) => {
        const end = invitationExpiresAt(now, endsOn)
        expect(todayIn('Europe/Helsinki', end) < endsOn).toBe(true)
        expect(end.getTime()).toBeLessThanOrEqual(after(14 * 86_400).getTime())
      })
    )
  })
})

describe('sending once more', () => {
  it('waits when enough mails went out within a day', () => {
    expect(secondsUntilSend([], now)).toBe(0)
    expect(secondsUntilSend([now, now], now)).toBe(0)
    expect(secondsUntilSend([after(-3600), now, now], now)).toBe(86_400 - 3600)
    expect(secondsUntilSend([after(-86_400), now, now], now)).toBe(0)
  })

  it('never lets more than the limit out within a day, whoever presses how often', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 40 }), (gaps) => {
        const sends: Date[] = []
        let clock = 0
        for (const gap of gaps) {
          clock += gap
          if (secondsUntilSend(sends, after(clock)) === 0) sends.push(after(clock))
        }
        for (const at of sends) {
          const within = sends.filter((other) => other <= at && other.getTime() > at.getTime() - 86_400_000)
          expect(within.length).toBeLessThanOrEqual(sendsADay)
        }
      })
    )
  })
})

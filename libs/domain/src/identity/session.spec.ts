import fc from 'fast-check'
import { isSessionAlive, sessionEndsAt, sessionWarnsAt } from './session.js'

const signedIn = new Date('2026-06-01T05:00:00Z')
const at = (minutes: number): Date => new Date(signedIn.getTime() + minutes * 60_000)
const seenAt = (minutes: number) => ({ createdAt: signedIn, lastSeenAt: at(minutes) })

describe('a session', () => {
  it('ends half an hour after the last sign of life', () => {
    expect(isSessionAlive(seenAt(10), at(39.99))).toBe(true)
    expect(isSessionAlive(seenAt(10), at(40))).toBe(false)
  })

  it('ends after twelve hours, however busy the person is', () => {
    expect(isSessionAlive(seenAt(719), at(719.99))).toBe(true)
    expect(isSessionAlive(seenAt(720), at(720))).toBe(false)
    expect(sessionEndsAt(seenAt(700))).toEqual(at(720))
  })

  it('warns five minutes before it ends', () => {
    expect(sessionWarnsAt(seenAt(10))).toEqual(at(35))
    expect(sessionWarnsAt(seenAt(719))).toEqual(at(715))
  })

  it('is over for good once it is over', () => {
    const minutes = fc.integer({ min: 0, max: 1500 })
    fc.assert(
      fc.property(minutes, minutes, minutes, (seen, now, more) => {
        if (!isSessionAlive(seenAt(seen), at(now))) expect(isSessionAlive(seenAt(seen), at(now + more))).toBe(false)
        expect(isSessionAlive(seenAt(seen), at(now))).toBe(now < Math.min(seen + 30, 720))
      })
    )
  })
})

import { maySendReset, resetExpiresAt } from './password-reset.js'

const now = new Date('2026-11-05T10:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

it('a link works for half an hour', () => {
  expect(resetExpiresAt(now)).toEqual(new Date('2026-11-05T10:30:00Z'))
})

it.each([
  [true, []],
  [true, [1, 2]],
  [false, [1, 2, 59]],
  [true, [1, 2, 60]]
])('one more mail within the hour: %s after %p', (allowed, minutes) => {
  expect(maySendReset(minutes.map(minutesAgo), now)).toBe(allowed)
})

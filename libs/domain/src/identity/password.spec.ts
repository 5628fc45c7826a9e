import { anySign } from '@solmu/shared/testing/any-sign.js'
import fc from 'fast-check'
import { isBreached, longestPassword, normalisePassword, passwordProblems, shortestPassword } from './password.js'

const person = { email: 'aino.salmela@solmu.example', displayName: 'Aino Salmela', score: 4 }
const codesOf = (password: string, facts = person): string[] =>
  passwordProblems(password, facts).map(({ code }) => code)

describe('a new password', () => {
  it.each(['hevonen juo teetä', 'kuusi-pilvi-44-saari', 'ÄÖÅäöåÄÖÅäöå', '👩‍🌾 viljelee porkkanoita'])(
    '%p will do',
    (password) => {
      expect(codesOf(password)).toEqual([])
    }
  )

  it('is at least twelve characters long, counted as people count', () => {
    expect(codesOf('a'.repeat(shortestPassword - 1))).toEqual(['PASSWORD_TOO_SHORT'])
    expect(codesOf('a'.repeat(shortestPassword))).toEqual([])
    expect(codesOf('🙂'.repeat(shortestPassword - 1))).toEqual(['PASSWORD_TOO_SHORT'])
    expect(passwordProblems('', person)[0]?.params).toEqual({ min: 12 })
  })

  it('is at most 256 characters long, and nothing else is said about a longer one', () => {
    expect(codesOf('a'.repeat(longestPassword))).toEqual([])
    expect(passwordProblems('a'.repeat(longestPassword + 1), { ...person, score: 0 })).toEqual([
      { code: 'TOO_LONG', params: { max: 256 } }
    ])
  })

  it.each([
    [0, ['PASSWORD_TOO_WEAK']],
    [2, ['PASSWORD_TOO_WEAK']],
    [3, []],
    [4, []]
  ])('with the estimate %i has the problems %p', (score, problems) => {
    expect(codesOf('hevonen juo teetä', { ...person, score })).toEqual(problems)
  })

  it('does not lean on the person’s own name and address', () => {
    expect(codesOf('AinoSalmela2026')).toEqual(['PASSWORD_TOO_WEAK'])
    expect(codesOf('solmu.example!')).toEqual(['PASSWORD_TOO_WEAK'])
    expect(codesOf('salmela asuu vihreässä talossa')).toEqual([])
  })

  it('may hold short words of the name by chance', () => {
    expect(codesOf('Oy ab kivi', { ...person, displayName: 'Bo Ek' })).toEqual(['PASSWORD_TOO_SHORT'])
    expect(codesOf('ekstraboheemi', { ...person, displayName: 'Bo Ek' })).toEqual([])
  })

  it('never has a problem that it did not have before it grew by a strange word', () => {
    const password = fc.string({ unit: 'grapheme', maxLength: 100 })
    fc.assert(
      fc.property(password, (given) => {
        const before = codesOf(given)
        expect(codesOf(`${given} tuulimylly`).filter((code) => !before.includes(code))).toEqual([])
      })
    )
  })
})

describe('a leaked password', () => {
  const leaked = new Set(['football', 'qwerty123', '123456', 'äiti'])

  it.each(['football', 'FOOTBALL', 'Football2026!', 'football....1234', 'qwerty123', 'Qwerty123', '123456', 'A\u0308iti2026'])(
    'is known again in %p',
    (password) => expect(isBreached(password, leaked)).toBe(true)
  )

  it.each(['', '2026!!', 'footballs', 'my football', '1football', 'qwerty1234', 'hevonen juo teetä'])('is not %p', (password) => {
    expect(isBreached(password, leaked)).toBe(false)
  })

  it('is refused for that before it is called easy to guess', () => {
    const facts = { ...person, score: 1, isBreached: true }
    expect(passwordProblems('football20262026', facts).map(({ code }) => code)).toEqual(['PASSWORD_BREACHED', 'PASSWORD_TOO_WEAK'])
  })

  it('stays known whatever digits and signs are put behind it', () => {
    const tail = fc.string({ unit: fc.constantFrom(...'0123456789!?.-_ €#') })
    fc.assert(fc.property(tail, (signs) => expect(isBreached(`Football${signs}`, leaked)).toBe(true)))
  })

  it('is looked for in a moment, however long the password', () => {
    const start = Date.now()
    isBreached('1'.repeat(200_000), leaked)
    expect(Date.now() - start).toBeLessThan(1000)
  })
})

describe('the form of a password', () => {
  it('is the same however its letters were typed, and keeps everything else', () => {
    expect(normalisePassword('a\u0308iti')).toBe(normalisePassword('äiti'))
    expect(normalisePassword(' Iso ja  Pieni ')).toBe(' Iso ja  Pieni ')
    fc.assert(fc.property(fc.string({ unit: anySign }), (text) => expect(normalisePassword(normalisePassword(text))).toBe(normalisePassword(text))))
  })
})

import fc from 'fast-check'
import {
  factorsToAsk,
  hasSecondFactor,
  isCounterSound,
  readRecoveryCode,
  readTotp,
  recoveryAlphabet,
  recoveryCodeLength,
  recoveryCodeText,
  secondFactors,
  signInMethods
} from './second-factor.js'

describe('the second factor', () => {
  it.each([
    [['password'], false],
    [['provider'], false],
    [[], false],
    [['password', 'totp'], true],
    [['password', 'recovery_code'], true],
    [['passkey'], true]
  ] as const)('of %j: %s', (methods, has) => {
    expect(hasSecondFactor(methods)).toBe(has)
  })

  it('is never lost by proving more', () => {
    const methods = fc.array(fc.constantFrom(...signInMethods))
    fc.assert(
      fc.property(methods, methods, (some, more) => {
        expect(hasSecondFactor([...some, ...more])).toBe(hasSecondFactor(some) || hasSecondFactor(more))
      })
    )
  })

  it.each([
    [{ hasTotp: false, recoveryCodesLeft: 10, passkeyCount: 0 }, []],
    [{ hasTotp: true, recoveryCodesLeft: 0, passkeyCount: 0 }, ['totp']],
    [{ hasTotp: true, recoveryCodesLeft: 1, passkeyCount: 2 }, ['passkey', 'totp', 'recovery_code']],
    [{ hasTotp: false, recoveryCodesLeft: 3, passkeyCount: 1 }, ['passkey', 'recovery_code']]
  ] as const)('is asked of %j as %j', (factors, ways) => {
    expect(factorsToAsk(factors)).toEqual(ways)
    expect(ways.every((way) => (secondFactors as readonly string[]).includes(way))).toBe(true)
  })
})

describe('a one-time code', () => {
  it.each([['123456', '123456'], [' 123 456\n', '123456'], ['123-456', '123456'], ['１２３４５６', '123456'], ['000000', '000000']])(
    'is read from %p',
    (text, code) => expect(readTotp(text)).toBe(code)
  )

  it.each(['', '12345', '1234567', 'abcdef', '12345a', '1.2e+5', '-12345'])('cannot be %p', (text) => {
    expect(readTotp(text)).toBeNull()
  })
})

describe('a recovery code', () => {
  const code = fc.array(fc.constantFrom(...recoveryAlphabet), { minLength: recoveryCodeLength, maxLength: recoveryCodeLength }).map((signs) => signs.join(''))

  it('is read as it is shown, in small letters, with blanks or without anything between', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('', ' ', '-', ' - '), (given, between) => {
        expect(readRecoveryCode(recoveryCodeText(given))).toBe(given)
        expect(readRecoveryCode((given.match(/.{4}/g) ?? []).join(between).toLowerCase())).toBe(given)
      })
    )
  })

  it('holds no sign that looks like another', () => {
    for (const sign of '01ILOU') expect(recoveryAlphabet).not.toContain(sign)
    expect(new Set(recoveryAlphabet).size).toBe(recoveryAlphabet.length)
    // Out of reach of guessing even where the hashes are known.
    expect(Math.log2(recoveryAlphabet.length) * recoveryCodeLength).toBeGreaterThan(112)
  })

  it.each(['', 'ABCD-EFGH-JKMN', 'ABCD-EFGH-JKMN-PQR0', 'ABCD-EFGH-JKMN-PQRSX', '!'.repeat(16)])('cannot be %p', (text) => {
    expect(readRecoveryCode(text)).toBeNull()
  })
})

describe('the count of an authenticator', () => {
  it.each([[0, 0, true], [0, 1, true], [7, 8, true], [7, 7, false], [8, 7, false], [7, 0, false]])('%i, then %i: %s', (kept, given, sound) => {
    expect(isCounterSound(kept, given)).toBe(sound)
  })

  it('never believes both of two copies that have signed since', () => {
    const count = fc.nat({ max: 1000 })
    fc.assert(
      fc.property(count, count, count, (kept, one, other) => {
        const [first, second] = [kept + 1 + one, kept + 1 + other]
        const believedAfter = isCounterSound(kept, first) && isCounterSound(first, second)
        expect(believedAfter && isCounterSound(second, first)).toBe(false)
      })
    )
  })
})

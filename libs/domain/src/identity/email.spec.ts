import { anySign } from '@solmu/shared/testing/any-sign.js'
import fc from 'fast-check'
import { isEmail, normaliseEmail } from './email.js'

describe('an e-mail address', () => {
  it.each([
    'aino.salmela@solmu.example',
    'a@b.fi',
    "o'no@solmu.example",
    'aino+solmu@mail.solmu.example',
    'toimisto@työ.fi',
    'a@xn--ty-fka.fi',
    ' Aino@Solmu.Example '
  ])('can be %p', (text) => {
    expect(isEmail(text)).toBe(true)
  })

  it.each([
    '',
    'aino',
    '@solmu.example',
    'aino@',
    'aino@solmu',
    'aino@@solmu.example',
    'a b@solmu.example',
    'aino@sol mu.example',
    '.aino@solmu.example',
    'aino.@solmu.example',
    'ai..no@solmu.example',
    'aino@-solmu.example',
    'aino@solmu-.example',
    'aino@solmu..example',
    'aino@.example',
    'aino@solmu.example.',
    'aino@127.0.0.1',
    'aino@solmu.e',
    'äino@solmu.example',
    'aino@solmu.example\nBcc: all@solmu.example',
    'Aino <aino@solmu.example>',
    '"aino"@solmu.example',
    `${'a'.repeat(65)}@solmu.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(126)}example`,
    'aino@solmu.example,other@solmu.example',
    'a\0@solmu.example'
  ])('cannot be %p', (text) => {
    expect(isEmail(text)).toBe(false)
  })

  it('is compared without blanks around it and in lower case', () => {
    expect(normaliseEmail('\tAino.SALMELA@Solmu.Example \r\n')).toBe('aino.salmela@solmu.example')
    expect(normaliseEmail('Toimisto@TYO\u0308.fi')).toBe('toimisto@työ.fi')
  })

  it('is the same after being normalised again, and as valid as before', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: anySign })), (text) => {
        const normal = normaliseEmail(text)
        expect(normaliseEmail(normal)).toBe(normal)
        expect(isEmail(normal)).toBe(isEmail(text))
      })
    )
  })

  it('never holds a line break, a blank or a second address once it is accepted', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('\r', '\n', ' ', '\t', ',', ';', '<', '\0'),
        fc.string(),
        (a, sign, b) => {
          expect(isEmail(`x${a}${sign}${b}@solmu.example`)).toBe(false)
        }
      )
    )
  })

  it('is refused unread when it is far too long', () => {
    expect(isEmail(`${'a.'.repeat(500_000)}@solmu.example`)).toBe(false)
    expect(isEmail(`a@${'b-'.repeat(500_000)}`)).toBe(false)
  })
})

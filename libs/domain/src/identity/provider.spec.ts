import fc from 'fast-check'
import { isAllowedIssuer, ownPage, personFrom } from './provider.js'

const names = { emailClaim: 'email', nameClaim: 'name', groupsClaim: 'groups', secondFactorValues: ['mfa', 'urn:suomi:korotettu'] }

describe('a person from a provider', () => {
  it('is read by the names that were set', () => {
    const claims = { upn: ' Aino@Solmu.Example ', full: 'Aino Salmela', realm_access: { roles: ['a', 'b', 3, ' '] }, amr: ['pwd', 'mfa'] }
    expect(personFrom(claims, { ...names, emailClaim: 'upn', nameClaim: 'full', groupsClaim: 'realm_access.roles' })).toEqual({
      email: 'aino@solmu.example',
      displayName: 'Aino Salmela',
      groups: ['a', 'b'],
      hasSecondFactor: true
    })
  })

  it.each([
    [{ 'https://solmu.example/groups': ['x'] }, 'https://solmu.example/groups', ['x']],
    [{ groups: 'one' }, 'groups', ['one']],
    [{ groups: { a: 1 } }, 'groups', []],
    [{}, 'groups', []],
    [{ groups: ['x'] }, null, []]
  ])('has the groups of %j under %s', (claims, groupsClaim, groups) => {
    expect(personFrom(claims, { ...names, groupsClaim }).groups).toEqual(groups)
  })

  it.each([
    [{ email: 'aino@solmu.example', email_verified: false }, null],
    [{ email: 'aino@solmu.example', email_verified: 'false' }, null],
    [{ email: 'aino@solmu.example', email_verified: true }, 'aino@solmu.example'],
    [{ email: 'aino' }, null],
    [{ email: ['aino@solmu.example', 'b@solmu.example'] }, 'aino@solmu.example'],
    [{}, null]
  ])('has of %j the e-mail %s', (claims, email) => {
    expect(personFrom(claims, names).email).toBe(email)
  })

  it.each([
    [{ acr: 'urn:suomi:korotettu' }, true],
    [{ acr: 'urn:suomi' }, false],
    [{ amr: ['pwd'] }, false],
    [{}, false]
  ])('with %j gave a second factor: %s', (claims, expected) => {
    expect(personFrom(claims, names).hasSecondFactor).toBe(expected)
  })

  it('is read from whatever comes, without failing and without what objects inherit', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), (claims, name) => {
        const person = personFrom(claims, { ...names, groupsClaim: name, nameClaim: name })
        expect(person.groups.every((group) => typeof group === 'string')).toBe(true)
      })
    )
    expect(personFrom({}, { ...names, groupsClaim: 'constructor.name' }).groups).toEqual([])
  })
})

describe('an issuer', () => {
  const allowed = ['https://login.example', 'https://id.example/realms/solmu', 'http://127.0.0.1:4000']
  it.each([
    'https://login.example',
    'https://login.example/tenant/v2.0',
    'https://id.example/realms/solmu',
    'http://127.0.0.1:4000'
  ])('%s may be asked', (issuer) => {
    expect(isAllowedIssuer(issuer, allowed)).toBe(true)
  })

  it.each([
    'https://login.example.evil.example',
    'https://login.example@evil.example',
    'https://login.exampleevil',
    'http://login.example',
    'https://id.example/realms/other',
    'https://id.example/realms/solmu/../other',
    'https://id.example/realms/solmu2',
    'https://login.example?x=1',
    'https://login.example/#x',
    'file:///etc/passwd',
    'http://169.254.169.254/latest',
    ''
  ])('%s may not', (issuer) => {
    expect(isAllowedIssuer(issuer, allowed)).toBe(false)
  })
})

describe('the page after signing in', () => {
  it.each(['/fi', '/sv/network?date=2026-01-01', '/en/units/1'])('is %s', (path) => expect(ownPage(path, 'fi')).toBe(path))
  it.each(['https://evil.example', '//evil.example', '/fi//evil.example', '/\\evil', '/auth/logout', '/fi/\nx', null, 3, '/de'])(
    'is never %s',
    (path) => expect(ownPage(path, 'sv')).toBe('/sv')
  )
})

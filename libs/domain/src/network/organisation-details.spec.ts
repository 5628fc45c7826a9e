import { anySign } from '@solmu/shared/testing/any-sign.js'
import fc from 'fast-check'
import { checkDetails, parseWebsite, type GivenDetails } from './organisation-details.js'

const given: GivenDetails = { name: { fi: 'Parik-säätiö' }, legalForm: 'foundation' }

const issuesOf = (change: Partial<GivenDetails>) =>
  checkDetails({ ...given, ...change }).issues.map(({ code, path }) => `${code} ${path.join('.')}`)

describe('checkDetails', () => {
  it('writes each field down as the register keeps it', () => {
    const { details, issues } = checkDetails({
      ...{ name: { fi: '  Parik-säätiö ', sv: ' ', en: 'Parik Foundation' }, legalForm: 'foundation' },
      ...{ businessId: 'FI12345671', code: ' P-1 ', sizeClass: 'small', languages: ['en', 'fi', 'en'] },
      ...{ email: ' Info@Parik.Example ', phone: ' +358 40 123 ', website: ' https://parik.example ', streetAddress: '' },
      ...{ postalCode: ' 45100 ', town: 'Kouvola', contactName: null, note: ' a\r\nb\tc ' }
    })
    expect(issues).toEqual([])
    expect(details).toEqual({
      ...{ name: { fi: 'Parik-säätiö', sv: 'Parik-säätiö', en: 'Parik Foundation' }, legalForm: 'foundation' },
      ...{ businessId: '1234567-1', code: 'P-1', sizeClass: 'small', languages: ['fi', 'en'] },
      ...{ email: 'info@parik.example', phone: '+358 40 123', website: 'https://parik.example', streetAddress: null },
      ...{ postalCode: '45100', town: 'Kouvola', contactName: null, note: 'a\nb\tc' }
    })
  })

  it('names every field that is wrong at once', () => {
    expect(
      issuesOf({
        ...{ name: { fi: ' ', sv: 'a\nb' }, businessId: '1234567-2', email: 'nobody', website: 'parik', postalCode: '4510' },
        ...{ town: 'Kou\0vola', note: 'a\u0007' }
      })
    ).toEqual([
      ...['REQUIRED name.fi', 'INVALID_INPUT name.sv', 'INVALID_BUSINESS_ID businessId', 'INVALID_EMAIL email'],
      ...['INVALID_WEBSITE website', 'INVALID_POSTAL_CODE postalCode', 'INVALID_INPUT town', 'INVALID_INPUT note']
    ])
  })

  it.each(['', '   ', '\u200b', '---', '🙂'])('wants a name, and %j is none', (fi) => {
    expect(issuesOf({ name: { fi } })).toEqual(['REQUIRED name.fi'])
  })

  it.each(['a\0', 'a\nb', '\u202eyr kiraP'])('refuses the name %j once', (fi) => {
    expect(issuesOf({ name: { fi } })).toEqual(['INVALID_INPUT name.fi'])
  })

  it('takes any text without failing, and what it keeps it keeps again', () => {
    const text = fc.string({ unit: anySign, maxLength: 20 })
    fc.assert(
      fc.property(fc.record({ sv: text, town: text, note: text, website: text, email: text, businessId: text }), (texts) => {
        const { sv, ...others } = texts
        const { details } = checkDetails({ ...given, ...others, name: { fi: 'Parik', sv } })
        expect(checkDetails(details)).toEqual({ details, issues: [] })
        expect(JSON.stringify(details)).not.toContain('\\u0000')
      })
    )
  })
})

describe('parseWebsite', () => {
  it.each(['https://parik.example', 'http://www.parik.example/a?b=c#d', 'HTTPS://Ärrä.example/ä', 'https://a.b.example:8080/'])(
    'takes %j',
    (text) => {
      expect(parseWebsite(text)).toBe(text)
    }
  )

  it.each([
    ...['javascript:alert(1)', 'parik.example', 'ftp://parik.example', 'https://', 'https://localhost', 'https://.example'],
    ...['https://a:b@parik.example', 'https://parik.example/"onclick', 'https://parik .example', 'https:///etc', 'https://127.0.0.1/'],
    ...['https://parik.example\\@evil.example', ' https://parik.example', 'https://[::1]/', '//parik.example']
  ])('refuses %j', (text) => {
    expect(parseWebsite(text)).toBeNull()
  })
})

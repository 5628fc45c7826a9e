/**
 * What the register says about an organisation: how each field is written down,
 * and which texts are refused. A field that is left empty is not known.
 * Source: requirements 8-13.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import { DomainError, type ErrorCode } from '../errors.js'
import { isEmail, normaliseEmail } from '../identity/email.js'
import {
  organisationLanguages,
  type LegalForm,
  type OrganisationLanguage,
  type SizeClass
} from './organisation.js'
import { parseBusinessId } from './organisation-business-id.js'

export interface OrganisationDetails {
  readonly name: LocalizedText
  readonly businessId: string | null
  readonly legalForm: LegalForm
  readonly code: string | null
  readonly sizeClass: SizeClass | null
  readonly languages: readonly OrganisationLanguage[]
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly streetAddress: string | null
  readonly postalCode: string | null
  readonly town: string | null
  readonly contactName: string | null
  readonly note: string | null
}

type Unknown<T> = T | null | undefined

/** The same as a person fills it in. */
export interface GivenDetails {
  readonly name: { readonly fi: string; readonly sv?: Unknown<string>; readonly en?: Unknown<string> }
  readonly businessId?: Unknown<string>
  readonly legalForm: LegalForm
  readonly code?: Unknown<string>
  readonly sizeClass?: Unknown<SizeClass>
  readonly languages?: Unknown<readonly OrganisationLanguage[]>
  readonly email?: Unknown<string>
  readonly phone?: Unknown<string>
  readonly website?: Unknown<string>
  readonly streetAddress?: Unknown<string>
  readonly postalCode?: Unknown<string>
  readonly town?: Unknown<string>
  readonly contactName?: Unknown<string>
  readonly note?: Unknown<string>
}

/**
 * The details as the register keeps them, and what is wrong with them; each issue has the path to its field.
 *
 * @example checkDetails({ name: { fi: ' Parik-säätiö ' }, legalForm: 'foundation', postalCode: '4520' })
 * // { details: { name: { fi: 'Parik-säätiö', sv: 'Parik-säätiö', … }, … }, issues: [INVALID_POSTAL_CODE at postalCode] }
 */
export function checkDetails(given: GivenDetails): { readonly details: OrganisationDetails; readonly issues: readonly DomainError[] } {
  const fields = new Fields()
  const fi = fields.name(given.name.fi)
  const name = {
    fi: fi ?? '',
    sv: fields.line(['name', 'sv'], given.name.sv) ?? fi ?? '',
    en: fields.line(['name', 'en'], given.name.en) ?? fi ?? ''
  }
  const details: OrganisationDetails = {
    name,
    businessId: fields.read('businessId', given, { code: 'INVALID_BUSINESS_ID', parse: parseBusinessId }),
    legalForm: given.legalForm,
    code: fields.line(['code'], given.code),
    sizeClass: given.sizeClass ?? null,
    languages: organisationLanguages.filter((language) => given.languages?.includes(language)),
    email: fields.read('email', given, { code: 'INVALID_EMAIL', parse: parseEmail }),
    phone: fields.line(['phone'], given.phone),
    website: fields.read('website', given, { code: 'INVALID_WEBSITE', parse: parseWebsite }),
    streetAddress: fields.line(['streetAddress'], given.streetAddress),
    postalCode: fields.read('postalCode', given, { code: 'INVALID_POSTAL_CODE', parse: parsePostalCode }),
    town: fields.line(['town'], given.town),
    contactName: fields.line(['contactName'], given.contactName),
    note: fields.lines(['note'], given.note)
  }
  return { details, issues: fields.issues }
}

/**
 * A web address of a site that anyone can open: https or http, a host with a dot in its name, no password.
 *
 * @example parseWebsite('https://www.sovatek.example/yhteys') // 'https://www.sovatek.example/yhteys'
 * @example parseWebsite('javascript:alert(1)') // null
 */
export function parseWebsite(text: string): string | null {
  if (!/^https?:\/\/[^\s/]/iu.test(text) || /[\s<>"\\]/u.test(text) || !URL.canParse(text)) return null
  const { hostname, username, password } = new URL(text)
  const isNamed = /^[^.].*\.[^.\d][^.]*$/u.test(hostname)
  return isNamed && username === '' && password === '' ? text : null
}

const parseEmail = (text: string): string | null => (isEmail(text) ? normaliseEmail(text) : null)

const parsePostalCode = (text: string): string | null => (/^\d{5}$/.test(text) ? text : null)

/** Characters that no text has: they break lists and files, turn what is read round, or cannot be kept at all (NUL). */
const control = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

type TextField = 'businessId' | 'email' | 'website' | 'postalCode'

/** Reads fields one after the other and remembers what is wrong with them. */
class Fields {
  readonly issues: DomainError[] = []

  refuse(code: ErrorCode, path: readonly string[]): null {
    this.issues.push(new DomainError(code, { path }))
    return null
  }

  /** A name, which has at least one letter or digit. */
  name(given: string): string | null {
    const text = this.line(['name', 'fi'], given)
    if (text === null && this.issues.length > 0) return null
    return text !== null && /[\p{L}\p{N}]/u.test(text) ? text : this.refuse('REQUIRED', ['name', 'fi'])
  }

  /** A text of one line without blanks around it; null when it is empty. */
  line(path: readonly string[], given: Unknown<string>): string | null {
    const text = given?.normalize('NFC').trim() ?? ''
    if (control.test(text)) return this.refuse('INVALID_INPUT', path)
    return text === '' ? null : text
  }

  /** The same of several lines. */
  lines(path: readonly string[], given: Unknown<string>): string | null {
    const text = given?.normalize('NFC').replace(/\r\n?/gu, '\n').trim() ?? ''
    if (control.test(text.replace(/[\n\t]/gu, ' '))) return this.refuse('INVALID_INPUT', path)
    return text === '' ? null : text
  }

  /** A field of a form of its own. */
  read(
    field: TextField,
    given: GivenDetails,
    { code, parse }: { readonly code: ErrorCode; readonly parse: (text: string) => string | null }
  ): string | null {
    const text = given[field]?.trim() ?? ''
    if (text === '') return null
    return (control.test(text) ? null : parse(text)) ?? this.refuse(code, [field])
  }
}

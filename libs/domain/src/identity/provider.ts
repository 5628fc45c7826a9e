/**
 * What an identity provider (OpenID Connect) says of a person, read by the names that the consortium has set, and which
 * providers may be asked at all.
 * Source: OpenID Connect Core 1.0 §5.1 and §2 (acr, amr); ASVS 5.0.0 items 1.3.6, 6.8.1 and 10.5.
 */
import { isEmail, normaliseEmail } from './email.js'

/** Under which names a provider gives what is asked of it. A dot leads into a claim: `realm_access.roles`. */
export interface ClaimNames {
  readonly emailClaim: string
  readonly nameClaim: string
  /** Null when roles are given by hand. */
  readonly groupsClaim: string | null
  /** Values of `acr` or `amr` that mean that the person gave a second factor. */
  readonly secondFactorValues: readonly string[]
}

/** A person as the provider describes them. */
export interface ProvidedPerson {
  /** Null when there is none, or the provider has not verified it. */
  readonly email: string | null
  readonly displayName: string | null
  readonly groups: readonly string[]
  readonly hasSecondFactor: boolean
}

const longestName = 200
const mostGroups = 500

/**
 * Reads a person from the claims of an ID token and of the provider's user information.
 *
 * @example personFrom({ email: 'Aino@x.example', groups: ['solmu'] }, names) // email 'aino@x.example', groups ['solmu']
 */
export function personFrom(claims: Readonly<Record<string, unknown>>, names: ClaimNames): ProvidedPerson {
  return {
    email: emailOf(claims, names.emailClaim),
    displayName: textAt(claims, names.nameClaim)?.slice(0, longestName) ?? null,
    groups: names.groupsClaim === null ? [] : textsAt(claims, names.groupsClaim).slice(0, mostGroups),
    hasSecondFactor: [...textsAt(claims, 'acr'), ...textsAt(claims, 'amr')].some((value) =>
      names.secondFactorValues.includes(value)
    )
  }
}

/** An address that the provider calls unverified proves nothing; one of which it says nothing is its own. */
function emailOf(claims: Readonly<Record<string, unknown>>, name: string): string | null {
  const email = textAt(claims, name)
  if (email === null || claims.email_verified === false || claims.email_verified === 'false') return null
  return isEmail(email) ? normaliseEmail(email) : null
}

function textAt(claims: unknown, path: string): string | null {
  const [text] = textsAt(claims, path)
  return text ?? null
}

/** The texts of a claim, which may be one or a list. A name with dots may also be the name as a whole (a URL). */
function textsAt(claims: unknown, path: string): string[] {
  const value = memberOf(claims, path) ?? path.split('.').reduce<unknown>(memberOf, claims)
  const texts = Array.isArray(value) ? (value as unknown[]) : [value]
  return texts.filter((text): text is string => typeof text === 'string').map((text) => text.trim()).filter((text) => text !== '')
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Record<string, unknown>)[name]
}

/**
 * Says whether the installation may ask an issuer. Whoever runs it has named those that are allowed, each by its address
 * or the beginning of it up to a slash, so that no one can make the server call an address of their choice.
 *
 * @example isAllowedIssuer('https://login.example/tenant/v2.0', ['https://login.example']) // true
 */
export function isAllowedIssuer(issuer: string, allowed: readonly string[]): boolean {
  if (!isIssuer(issuer)) return false
  return allowed.some((each) => issuer === each || issuer.startsWith(each.endsWith('/') ? each : `${each}/`))
}

/** An issuer is an https address without query, fragment or credentials; plain http only on the own machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  if (search + hash + username + password !== '' || text.includes('\\') || /\/\.\.?(\/|$)/.test(text)) return false
  return protocol === 'https:' || (protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1'))
}

/** Where a person may be sent after signing in: a page of our own. */
export function ownPage(path: unknown, language: string): string {
  const home = `/${language}`
  if (typeof path !== 'string' || path.length > 2000) return home
  return /^\/(fi|sv|en)(\/[^\\\s]*)?(\?[^\\\s]*)?$/.test(path) && !path.includes('//') ? path : home
}

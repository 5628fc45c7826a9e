/**
 * What the audit trail keeps of a changed record. The trail is never changed
 * and never erased, so it must not hold what the law may oblige us to erase:
 * that a name, an address or a note about a person changed is kept, what it
 * said is not. Secrets leave no trace at all. Source: GDPR articles 5 (1) c
 * and 17; tiedonhallintalaki 17 §.
 */

/** One value of a record, as plain as it comes out of the database or a form. */
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | { readonly [field: string]: AuditValue }

/** Some fields of a record by their names; what is undefined is left out. */
export type AuditValues = { readonly [field: string]: AuditValue | undefined }

/** What is kept: field by its path, such as `name.fi`. */
export type MaskedValues = Readonly<Record<string, MaskedValue>>
export type MaskedValue = string | number | boolean | null | readonly (string | number | boolean | null)[]

/** What stands in the place of a value that is not kept. */
export const HIDDEN = '•••'

const longestText = 300
const longestList = 50

/** Nothing of these is ever kept, whatever the value looks like. */
const secretWords = /password|passphrase|secret|token|seed|otp|recovery|credential|private|cookie|hash|challenge|verifier/i

/** About secrets, and yet none themselves: which one, when, how many. */
const aboutSecret = /(Id|Ids|At|On|Count|Name)$|^(has|is)[A-Z]/

const emailWord = /e-?mail$|recipient$/i

/** Text that says nothing about a person: codes, choices, days and the names of institutions. */
const plainFields = new Set([
  ...['id', 'code', 'role', 'roles', 'kind', 'type', 'state', 'status', 'outcome', 'reach', 'share', 'scope', 'scopes', 'severity'],
  ...['spec', 'message.fi', 'message.sv', 'message.en'],
  ...['unit', 'aggregation', 'sourceClass', 'direction', 'numerator', 'denominator', 'source', 'taskAreas', 'categories'],
  ...['definition.fi', 'definition.sv', 'definition.en', 'condition.fi', 'condition.sv', 'condition.en'],
  ...['language', 'languages', 'theme', 'density', 'country', 'legalForm', 'sizeClass', 'businessId', 'operation', 'action', 'actions', 'version'],
  ...['name.fi', 'name.sv', 'name.en', 'unitName', 'organisationName', 'providerName', 'issuer', 'claim', 'method', 'methods'],
  ...['fields', 'effectiveOn', 'validFrom', 'validTo', 'municipality', 'municipalities', 'units', 'parentUnits', 'shares', 'website', 'publication']
])
const plainEnding = /(Id|Ids|Code|Codes|On|At|From|To|Until|Kind|Type|State|Status|Role|Roles|Language|Count|Version|Number)$/

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?$/

/**
 * The fields that differ, before and after, as the trail may keep them. A field
 * that only one side names counts as null on the other.
 *
 * @returns null where nothing differs
 * @example keptChange({ language: 'fi', displayName: 'Aino' }, { language: 'sv', displayName: 'Aino' })
 *   // { before: { language: 'fi' }, after: { language: 'sv' } }
 */
export function keptChange(
  before: AuditValues | null | undefined,
  after: AuditValues | null | undefined
): { before: MaskedValues | null; after: MaskedValues | null } | null {
  const [old, now] = [flat(before), flat(after)]
  const fields = [...new Set([...old.keys(), ...now.keys()])].filter(
    (field) => JSON.stringify(old.get(field) ?? null) !== JSON.stringify(now.get(field) ?? null)
  )
  if (fields.length === 0) return null
  const kept = (values: ReadonlyMap<string, Leaf>) =>
    Object.fromEntries(fields.map((field) => [field, maskValue(field, values.get(field) ?? null)]))
  return { before: before ? kept(old) : null, after: after ? kept(now) : null }
}

type Leaf = string | number | boolean | null | readonly AuditValue[]

/**
 * One value as the trail may keep it.
 *
 * @example maskValue('email', 'aino@solmu.fi') // 'a…@s…'
 * @example maskValue('displayName', 'Aino Aalto') // '•••'
 * @example maskValue('validTo', '2027-01-01') // '2027-01-01'
 */
export function maskValue(field: string, value: Leaf): MaskedValue {
  if (value === null || value === '') return value
  if (isSecret(field)) return HIDDEN
  if (!isList(value)) return maskOne(field, value)
  const shown = value.slice(0, longestList).map((item) => (isPlainValue(item) ? maskOne(field, item) : HIDDEN))
  return value.length > longestList ? [...shown, `+${value.length - longestList}`] : shown
}

function isSecret(field: string): boolean {
  return field.split('.').some((word) => secretWords.test(word)) && !aboutSecret.test(field)
}

function maskOne(field: string, value: string | number | boolean | null): string | number | boolean | null {
  if (typeof value === 'boolean' || value === null || value === '') return value
  if (typeof value === 'number') return isPersonal(field) ? HIDDEN : value
  if (isPlain(field) || looksPlain(field, value)) return shortened(value)
  return emailWord.test(lastWord(field)) ? maskEmail(value) : HIDDEN
}

/** An id or a day says what it is, whatever the field is called. */
function looksPlain(field: string, value: string): boolean {
  return uuid.test(value) || (dayOrInstant.test(value) && !isPersonal(field))
}

/** Numbers and days that tell about a person all the same. */
function isPersonal(field: string): boolean {
  return /phone|birth|ssn|hetu|personal|address|postal|note|comment/i.test(field)
}

function isPlain(field: string): boolean {
  const word = lastWord(field)
  if (isPersonal(field) || secretWords.test(word) && !aboutSecret.test(word)) return false
  return plainFields.has(field) || plainFields.has(word) || plainEnding.test(word) || /(^|\.)name\.(fi|sv|en)$/.test(field)
}

function lastWord(field: string): string {
  return field.split('.').at(-1) ?? field
}

function maskEmail(value: string): string {
  const [local = '', domain = ''] = value.split('@')
  if (domain === '') return HIDDEN
  return `${initial(local)}@${initial(domain)}`
}

/** The first letter, unless it would be all there is. */
function initial(text: string): string {
  const [first = '', ...rest] = Array.from(text)
  return rest.length < 2 ? '…' : `${first}…`
}

function shortened(value: string): string {
  const letters = Array.from(value)
  return letters.length > longestText ? `${letters.slice(0, longestText).join('')}…` : value
}

function isList(value: AuditValue): value is readonly AuditValue[] {
  return Array.isArray(value)
}

function isPlainValue(value: AuditValue): value is string | number | boolean | null {
  return value === null || typeof value !== 'object'
}

/** Every value by its path; what is undefined is not there. */
function flat(values: AuditValues | null | undefined, path = '', into = new Map<string, Leaf>()): ReadonlyMap<string, Leaf> {
  for (const [field, value] of Object.entries(values ?? {})) {
    if (value === undefined) continue
    if (isPlainValue(value) || isList(value)) into.set(path + field, value)
    else flat(value, `${path}${field}.`, into)
  }
  return into
}

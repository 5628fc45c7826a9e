/** What the trail keeps, in the words of the reader: codes by their names, ids by what stands behind them, days as days. */
import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { useFormat } from '../../ui/format.js'
import { useLocalized, useText, type TextFunction } from '../../ui/text.js'
import type { AuditRow } from './audit.operations.js'

/** Where the words for the codes of a field are; the first place that has one tells it. */
const placesOf: Readonly<Record<string, readonly string[]>> = {
  role: ['role'],
  roles: ['organisation.role', 'role'],
  groups: ['role'],
  actions: ['admin.action'],
  theme: ['profile.theme'],
  density: ['profile.density'],
  language: ['audit.language'],
  languages: ['organisation.language', 'audit.language'],
  legalForm: ['network.legalForm'],
  sizeClass: ['organisation.size'],
  units: ['network.kind'],
  state: ['admin.user.state'],
  source: ['roles.source'],
  kind: ['audit.kind', 'change.recorded'],
  method: ['audit.method'],
  methods: ['audit.method'],
  secrecyKind: ['audit.secrecy'],
  fields: ['audit.field']
}

const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const aDay = /\b\d{4}-\d{2}-\d{2}\b/g
const anInstant = /\b\d{4}-\d{2}-\d{2}T[\d:.]+Z?/g
/** A code in a line of several parts, such as `Levi, workshop, 261, 2020-01-01–`. */
const aCodeInLine = /(?<=^|, |→ )[A-Za-z][A-Za-z_.]*(?= @|,| \d|$)/g

export interface AuditWordTexts {
  readonly t: TextFunction
  readonly knows: (id: string) => boolean
  readonly day: (isoDay: string) => string
  readonly instant: (isoInstant: string) => string
  /** The name behind an id, where the reader may know it. */
  readonly nameOf: (id: string) => string | undefined
}

/**
 * A kept value as it is read.
 *
 * @example auditValue('role', 'auditor', texts) // 'Tarkastaja'
 * @example auditValue('units', 'Levi, workshop, 261, 2020-01-01–', texts) // 'Levi, Työpaja, 261, 1.1.2020–'
 */
export function auditValue(field: string, text: string, { t, knows, day, instant, nameOf }: AuditWordTexts): string {
  if (text === 'true' || text === 'false') return t(`audit.value.${text}`)
  const places = placesOf[field] ?? []
  const word = (code: string): string => {
    const place = places.find((each) => knows(`${each}.${code}`))
    return place === undefined ? code : t(`${place}.${code}`)
  }
  return text
    .replace(aCodeInLine, (code) => (places.length === 0 ? code : word(code)))
    .replace(anId, (id) => nameOf(id.toLowerCase()) ?? id)
    .replace(anInstant, (found) => instant(found))
    .replace(aDay, (found) => day(found))
}

/** What a field is called; one that has no name is told as it is. */
export function auditFieldName(field: string, { t, knows }: Pick<AuditWordTexts, 't' | 'knows'>): string {
  return knows(`audit.field.${field}`) ? t(`audit.field.${field}`) : field
}

/** `auditFieldName` and `auditValue` for one entry, in the language of the page. */
export function useAuditWords({ names }: Pick<AuditRow, 'names'>) {
  const t = useText()
  const pick = useLocalized()
  const { day, instant } = useFormat()
  const { messages } = useIntl()
  return useMemo(() => {
    const named = new Map(names.map(({ id, name }) => [id, pick(name)]))
    const knows = (id: string) => messages[id] !== undefined
    const texts = { t, knows, day, instant, nameOf: (id: string) => named.get(id) }
    return {
      field: (field: string) => auditFieldName(field, texts),
      value: (field: string, text: string) => auditValue(field, text, texts)
    }
  }, [names, messages, t, pick, day, instant])
}

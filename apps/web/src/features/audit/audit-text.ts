/**
 * An entry of the audit trail as a sentence: who did what. Names stand in their
 * basic form, because a program cannot inflect them.
 */
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { addDays, isIsoDate } from '@solmu/shared/dates.js'
import { useFormat } from '../../ui/format.js'
import { useLocalized, useText, type LocalizedText, type TextFunction } from '../../ui/text.js'
import { auditActions } from './audit-actions.js'
import type { AuditRow } from './audit.operations.js'

export type AuditEntryFacts = Pick<
  AuditRow,
  'action' | 'outcome' | 'errorCode' | 'actorId' | 'actorName' | 'details' | 'unit'
>

export interface AuditTexts {
  readonly t: TextFunction
  readonly pick: (text: LocalizedText) => string
  readonly day: (isoDay: string) => string
  /** Joins words: "A, B ja C". */
  readonly join: (words: readonly string[]) => string
  /** Whether there is a text in the language of the page. */
  readonly knows: (id: string) => boolean
}

export interface AuditSentence {
  readonly actor: string
  /** What the actor did, or tried to do, without a full stop. */
  readonly text: string
  /** Why it was refused. */
  readonly reason: string | null
}

const isKnown = (action: string): boolean => (auditActions as readonly string[]).includes(action)

function actorOf({ actorId, actorName }: AuditEntryFacts, t: TextFunction): string {
  return actorName ?? t(actorId === null ? 'admin.audit.actor.system' : 'admin.audit.actor.hidden')
}

/** The fields of the profile, told by their names. */
function fieldsOf(details: AuditEntryFacts['details'], { t, join }: AuditTexts): string {
  const names = String(details['fields'] ?? '').split(/,\s*/).filter(Boolean)
  return join(names.map((name) => t(`admin.audit.field.${name}`)))
}

function lastDayOf(details: AuditEntryFacts['details'], day: AuditTexts['day']): string {
  const { validTo } = details
  return isIsoDate(validTo) ? day(addDays(validTo, -1)) : ''
}

function reasonOf({ errorCode }: AuditEntryFacts, { t, knows }: AuditTexts): string | null {
  if (errorCode === null) return null
  const id = `admin.audit.reason.${errorCode}`
  return knows(id) ? t(id) : errorCode
}

/**
 * Who did what, or tried to.
 *
 * @example auditSentence(entry, texts) // { actor: 'Maarit Oinonen', text: 'antoi roolin Tarkastaja: Pääkonttori', reason: null }
 */
export function auditSentence(entry: AuditEntryFacts, texts: AuditTexts): AuditSentence {
  const { t, pick, day } = texts
  const { action, outcome, details, unit } = entry
  const role = details['role']
  const fields = fieldsOf(details, texts)
  const lastDay = lastDayOf(details, day)
  const values = {
    action,
    role: role === undefined ? '' : t(`role.${String(role)}`),
    unit: unit ? pick(unit.name) : '',
    hasUnit: String(unit !== null),
    hasRole: String(role !== undefined),
    fields,
    hasFields: String(fields !== ''),
    lastDay,
    hasLastDay: String(lastDay !== '')
  }
  const key = isKnown(action) ? action : 'other'
  const hasWords = outcome === 'done' || texts.knows(`admin.audit.refused.${key}`)
  const text = hasWords
    ? t(`admin.audit.${outcome}.${key}`, values)
    : t('admin.audit.refused.named', { name: t(`admin.audit.name.${key}`) })
  return { actor: actorOf(entry, t), text, reason: reasonOf(entry, texts) }
}

/** `auditSentence` bound to the language of the page. */
export function useAuditSentence(): (entry: AuditEntryFacts) => AuditSentence {
  const t = useText()
  const pick = useLocalized()
  const { day } = useFormat()
  const intl = useIntl()
  return useCallback(
    (entry) => {
      const join = (words: readonly string[]) => intl.formatList(words, { type: 'conjunction' })
      const knows = (id: string) => intl.messages[id] !== undefined
      return auditSentence(entry, { t, pick, day, join, knows })
    },
    [t, pick, day, intl]
  )
}

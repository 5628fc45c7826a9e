/** The kinds of record of the trail, and where the page of each is. */
import type { TextFunction } from '../../ui/text.js'

export const auditSubjects = [
  ...['user', 'role_assignment', 'org_unit', 'organisation', 'network_change', 'network_import'],
  ...['invitation', 'identity_provider', 'api_token', 'role', 'audit_trail', 'audit_checkpoint', 'outbox_mail']
] as const

/** What a kind of record is called; one that has no name is told as it is. */
export function subjectName(type: string, t: TextFunction): string {
  const isKnown = (auditSubjects as readonly string[]).includes(type)
  return isKnown ? t(`audit.subject.${type}`) : t('audit.subject.other', { type })
}

/** The page of a record, where it has one. */
export function subjectPage(type: string | null): '/$lang/admin/users/$id' | '/$lang/units/$id' | '/$lang/organisations/$id' | null {
  if (type === 'user') return '/$lang/admin/users/$id'
  if (type === 'org_unit') return '/$lang/units/$id'
  return type === 'organisation' ? '/$lang/organisations/$id' : null
}

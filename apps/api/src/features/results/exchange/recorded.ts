import type { AuditNote } from '../../../core/context/context.js'
import { subjectOf } from '../../../core/audit/recorded.js'

export const ofReturn = (id: string | undefined): AuditNote => subjectOf('unit_return', id)
export const ofRound = (id: string): AuditNote => subjectOf('collection_round', id)

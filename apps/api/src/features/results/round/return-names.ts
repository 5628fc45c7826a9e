import { DomainError } from '@solmu/domain/errors.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { Db } from '../../../core/db/db.js'
import { nameOf } from '../../network/network.sql.js'

/** What a message calls a return. */
export type ReturnNames = { readonly roundName: LocalizedText; readonly unitName: LocalizedText }

const NAMES_SQL = `SELECT ${nameOf('c')} AS "roundName", ${nameOf('n')} AS "unitName"
  FROM unit_return r JOIN collection_round c ON c.id = r.round_id JOIN unit_now n ON n.id = r.unit_id WHERE r.id = $1`

/** @throws DomainError NOT_FOUND for a return out of sight */
export async function namesOfReturn(db: Pick<Db, 'sql'>, returnId: string): Promise<ReturnNames> {
  const [names] = await db.sql<ReturnNames>(NAMES_SQL, [returnId])
  if (!names) throw new DomainError('NOT_FOUND')
  return names
}

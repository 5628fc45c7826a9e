import { DomainError } from '@solmu/domain/errors.js'
import { currentViewer } from '../../core/context/context.js'
import type { Db } from '../../core/db/db.js'

/** Demands that a unit is there for the viewer. @throws DomainError NOT_FOUND */
export async function demandUnit(db: Db, unitId: string, field: string): Promise<void> {
  const rows = await db.sql('SELECT id FROM unit_now WHERE id = $1 AND consortium_id = $2', [unitId, currentViewer().consortiumId])
  if (rows.length === 0) throw new DomainError('NOT_FOUND', { path: [field] })
}

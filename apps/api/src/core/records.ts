import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { RecordKind, RecordRef } from '@solmu/domain/inbox/records.js'
import { currentContext } from './context/context.js'
import { Db } from './db/db.js'

/** A record as the viewer finds it: at a unit, or of the whole network. */
export type FoundRecord = RecordRef & { readonly unitId: string | null }

/**
 * How a record of each kind is found; each feature adds its own when the application starts. What somebody may read is asked
 * of row-level security itself, so that no second copy of its rules has to be kept up.
 */
@Injectable()
export class Records {
  private readonly probes = new Map<RecordKind, string>()
  private readonly people = new Map<RecordKind, string>()

  constructor(private readonly db: Db) {}

  /**
   * @param probe one SELECT of `"unitId"` for the record `$1`, which row-level security shows to those who may read the record
   * @param people where those stand who can be mentioned about the record `$1`, as `app.colleagues` tells them; needed where a
   *   record is read by others than those who do the same at its unit
   * @example records.add('unit_return', 'SELECT r.unit_id AS "unitId" FROM unit_return r WHERE r.id = $1')
   */
  add(kind: RecordKind, probe: string, people?: string): void {
    this.probes.set(kind, probe)
    if (people) this.people.set(kind, people)
  }

  /** Where the people of a record stand, when its feature says so. */
  peopleOf(kind: RecordKind): string | undefined {
    return this.people.get(kind)
  }

  /** The kinds that features have added. */
  kinds(): RecordKind[] {
    return [...this.probes.keys()]
  }

  /** @throws DomainError NOT_FOUND for a record that does not exist or that the viewer may not read */
  async find(ref: RecordRef): Promise<FoundRecord> {
    const probe = this.probes.get(ref.kind)
    const [row] = probe ? await this.db.sql<{ unitId: string | null }>(probe, [ref.id]) : []
    if (!row) throw new DomainError('NOT_FOUND', { path: ['subjectId'] })
    return { ...ref, unitId: row.unitId }
  }

  /** Of some people those who may read a record, asked in the name of each. */
  async readersAmong(userIds: readonly string[], { kind, id }: RecordRef, consortiumId = currentContext().viewer?.consortiumId): Promise<string[]> {
    const probe = this.probes.get(kind)
    if (!probe || userIds.length === 0) return []
    const rows = await this.db.sql<{ id: string }>('SELECT id FROM app.readers_among($1, $2::uuid[], $3, $4) AS id', [consortiumId, userIds, probe, id])
    return rows.map((row) => row.id)
  }
}

import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { undoRefusal } from '@solmu/domain/network/undo.js'
import { isUuid } from '@solmu/shared/ids.js'
import { Db } from '../../../core/db/db.js'
import { likePattern } from '../../../core/db/like.js'
import { DEFAULT_PAGE, type Page, pageStart, toPage } from '../../../core/graphql/page.js'
import { ChangeReach } from './change-reach.js'
import type { NetworkChangeFilter, NetworkChangeListArgs, NetworkChangeType } from './network-change.graphql.js'
import {
  DISTURBING_SQL,
  type DisturbingRow,
  KNOWN_ORGANISATIONS_SQL,
  type NetworkChangePageRow,
  type NetworkChangeRow,
  networkChangePageSql
} from './network-change.sql.js'
import { REVISION } from './network-writer.sql.js'
import type { NamedOrganisation } from './requested-operation.js'

/** The parts of a change by which it is seen whether another concerns the same. */
export type ChangeParts = {
  readonly subjects: readonly string[]
  readonly units: readonly string[]
  readonly codes: readonly string[]
}

/** Reads of the recorded changes, and of what a new one rests on. */
@Injectable()
export class NetworkChangeQueries {
  constructor(
    private readonly db: Db,
    private readonly reach: ChangeReach
  ) {}

  /**
   * A page of the changes, the newest first.
   *
   * @throws DomainError INVALID_CURSOR, and NOT_FOUND for a unit id that is none
   */
  async page(args: NetworkChangeListArgs, isCounted: boolean): Promise<Page<NetworkChangeType>> {
    const first = args.first ?? DEFAULT_PAGE
    const [after = null] = pageStart(args.after, ['number']) ?? []
    const values = [...filterValues(args.filter), null, this.reach.isWhole, after, first + 1]
    const [row] = await this.db.sql<NetworkChangePageRow>(networkChangePageSql(isCounted), values)
    const changes = (row?.changes ?? []).map((change) => this.told(change))
    return toPage(changes, { first, totalCount: row?.total ?? 0, cursor: (change) => [change.number] })
  }

  /** @throws DomainError NOT_FOUND for one that does not exist or that the viewer may not see */
  async one(id: string): Promise<NetworkChangeType> {
    const values = [...filterValues(null), id, this.reach.isWhole, null, 1]
    const [row] = isUuid(id) ? await this.db.sql<NetworkChangePageRow>(networkChangePageSql(false), values) : []
    const [change] = row?.changes ?? []
    if (!change) throw new DomainError('NOT_FOUND', { path: ['changeId'] })
    return this.told(change)
  }

  /** How often the network has changed. */
  async revision(): Promise<number> {
    const [row] = await this.db.sql<{ revision: number }>(`SELECT ${REVISION} AS revision`)
    return row?.revision ?? 0
  }

  /** The last change after a revision that concerns the same; null when none does. */
  async disturbing(revision: number, { subjects, units, codes }: ChangeParts): Promise<DisturbingRow | null> {
    const [row] = await this.db.sql<DisturbingRow>(DISTURBING_SQL, [revision, subjects, units, codes])
    return row ?? null
  }

  /** @throws DomainError NOT_FOUND with the path of the first that the viewer's consortium does not know */
  async checkOrganisations(named: readonly NamedOrganisation[]): Promise<void> {
    if (named.length === 0) return
    const rows = await this.db.sql<{ id: string }>(KNOWN_ORGANISATIONS_SQL, [named.map(({ id }) => id)])
    const unknown = named.find(({ id }) => !rows.some((row) => row.id === id.toLowerCase()))
    if (unknown) throw new DomainError('NOT_FOUND', { path: unknown.path })
  }

  private told({ isDisturbed, touched, recordedAt, undoneAt, ...change }: NetworkChangeRow): NetworkChangeType {
    const instants = { recordedAt: new Date(recordedAt), undoneAt: undoneAt === null ? null : new Date(undoneAt) }
    const parts = { id: change.id, effectiveOn: change.effectiveOn, unitIds: [], municipalityCodes: [] }
    // Which later changes concern the same is known from the statement; the rest is for the domain to say.
    const code = undoRefusal({ ...parts, ...instants }, [], new Date())?.code ?? (isDisturbed ? 'later_changes' : null)
    return { ...change, ...instants, undoRefusal: code ?? (this.reach.coversAll(touched) ? null : 'not_allowed') }
  }
}

function filterValues(filter: NetworkChangeFilter | null | undefined): readonly unknown[] {
  const { search, kinds, states, unitId, sinceRevision } = filter ?? {}
  if (unitId != null && !isUuid(unitId)) throw new DomainError('NOT_FOUND', { path: ['filter', 'unitId'] })
  const some = (values: readonly string[] | null | undefined) => (values?.length ? values : null)
  return [likePattern(search), some(kinds), some(states), unitId ?? null, sinceRevision ?? null]
}

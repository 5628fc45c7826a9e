import { Inject, Injectable } from '@nestjs/common'
import { checkpointFormat, type CheckpointFile, type SignedHead } from '@solmu/domain/audit/checkpoint.js'
import { DomainError } from '@solmu/domain/errors.js'
import { newId, isUuid } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { publicKeys, signHead, signingKey } from '../../../core/audit/signing-keys.js'
import { CONFIG, type Config } from '../../../core/config/config.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { DEFAULT_PAGE, type Page, type PageArgs, pageStart, toPage } from '../../../core/graphql/page.js'
import type { AuditCheckpointType } from './audit-checkpoint.graphql.js'

const COLUMNS = `c.id, c.number::int, c.head_hash AS "headHash", c.made_at AS "madeAt", c.key_id AS "keyId", c.signature`

/** Signed heads of the chains. */
@Injectable()
export class AuditCheckpointService {
  constructor(
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter,
    @Inject(CONFIG) private readonly config: Config
  ) {}

  /** A page of the checkpoints, the newest first. */
  async list(args: PageArgs, wantsTotal: boolean): Promise<Page<AuditCheckpointType>> {
    const first = args.first ?? DEFAULT_PAGE
    const after = pageStart(args.after, ['string'])?.[0] ?? null
    if (after !== null && !isUuid(after)) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
    const rows = await this.db.sql<AuditCheckpointType>(
      `SELECT ${COLUMNS} FROM audit_checkpoint c WHERE ($1::uuid IS NULL OR c.id < $1) ORDER BY c.id DESC LIMIT $2`,
      [after, first + 1]
    )
    const [total] = wantsTotal ? await this.db.sql<{ count: number }>('SELECT count(*)::int AS count FROM audit_checkpoint') : []
    return toPage(rows, { first, totalCount: total?.count ?? 0, cursor: (row) => [row.id] })
  }

  /**
   * Signs the head of the viewer's chain, unless that has been done since the last entry.
   *
   * @throws DomainError NOT_ALLOWED; NOT_FOUND when there is no entry at all
   */
  async make(): Promise<AuditCheckpointType> {
    this.access.check('audit.checkpoint', {})
    await this.signHeads(currentViewer().consortiumId)
    const [newest] = await this.db.sql<AuditCheckpointType>(
      `SELECT ${COLUMNS} FROM audit_checkpoint c ORDER BY c.number DESC, c.made_at DESC LIMIT 1`
    )
    if (!newest) throw new DomainError('NOT_FOUND')
    this.audit.note({ subjectType: 'audit_checkpoint', subjectId: newest.id, details: { number: newest.number } })
    return newest
  }

  /** Signs the head of every chain that has grown: what the clock asks for once a day. */
  async makeAll(): Promise<void> {
    await this.db.write(() => this.signHeads(null))
  }

  private async signHeads(consortiumId: string | null): Promise<void> {
    const key = signingKey(this.config)
    const heads = await this.db.sql<{ consortiumId: string | null; number: number; headHash: string }>(
      'SELECT consortium_id AS "consortiumId", number::int, hash AS "headHash" FROM app.audit_heads($1, $2)',
      [key.id, consortiumId]
    )
    for (const found of heads) {
      const head: SignedHead = { ...found, madeAt: new Date().toISOString() }
      await this.db.sql('SELECT app.audit_checkpoint_add($1, $2, $3, $4, $5, $6, $7)', [
        ...[newId(), head.consortiumId, head.number, head.headHash, head.madeAt],
        ...[key.id, signHead(head, key)]
      ])
    }
  }

  /** All checkpoints of the viewer's consortium, with the keys to check them by, to be kept outside. */
  async export(): Promise<CheckpointFile> {
    return this.db.write(async () => {
      const rows = await this.db.sql<AuditCheckpointType>(`SELECT ${COLUMNS} FROM audit_checkpoint c ORDER BY c.number, c.id`)
      await this.audit.done('exportAuditCheckpoints', { subjectType: 'audit_checkpoint', details: { rows: rows.length } })
      const { consortiumId } = currentViewer()
      return {
        format: checkpointFormat,
        exportedAt: new Date().toISOString(),
        publicKeys: publicKeys(this.config),
        checkpoints: rows.map(({ number, headHash, madeAt, keyId, signature }) => ({
          ...{ consortiumId, number, headHash, keyId, signature },
          madeAt: new Date(madeAt).toISOString()
        }))
      }
    })
  }
}

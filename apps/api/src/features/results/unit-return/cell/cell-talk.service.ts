import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type CellKey } from '@solmu/domain/results/cell.js'
import { askedBreakdowns } from '@solmu/domain/results/sheet.js'
import { newId } from '@solmu/shared/ids.js'
import { AuditWriter } from '../../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../../core/context/context.js'
import { Db } from '../../../../core/db/db.js'
import type { ReturnRecord } from '../return-record.js'
import { ReturnStore } from '../return-store.js'
import { shownReturn } from '../shown-return.js'
import type { CellCommentType, CommentCellInput } from './cell-comment.graphql.js'
import { CellWriter } from './cell-writer.js'
import { demandOpen, nextClock, savedCell } from './save-cells.service.js'
import type { ConfirmCellInput, ConfirmCellPayload } from './save-cells.graphql.js'

/** How long a comment may be. */
export const longestComment = 2000

type Said = { readonly kind: CellCommentType['kind']; readonly text: string; readonly cell: CellKey | null }

const CONFIRM = `UPDATE return_cell SET answered = 'confirmed', version = $4, changed_by = $5, changed_at = now()
  WHERE return_id = $1 AND indicator_id = $2 AND breakdown = $3`

/** What people say of figures: comments, and the word that a questioned figure is right. */
@Injectable()
export class CellTalkService {
  constructor(
    private readonly db: Db,
    private readonly store: ReturnStore,
    private readonly writer: CellWriter,
    private readonly audit: AuditWriter
  ) {}

  /**
   * Says something of a figure, or of the return as a whole. Whoever works on the return may: its unit and its reviewers.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, UNKNOWN_REFERENCE, and what is wrong with the text
   */
  async comment(input: CommentCellInput): Promise<CellCommentType> {
    const record = await this.store.one(input.returnId)
    this.note(record)
    if (!workers.some((action) => this.store.may(action, record))) throw new DomainError('NOT_ALLOWED')
    const cell = cellOf(input)
    if (cell) await this.demandPlace(record, cell)
    return this.say(record, { kind: 'comment', text: textOfComment(input.text), cell })
  }

  /**
   * Says that a questioned figure is right, and why; the question is answered by it.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, ROUND_STATE, RETURN_STATE, CELL_LOCKED for a figure that is not questioned,
   *   STALE when it is another one by now, and what is wrong with the text
   */
  async confirm(input: ConfirmCellInput): Promise<ConfirmCellPayload> {
    const record = await this.store.lock(input.returnId, null)
    this.note(record)
    this.store.check('return.edit', record)
    demandOpen(record)
    const key = { indicatorId: input.indicatorId.toLowerCase(), breakdown: input.breakdown }
    const [[asked], [cell]] = await Promise.all([
      this.writer.askedOf(record.id, [key.indicatorId]),
      this.writer.standing(record.id, [key])
    ])
    if (record.state !== 'returned' || cell?.review !== 'questioned') throw new DomainError('CELL_LOCKED')
    if ((input.expectedVersion ?? cell.version) !== cell.version) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const text = textOfComment(input.text)
    const version = nextClock(record, [cell])
    await this.writer.write(record, { written: [], cleared: [], clock: version })
    await this.db.sql(CONFIRM, [record.id, key.indicatorId, key.breakdown, version, currentViewer().userId])
    await this.say(record, { kind: 'answer', text, cell: key })
    const confirmed = savedCell({ ...cell, answered: 'confirmed', version }, asked?.indicator.decimals ?? 0)
    return { unitReturn: shownReturn({ ...record, cellClock: version }), cell: confirmed }
  }

  private note({ id: subjectId, unitId }: ReturnRecord): void {
    this.audit.note({ subjectType: 'unit_return', subjectId, unitId })
  }

  /** Derived figures are talked about as a whole. */
  private async demandPlace(record: ReturnRecord, { indicatorId, breakdown }: CellKey): Promise<void> {
    const [asked] = await this.writer.askedOf(record.id, [indicatorId])
    const isThere = asked !== undefined && (breakdown === '' || askedBreakdowns(asked).includes(breakdown))
    if (!isThere) throw new DomainError('UNKNOWN_REFERENCE', { path: ['breakdown'], params: { value: breakdown || indicatorId } })
  }

  private async say(record: ReturnRecord, { kind, text, cell }: Said): Promise<CellCommentType> {
    const { userId, displayName } = currentViewer()
    const id = newId()
    const { indicatorId = null, breakdown = null } = cell ?? {}
    const [row] = await this.db.sql<{ writtenAt: Date }>(
      `INSERT INTO cell_comment (id, return_id, consortium_id, unit_id, indicator_id, breakdown, kind, text, author_id, version_number)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING written_at AS "writtenAt"`,
      [id, record.id, record.consortiumId, record.unitId, indicatorId, breakdown, kind, text, userId, record.number]
    )
    const author = { id: userId, displayName }
    return { id, indicatorId, breakdown, kind, text, author, writtenAt: row?.writtenAt ?? new Date(), versionNumber: record.number }
  }
}

const workers = ['return.edit', 'return.submit', 'return.verify', 'return.accept'] as const

/** @throws DomainError REQUIRED when a breakdown stands without its indicator */
function cellOf({ indicatorId, breakdown }: CommentCellInput): CellKey | null {
  if (indicatorId == null && breakdown == null) return null
  if (indicatorId == null) throw new DomainError('REQUIRED', { path: ['indicatorId'] })
  return { indicatorId: indicatorId.toLowerCase(), breakdown: breakdown ?? '' }
}

/** @throws DomainError REQUIRED, TOO_LONG, INVALID_INPUT */
function textOfComment(given: string): string {
  const text = given.trim()
  if (text === '') throw new DomainError('REQUIRED', { path: ['text'] })
  if (text.length > longestComment) throw new DomainError('TOO_LONG', { path: ['text'], params: { max: longestComment } })
  if (text.includes('\0')) throw new DomainError('INVALID_INPUT', { path: ['text'] })
  return text
}

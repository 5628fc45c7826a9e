import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { adoptionIssues, type CharterAction, demandCharterStep, readCharter } from '@solmu/domain/governance/charter.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { Access } from '../../../core/access/access.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { dayOf } from '../day-input.js'
import { CharterReader, type CharterRow, givenRules } from './charter-reader.js'
import type { AdoptCharterInput, CharterVersion, CharterVersionInput, RejectCharterInput, SaveCharterDraftInput } from './charter.graphql.js'

/** Writes the next version of the charter, proposes it, and records what became of it. */
@Injectable()
export class CharterService {
  constructor(
    private readonly reader: CharterReader,
    private readonly db: Db,
    private readonly access: Access,
    private readonly audit: AuditWriter
  ) {}

  /** @throws DomainError NOT_ALLOWED, STALE when the draft is another than the one that was seen, and what is wrong with the fields */
  async saveDraft(input: SaveCharterDraftInput): Promise<CharterVersion[]> {
    this.access.check('charter.manage', {})
    const { sections, rules } = readCharter({ sections: input.sections, rules: givenRules(input.rules) })
    const reason = readLine(input.reason, { path: 'reason', most: 4000, isNeeded: false })
    const rows = await this.reader.rows()
    const draft = rows.find(({ state }) => state === 'draft')
    if ((draft?.version ?? null) !== (input.expectedVersion ?? null)) throw new DomainError('STALE', { path: ['expectedVersion'] })
    const values = [JSON.stringify(sections), JSON.stringify(rules), reason, currentViewer().userId]
    if (draft) await this.change(draft, { set: '(texts, rules, reason, changed_by, changed_at) = ($3, $4, $5, $6, now())', values })
    this.note(draft ?? (await this.add((rows[0]?.number ?? 0) + 1, values)), { sections: sections.length })
    return this.reader.list()
  }

  private async add(number: number, values: readonly unknown[]): Promise<Pick<CharterRow, 'id' | 'number'>> {
    const id = newId()
    await this.db.sql('INSERT INTO charter_version (id, consortium_id, number, texts, rules, reason, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7)', [id, currentViewer().consortiumId, number, ...values])
    return { id, number }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CHARTER_STATE for one that was proposed */
  async discard(input: CharterVersionInput): Promise<CharterVersion[]> {
    const { row } = await this.locked(input, 'propose')
    await this.db.sql('DELETE FROM charter_version WHERE id = $1', [row.id])
    this.note(row, {})
    return this.reader.list()
  }

  /** Puts the draft before those who decide; from now on it says what it says. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CHARTER_STATE */
  async propose(input: CharterVersionInput): Promise<CharterVersion[]> {
    const { row } = await this.locked(input, 'propose')
    await this.change(row, { set: "(state, proposed_by) = ('proposed', $3)", values: [currentViewer().userId] })
    this.note(row, { state: 'proposed' })
    return this.reader.list()
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CHARTER_STATE, and what stands in the way: the notice, the majority, the days */
  async adopt(input: AdoptCharterInput): Promise<CharterVersion[]> {
    const { row, rows } = await this.locked(input, 'adopt')
    const decided = this.readDecision(input)
    const validFrom = dayOf(input.validFrom, 'validFrom')
    const newestFrom = rows.map((each) => each.validFrom).reduce((latest, day) => (day !== null && (latest === null || day > latest) ? day : latest), null)
    const rules = rows.find(({ id }) => id === row.decidesId)?.rules ?? null
    throwIssues(adoptionIssues({ ...decided, validFrom }, { proposedOn: row.proposedOn ?? decided.decidedOn, rules, today: todayIn(), newestFrom }))
    await this.change(row, {
      set: "(state, decided_by, decided_on, votes, valid_from) = ('in_force', $3, $4, $5, $6)",
      values: [decided.decidedBy, decided.decidedOn, JSON.stringify(decided.votes), validFrom]
    })
    this.note(row, { state: 'in_force', validFrom })
    return this.reader.list()
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, CHARTER_STATE, REQUIRED, OUT_OF_RANGE for a day to come */
  async reject(input: RejectCharterInput): Promise<CharterVersion[]> {
    const { row } = await this.locked(input, 'reject')
    const { decidedBy, decidedOn, votes } = this.readDecision(input)
    await this.change(row, { set: "(state, decided_by, decided_on, votes) = ('rejected', $3, $4, $5)", values: [decidedBy, decidedOn, JSON.stringify(votes)] })
    this.note(row, { state: 'rejected' })
    return this.reader.list()
  }

  private readDecision({ decidedBy, decidedOn, votes }: RejectCharterInput) {
    const day = dayOf(decidedOn, 'decidedOn')
    if (day > todayIn()) throw new DomainError('OUT_OF_RANGE', { path: ['decidedOn'], params: { min: '', max: todayIn() } })
    const { for: inFavour, against, abstain, present, all } = votes
    return { decidedBy: readLine(decidedBy, { path: 'decidedBy', most: 300, isNeeded: true }), decidedOn: day, votes: { for: inFavour, against, abstain, present, all } }
  }

  /** The version as it stands, until the end of the transaction; all versions of the consortium move one after the other. */
  private async locked({ charterVersionId, expectedVersion }: CharterVersionInput, action: CharterAction): Promise<{ row: CharterRow; rows: CharterRow[] }> {
    this.access.check('charter.manage', {})
    await this.db.sql('SELECT id FROM charter_version WHERE consortium_id = $1 ORDER BY id FOR NO KEY UPDATE', [currentViewer().consortiumId])
    const rows = await this.reader.rows()
    const row = rows.find(({ id }) => id === charterVersionId)
    if (!row) throw new DomainError('NOT_FOUND', { path: ['charterVersionId'] })
    if (row.version !== expectedVersion) throw new DomainError('STALE', { path: ['expectedVersion'] })
    demandCharterStep(action, row.state)
    return { row, rows }
  }

  private async change(row: CharterRow, { set, values }: { readonly set: string; readonly values: readonly unknown[] }): Promise<void> {
    const done = await this.db.sql(`UPDATE charter_version SET ${set}, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`, [row.id, row.version, ...values])
    if (done.length === 0) throw new DomainError('STALE', { path: ['expectedVersion'] })
  }

  private note({ id, number }: Pick<CharterRow, 'id' | 'number'>, after: Record<string, string | number>): void {
    this.audit.note({ subjectType: 'charter_version', subjectId: id, details: { versionNumber: number }, after })
  }
}

/** @throws DomainError REQUIRED, TOO_LONG, INVALID_INPUT */
function readLine(given: string, { path, most, isNeeded }: { readonly path: string; readonly most: number; readonly isNeeded: boolean }): string {
  const fields = new TextFields()
  const text = fields.text([path], given, { most, isLong: true })
  if (isNeeded && text === '') fields.refuse('REQUIRED', [path])
  throwIssues(fields.issues)
  return text
}

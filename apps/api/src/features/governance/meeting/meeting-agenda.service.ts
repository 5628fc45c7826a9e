import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mattersFor } from '@solmu/domain/governance/meeting.js'
import { type AgendaItem, readAgenda } from '@solmu/domain/governance/meeting-draft.js'
import { demandMeetingPhase } from '@solmu/domain/governance/meeting.workflow.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { MeetingDeeds } from './meeting-deeds.js'
import type { MeetingItemInput, SetMeetingAgendaInput } from './meeting-input.graphql.js'
import { MeetingReader, type WholeMeeting } from './meeting-reader.js'
import type { Meeting } from './meeting.graphql.js'

/** Writes the agendas of meetings that were not called. */
@Injectable()
export class MeetingAgendaService {
  constructor(
    private readonly reader: MeetingReader,
    private readonly deeds: MeetingDeeds,
    private readonly jobs: Jobs,
    private readonly db: Db
  ) {}

  /** Writes the whole agenda; items that are named keep their ids and papers. @throws DomainError NOT_FOUND, NOT_ALLOWED, STALE, MEETING_STATE, and what is wrong with the fields */
  async setAgenda(input: SetMeetingAgendaInput): Promise<Meeting> {
    const whole = await this.deeds.locked(input, 'plan')
    demandMeetingPhase('plan', whole.row.state)
    const read = readItems(whole, input.items)
    await this.demandProposals(whole, input.items)
    await this.reader.demandAmendments(whole, input.items)
    const kept = input.items.flatMap(({ id }) => (id ? [id] : []))
    if (kept.some((id) => !whole.items.some((item) => item.id === id)) || new Set(kept).size !== kept.length) throw new DomainError('NOT_FOUND', { path: ['items'] })
    await this.dropItems(whole, kept)
    for (const [place, item] of input.items.entries()) await this.writeItem(whole, { item, text: read[place], position: place + 1 })
    await this.deeds.change(whole, '')
    return this.deeds.done(whole, { before: { itemCount: whole.items.length }, after: { itemCount: input.items.length } })
  }

  /** What is left out goes with its papers, and they with their files. */
  private async dropItems({ row }: WholeMeeting, kept: readonly string[]): Promise<void> {
    const files = await this.db.sql<{ fileKey: string }>('SELECT p.file_key AS "fileKey" FROM meeting_paper p WHERE p.meeting_id = $1 AND p.item_id IS NOT NULL AND NOT p.item_id = ANY ($2::uuid[])', [row.id, kept])
    await this.db.sql('DELETE FROM meeting_item WHERE meeting_id = $1 AND NOT id = ANY ($2::uuid[])', [row.id, kept])
    for (const { fileKey } of files) await this.jobs.add('evidence:remove', { fileKey })
  }

  private async writeItem({ row }: WholeMeeting, { item, text, position }: { readonly item: MeetingItemInput; readonly text: AgendaItem | undefined; readonly position: number }): Promise<void> {
    const said = [position, item.kind, item.matter, JSON.stringify(text?.title), JSON.stringify(text?.proposalText), item.proposalId ?? null, item.amendmentId ?? null, item.amendmentId ? (item.effectiveFrom ?? null) : null]
    if (item.id) await this.db.sql('UPDATE meeting_item SET (position, kind, matter, title, proposal_text, proposal_id, amendment_id, effective_from) = ($2, $3, $4, $5, $6, $7, $8, $9) WHERE id = $1', [item.id, ...said])
    else await this.db.sql('INSERT INTO meeting_item (id, consortium_id, meeting_id, position, kind, matter, title, proposal_text, proposal_id, amendment_id, effective_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
        ...[newId(), currentViewer().consortiumId, row.id],
        ...said
      ])
  }

  /** @throws DomainError NOT_FOUND for a proposal to another body, one out of sight, or a draft that its writers alone read */
  private async demandProposals({ row }: WholeMeeting, items: readonly MeetingItemInput[]): Promise<void> {
    const ids = items.flatMap(({ proposalId }) => (proposalId ? [proposalId] : []))
    const known = await this.db.sql<{ id: string }>('SELECT p.id FROM proposal p WHERE p.id = ANY ($1::uuid[]) AND p.body_id = $2 AND p.opened_on IS NOT NULL', [ids, row.body.id])
    const missing = items.findIndex(({ proposalId }) => proposalId && !known.some(({ id }) => id === proposalId))
    if (missing >= 0) throw new DomainError('NOT_FOUND', { path: ['items', missing, 'proposalId'] })
  }
}

/** @throws DomainError what is wrong, each at its field; without a charter everything is an ordinary matter */
function readItems({ row, charter }: WholeMeeting, items: readonly MeetingItemInput[]): AgendaItem[] {
  const fields = new TextFields()
  const read = readAgenda(fields, items, charter ? mattersFor(charter.rules, row.body.kind).map(({ matter }) => matter) : ['ordinary'])
  throwIssues(fields.issues)
  return read
}

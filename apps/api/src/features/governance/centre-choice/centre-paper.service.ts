import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { mostCentrePapers } from '@solmu/domain/governance/centre-choice-draft.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Jobs } from '../../../core/jobs/jobs.js'
import { ChoiceDeeds } from './choice-deeds.js'
import type { RemoveCentrePaperInput } from './choice-input.graphql.js'
import { ChoiceReader } from './choice-reader.js'
import type { CentreChoice } from './choice.graphql.js'

export type PaperPlace = { readonly choiceId: string; readonly candidateId: string; readonly isOwn: boolean }
type Stored = { readonly fileKey: string; readonly fileName: string; readonly fileType: string; readonly fileSize: number; readonly fileHash: string }
type Kept = { readonly key: string; readonly name: string; readonly contentType: string }

/** Keeps the files of candidates, and takes them away. */
@Injectable()
export class CentrePaperService {
  constructor(
    private readonly reader: ChoiceReader,
    private readonly deeds: ChoiceDeeds,
    private readonly jobs: Jobs,
    private readonly db: Db
  ) {}

  /**
   * Whether a file may come now, and from whom: of a candidate from those who lead the choice, for points from the assessor.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, CHOICE_RECUSED, CHOICE_STATE once the assessment is closed, OUT_OF_RANGE for one too many
   */
  async demand({ choiceId, candidateId, isOwn }: PaperPlace): Promise<{ readonly choice: CentreChoice; readonly assessorId: string | null }> {
    const choice = await this.reader.one(choiceId)
    const assessorId = isOwn ? ownPen(choice) : null
    if (!isOwn && !choice.mayManage) throw new DomainError('NOT_ALLOWED')
    if (!choice.candidates.some(({ id, withdrawnOn }) => id === candidateId && withdrawnOn === null)) throw new DomainError('NOT_FOUND', { path: ['candidate'] })
    if (choice.state !== 'open' && (isOwn || choice.state !== 'draft')) throw new DomainError('CHOICE_STATE', { params: { state: choice.state } })
    const beside = choice.papers.filter((paper) => paper.candidateId === candidateId && paper.assessorId === assessorId)
    if (beside.length >= mostCentrePapers) throw new DomainError('OUT_OF_RANGE', { path: ['file'], params: { min: 0, max: mostCentrePapers } })
    return { choice, assessorId }
  }

  async keep(place: PaperPlace, { fileKey, fileName, fileType, fileSize, fileHash }: Stored): Promise<{ readonly id: string; readonly unitId: string }> {
    const { choice, assessorId } = await this.demand(place)
    const id = newId()
    const { consortiumId, userId } = currentViewer()
    await this.db.sql(
      'INSERT INTO centre_paper (id, consortium_id, choice_id, candidate_id, assessor_id, file_key, file_name, file_size, file_type, file_hash, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [id, consortiumId, choice.id, place.candidateId, assessorId, fileKey, fileName, fileSize, fileType, fileHash, userId]
    )
    return { id, unitId: choice.centre.id }
  }

  /** @throws DomainError NOT_FOUND, NOT_ALLOWED for what is another's, CHOICE_STATE once the assessment is closed */
  async remove({ choiceId, paperId }: RemoveCentrePaperInput): Promise<CentreChoice> {
    const choice = await this.deeds.locked(choiceId)
    const paper = choice.papers.find(({ id }) => id === paperId)
    if (!paper) throw new DomainError('NOT_FOUND', { path: ['paperId'] })
    const isTheirs = paper.assessorId === null ? choice.mayManage : choice.assessors.some(({ id, isMine }) => isMine && id === paper.assessorId)
    if (!isTheirs) throw new DomainError('NOT_ALLOWED')
    if (!paper.mayRemove) throw new DomainError('CHOICE_STATE', { params: { state: choice.state } })
    const [gone] = await this.db.sql<{ fileKey: string }>('DELETE FROM centre_paper WHERE id = $1 RETURNING file_key AS "fileKey"', [paperId])
    if (gone) await this.jobs.add('evidence:remove', { fileKey: gone.fileKey })
    return this.deeds.done(choice, { details: { paperId } })
  }

  async kept(choiceId: string, paperId: string): Promise<Kept | undefined> {
    const [row] = await this.db.sql<Kept>('SELECT file_key AS key, file_name AS name, file_type AS "contentType" FROM centre_paper WHERE id = $1 AND choice_id = $2 AND consortium_id = $3', [paperId, choiceId, currentViewer().consortiumId])
    return row
  }
}

/** @throws DomainError NOT_ALLOWED for who is no assessor of it, CHOICE_RECUSED */
function ownPen({ assessors }: CentreChoice): string {
  const own = assessors.find(({ isMine }) => isMine)
  if (!own) throw new DomainError('NOT_ALLOWED')
  if (own.isRecused) throw new DomainError('CHOICE_RECUSED')
  return own.id
}

import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { readScores } from '@solmu/domain/governance/centre-choice-draft.js'
import { newId } from '@solmu/shared/ids.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { ChoiceDeeds, written } from './choice-deeds.js'
import type { NoteCentreConflictInput, ScoreCentreCandidatesInput } from './choice-input.graphql.js'
import { ChoiceLetters } from './choice-letters.js'
import type { CentreAssessor, CentreChoice } from './choice.graphql.js'

/** Takes down the points of the assessors, each apart, and their interests in who is chosen. */
@Injectable()
export class AssessingService {
  constructor(
    private readonly deeds: ChoiceDeeds,
    private readonly letters: ChoiceLetters,
    private readonly db: Db
  ) {}

  /**
   * Gives points as oneself.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED for who is no assessor, CHOICE_RECUSED, CHOICE_STATE when it is not being assessed, and
   *   what is wrong with the points
   */
  async score({ choiceId, scores: given }: ScoreCentreCandidatesInput): Promise<CentreChoice> {
    const choice = await this.deeds.locked(choiceId)
    const { id: assessorId, isRecused } = ownSeat(choice)
    if (isRecused) throw new DomainError('CHOICE_RECUSED')
    if (choice.state !== 'open') throw new DomainError('CHOICE_STATE', { params: { state: choice.state } })
    const candidateIds = choice.candidates.filter(({ withdrawnOn }) => withdrawnOn === null).map(({ id }) => id)
    const scores = readScores(given, { criteria: choice.criteria, candidateIds })
    for (const { candidateId, criterion, points, evidence } of scores) {
      await this.db.sql(
        `INSERT INTO centre_score (consortium_id, choice_id, assessor_id, candidate_id, criterion, points, evidence) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (assessor_id, candidate_id, criterion) DO UPDATE SET points = EXCLUDED.points, evidence = EXCLUDED.evidence, scored_at = now()`,
        [currentViewer().consortiumId, choiceId, assessorId, candidateId, criterion, points, evidence]
      )
    }
    // The points themselves are nobody's to read until the assessment is closed, not in the trail either.
    return this.deeds.done(choice, { details: { count: scores.length } })
  }

  /**
   * Notes an interest of an assessor: their own, or for those who lead the choice anybody's. Noted after closing, the points of who is
   * recused stay to be seen and count no longer, so that the order may be another one: the other assessors and those who lead it are told.
   *
   * @throws DomainError NOT_FOUND, NOT_ALLOWED, CHOICE_STATE before it is opened and after it has ended, REQUIRED without a reason
   */
  async noteConflict(input: NoteCentreConflictInput): Promise<CentreChoice> {
    const choice = await this.deeds.locked(input.choiceId)
    const assessor = notedBy(choice, input)
    if (input.candidateId && !choice.candidates.some(({ id }) => id === input.candidateId)) throw new DomainError('NOT_FOUND', { path: ['candidateId'] })
    if (choice.state !== 'open' && choice.state !== 'closed') throw new DomainError('CHOICE_STATE', { params: { state: choice.state } })
    const reason = written(input.reason, 'reason')
    const { consortiumId, userId } = currentViewer()
    await this.db.sql('INSERT INTO centre_conflict (id, consortium_id, choice_id, assessor_id, candidate_id, reason, is_recused, is_declared, is_late, noted_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      ...[newId(), consortiumId, choice.id, assessor.id, input.candidateId ?? null, reason, input.isRecused, assessor.isMine, choice.state === 'closed', userId]
    ])
    if (input.isRecused && !assessor.isRecused) await this.letters.recused(choice)
    return this.deeds.done(choice, { details: { name: assessor.name, isRecused: input.isRecused } })
  }
}

/** Whose interest is noted. @throws DomainError NOT_FOUND, NOT_ALLOWED for another's, but by those who lead the choice */
function notedBy({ assessors, mayManage }: CentreChoice, { assessorId }: NoteCentreConflictInput): CentreAssessor {
  const assessor = assessors.find(({ id }) => id === assessorId)
  if (!assessor) throw new DomainError('NOT_FOUND', { path: ['assessorId'] })
  if (!assessor.isMine && !mayManage) throw new DomainError('NOT_ALLOWED')
  return assessor
}

/** @throws DomainError NOT_ALLOWED for who is no assessor of it */
function ownSeat({ assessors }: CentreChoice): CentreAssessor {
  const own = assessors.find(({ isMine }) => isMine)
  if (!own) throw new DomainError('NOT_ALLOWED')
  return own
}

import { Controller, Get, Param, Query, Res } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isUuid } from '@solmu/shared/ids.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import type { FastifyReply } from 'fastify'
import { Public } from '../../../core/access/requires.js'
import { Db } from '../../../core/db/db.js'
import { keptFor, openAnswer, sendOpen } from '../../../core/open-answer.js'

/** A row of `app.open_decisions`: the consortium, and what the page shows of the decision. */
type OpenDecision = { readonly consortiumName: LocalizedText; readonly decision: object }

const DECISIONS = `SELECT consortium_name AS "consortiumName", json_build_object('number', number, 'title', title, 'content', content, 'basis', basis, 'bodyName', body_name,
    'votes', CASE WHEN votes_for IS NOT NULL THEN json_build_object('for', votes_for, 'against', votes_against, 'abstain', votes_abstain) END,
    'decidedOn', decided_on, 'endKind', end_kind, 'endedOn', ended_on, 'endedBy', ended_by) AS decision FROM app.open_decisions($1, $2)`

const longestWords = 200

/** Decisions for everybody, without a session: those that were opened to all. */
@Controller('api/public')
export class OpenDecisionsController {
  constructor(private readonly db: Db) {}

  /** The newest first; with words the best first, and nothing that does not fit is no failure. @throws DomainError NOT_FOUND where nothing is open to all */
  @Public()
  @Get(':consortium/decisions')
  async openDecisions(@Param('consortium') consortiumId: string, @Query() { words = '' }: Readonly<Record<string, unknown>>, @Res() reply: FastifyReply): Promise<void> {
    if (typeof words !== 'string' || words.length > longestWords) throw new DomainError('INVALID_INPUT', { path: ['words'] })
    const [first] = await this.find(consortiumId, '')
    if (!first) throw new DomainError('NOT_FOUND')
    const decisions = (await this.find(consortiumId, words)).map(({ decision }) => decision)
    await sendOpen(reply, openAnswer({ consortiumName: first.consortiumName, decisions }), keptFor.minutes)
  }

  private async find(consortiumId: string, words: string): Promise<OpenDecision[]> {
    return isUuid(consortiumId) ? this.db.askAsNobody<OpenDecision>(DECISIONS, [consortiumId, words]) : []
  }
}

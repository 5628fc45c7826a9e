import { Injectable } from '@nestjs/common'
import type { Action } from '@solmu/domain/access/actions.js'
import type { PathContent } from '@solmu/domain/onboarding/decision-path.js'
import { isLanguage } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { currentViewer } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { Notices } from '../../../core/mail/notices.js'
import { ApplicationLetters } from '../application/application-letters.js'
import { type RulesInForce, RulesService } from '../rules/rules.service.js'
import { deciderLetter } from './decision-mails.js'
import { type Deciding, DecisionReader } from './decision-reader.js'
import type { DecisionCandidate } from './decision.graphql.js'

type Of = { readonly id: string; readonly centreId: string; readonly name: string }

/** Knows who may decide, and tells people that something was. */
@Injectable()
export class DecisionOffice {
  constructor(
    private readonly access: Access,
    private readonly rules: RulesService,
    private readonly notices: Notices,
    private readonly letters: ApplicationLetters,
    private readonly reader: DecisionReader,
    private readonly db: Db
  ) {}

  /** At a centre, or of the whole network. @throws DomainError NOT_ALLOWED */
  demand(action: Action, centreId?: string): void {
    this.access.check(action, centreId === undefined ? {} : { unitId: centreId })
  }

  /** Who may be named by an account as having been there: those who are offered, and those with a role, who sit beside a board without a seat. */
  async people(of: Deciding): Promise<DecisionCandidate[]> {
    return [...(await this.reader.candidates(of)), ...(await this.reader.holders(of.centreId))]
  }

  /** Before whom an appeal against a decision goes: by the path of its application, else by the one that holds. */
  async appealBody({ applicationId }: { readonly applicationId: string | null }): Promise<string> {
    const [row] = await this.db.sql<{ body: string }>(`SELECT path->>'appealBody' AS body FROM application_procedure WHERE application_id = $1`, [applicationId])
    return row?.body ?? (await this.pathToday()).content.appealBody
  }

  pathToday(): Promise<RulesInForce<PathContent>> {
    return this.rules.pathToday()
  }

  /** Those who look after applications at the centre, but for whoever acts. */
  async tellDeciders({ id, centreId, name }: Of): Promise<void> {
    const people = await this.db.sql<{ userId: string; language: string }>('SELECT user_id AS "userId", language FROM app.application_readers($1)', [id])
    for (const { userId, language } of people.filter((each) => each.userId !== currentViewer().userId)) {
      const letter = deciderLetter(isLanguage(language) ? language : 'fi', name)
      await this.notices.tell({ toUserId: userId, topic: 'application_to_decide', letter, record: { kind: 'application', id }, unitId: centreId })
    }
  }

  /** The applicant, by mail: what has happened and a link, and nothing else. */
  async tellApplicant({ id }: Pick<Of, 'id'>, what: 'returned' | 'decided'): Promise<void> {
    await this.letters.toApplicants(id, what)
  }
}

import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { readAnswers } from '@solmu/domain/quality/survey-answers.js'
import { throwIssues } from '@solmu/domain/text-fields.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Db } from '../../../../core/db/db.js'
import { RateLimits } from '../../../../core/http/rate-limits.js'
import { hashOfSurveyToken } from '../survey-token.js'

/** Where a link or a device stands; what is asked only where it can be answered. */
export const doorStates = ['open', 'used', 'early', 'closed', 'unknown'] as const
export type DoorState = (typeof doorStates)[number]

/** What somebody who answers gets to see: no indicator, no number, no name of a person. */
export type SurveyDoor = {
  readonly state: DoorState
  readonly unitName: LocalizedText | null
  readonly minimum: number | null
  readonly content: Omit<SurveyContent, 'audience'> | null
}

type Found = { readonly state: DoorState; readonly content: SurveyContent | null; readonly unitName: LocalizedText | null; readonly minimum: number | null }
type DoorKind = 'link' | 'kiosk'

const none: SurveyDoor = { state: 'unknown', unitName: null, minimum: null, content: null }
const nothing = (state: DoorState): SurveyDoor => ({ ...none, state })

const FIND = 'SELECT f.state, f.content, f.unit_name AS "unitName", f.minimum FROM'
const doors = {
  link: `${FIND} app.find_survey_link($1) f`,
  kiosk: `${FIND} app.find_survey_kiosk($1) f`
} as const satisfies Record<DoorKind, string>

/** Lets people answer without an account. Nothing of it is logged or audited: a record would tell when somebody answered. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly db: Db,
    private readonly limits: RateLimits
  ) {}

  /** What stands behind a link or a device. */
  async door(kind: DoorKind, token: string): Promise<SurveyDoor> {
    const found = await this.find(kind, token)
    if (!found?.content) return found ? nothing(found.state) : none
    const { state, unitName, minimum, content } = found
    const { name, intro, thanks, questions } = content
    return { state, unitName, minimum, content: { name, intro, thanks, questions: questions.map((each) => ({ ...each, meanIndicator: '', countIndicator: '' })) } }
  }

  /**
   * Takes an answer by a link, once; whoever is second is told that it was used.
   *
   * @throws DomainError what is wrong with the answers, by question
   */
  async byLink(token: string, answers: unknown): Promise<{ state: DoorState | 'done' }> {
    return this.take('link', token, { answers, sql: 'SELECT app.answer_survey_link($1, $2) AS state', more: [] })
  }

  /**
   * Takes an answer on a device. The number lets it say the same again without being counted twice.
   *
   * @throws DomainError what is wrong with the answers, TOO_MANY_REQUESTS when nobody could answer so quickly
   */
  async onKiosk(token: string, { nonce, answers }: { nonce: string; answers: unknown }): Promise<{ state: DoorState | 'done' }> {
    const number = Buffer.from(nonce, 'hex')
    if (number.length !== 16) throw new DomainError('INVALID_INPUT', { path: ['nonce'] })
    await this.limits.take('kiosk', token)
    return this.take('kiosk', token, { answers, sql: 'SELECT app.answer_survey_kiosk($1, $3, $2) AS state', more: [number] })
  }

  private async take(kind: DoorKind, token: string, of: { answers: unknown; sql: string; more: readonly unknown[] }): Promise<{ state: DoorState | 'done' }> {
    const found = await this.find(kind, token)
    if (!found?.content) return { state: found?.state ?? 'unknown' }
    const read = readAnswers(found.content, of.answers)
    if ('issues' in read) throwIssues(read.issues)
    const answers = 'answers' in read ? read.answers : {}
    const [row] = await this.db.askAsNobody<{ state: DoorState | 'done' }>(of.sql, [hashOfSurveyToken(token), JSON.stringify(answers), ...of.more])
    return { state: row?.state ?? 'unknown' }
  }

  private async find(kind: DoorKind, token: string): Promise<Found | null> {
    const hash = hashOfSurveyToken(token)
    if (!hash) return null
    const [row] = await this.db.askAsNobody<Found>(doors[kind], [hash])
    return row ?? null
  }
}

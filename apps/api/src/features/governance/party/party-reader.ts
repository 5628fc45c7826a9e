import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { charterVersionName } from '@solmu/domain/governance/charter.js'
import { type MatterRule, type VoiceRule, voiceRuleOf } from '@solmu/domain/governance/charter-rules.js'
import { askedParties, type AskedKind, type AskedParty as Asked, partySays, standsInTheWay } from '@solmu/domain/governance/party-answer.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { Access } from '../../../core/access/access.js'
import { Db } from '../../../core/db/db.js'
import type { AskedParty, PartyAnswers, PartyQuestion, PartySaid, PartyVoice } from './party.graphql.js'

interface Subject {
  readonly kind: AskedKind
  readonly isWaiting: boolean
  readonly rule: MatterRule | null
  readonly unitId: string | null
  /** The record on whose page it stands: of an item its meeting, else itself. */
  readonly recordId: string
}
type SaidRow = PartySaid & { readonly party: string; readonly voiceId: string | null }
type VoiceRow = PartyVoice & { readonly party: string; readonly isMine: boolean }
type QuestionRow = Omit<PartyQuestion, 'id' | 'title'> & { readonly title: LocalizedText | { readonly number: number } }

/** Whatever the viewer sees; without a rule the charter asks nobody about it. */
const SUBJECT = `SELECT x.kind, coalesce(s.is_waiting, false) AS "isWaiting", s.rule, x.unit_id AS "unitId", x.record_id AS "recordId"
  FROM (SELECT p.id, 'proposal' AS kind, p.lead_unit_id AS unit_id, p.id AS record_id FROM proposal p UNION ALL SELECT v.id, 'amendment', NULL, v.id FROM charter_version v UNION ALL SELECT b.id, 'ballot', b.unit_id, b.id FROM ballot b
    UNION ALL SELECT i.id, 'item', m.unit_id, m.id FROM meeting_item i JOIN meeting m ON m.id = i.meeting_id UNION ALL SELECT c.id, 'choice', NULL, c.id FROM centre_choice c) x
  LEFT JOIN app.asked_subjects($1) s ON s.id = x.id WHERE x.id = $1`
const SAID = `SELECT a.id, a.party, a.voice_id AS "voiceId", v.name AS voice, a.answer, a.said_by AS "saidBy", a.said_on AS "saidOn", a.reason, a.is_own AS "isOwn",
    row_number() OVER (PARTITION BY a.party, a.voice_id ORDER BY a.id DESC) = 1 AS "isLast"
  FROM party_answer a LEFT JOIN app.party_voices() v ON v.party = a.party AND v.voice_id = a.voice_id WHERE a.subject_id = $1 ORDER BY a.id DESC`
const VOICES = `SELECT v.party, v.voice_id AS id, v.name, v.voice_id IN (SELECT m.voice_id FROM app.my_voices() m WHERE m.party = v.party) AS "isMine" FROM app.party_voices() v ORDER BY v.name ->> 'fi', v.voice_id`
const QUESTIONS = `SELECT q.subject_id AS "subjectId", q.kind, q.party, q.voice, q.demand, q.title, q.content, q.body, q.outcome, q.answer, q.said_on AS "saidOn", q.record_id AS "recordId"
  FROM app.asked_of_me() q ORDER BY q.answer IS NOT NULL, q.subject_id DESC, q.party, q.voice ->> 'id'`

/** By what those who lead each procedure act. */
const leadsBy = { proposal: 'proposal.lead', amendment: 'charter.manage', ballot: 'ballot.manage', item: 'meeting.manage', choice: 'choice.manage' } as const satisfies Record<AskedKind, string>

/** Reads whom the charter asks beside the voters, and what the viewer is asked. */
@Injectable()
export class PartyReader {
  constructor(
    private readonly db: Db,
    private readonly access: Access
  ) {}

  /** @throws DomainError NOT_FOUND */
  async subject(id: string): Promise<Subject> {
    const [row] = await this.db.sql<Subject>(SUBJECT, [id])
    if (!row) throw new DomainError('NOT_FOUND', { path: ['subjectId'] })
    return row
  }

  mayLead({ kind, unitId }: Pick<Subject, 'kind' | 'unitId'>): boolean {
    return this.access.may(leadsBy[kind], unitId === null ? {} : { unitId })
  }

  /** @throws DomainError NOT_FOUND */
  async answers(id: string): Promise<PartyAnswers> {
    const subject = await this.subject(id)
    const asked = subject.rule ? askedParties(subject.rule) : []
    if (asked.length === 0) return { id, parties: [], isWaiting: false, mayRecord: false }
    const [said, voices] = [await this.db.sql<SaidRow>(SAID, [id]), await this.db.sql<VoiceRow>(VOICES)]
    const rule = voiceRuleOf(subject.rule ?? {})
    return { id, parties: asked.map((each) => partyShown(each, { said, voices, rule, isWaiting: subject.isWaiting })), isWaiting: subject.isWaiting, mayRecord: subject.isWaiting && this.mayLead(subject) }
  }

  /** What the viewer is asked, what they have not answered first. */
  async questions(): Promise<PartyQuestion[]> {
    const rows = await this.db.sql<QuestionRow>(QUESTIONS)
    return rows.map(({ title, ...row }) => ({ ...row, id: [row.subjectId, row.party, row.voice.id].join(':'), title: 'number' in title ? charterVersionName(title.number) : title }))
  }
}

type Known = { readonly said: readonly SaidRow[]; readonly voices: readonly VoiceRow[]; readonly rule: VoiceRule; readonly isWaiting: boolean }

function partyShown({ party, demand }: Asked, { said, voices, rule, isWaiting }: Known): AskedParty {
  const [theirs, all] = [said.filter((each) => each.party === party), voices.filter((each) => each.party === party)]
  const answer = partySays(theirs.filter(({ isLast }) => isLast), { voices: all.map(({ id }) => id), rule })
  return { party, demand, answer, voiceRule: rule, isInTheWay: standsInTheWay(demand, answer), said: theirs, voices: all, mine: isWaiting ? all.filter(({ isMine }) => isMine) : [] }
}

/**
 * The ballots of the demo: an open one and a secret election that run and wait for some, an open one that was counted, and a secret
 * election that was counted; each secret vote was cast as a browser casts it. They take keys that no file can hold, so they are held by the services.
 */
import { randomBytes, webcrypto } from 'node:crypto'
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import type { BallotAnswer, BallotMethod, BallotSecrecy } from '@solmu/domain/governance/ballot.js'
import { addDays, instantIn, type IsoDate, todayIn } from '@solmu/shared/dates.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { BallotBoxService } from '../features/governance/ballot/ballot-box.service.js'
import { BallotCastingService } from '../features/governance/ballot/ballot-casting.service.js'
import { BallotClock } from '../features/governance/ballot/ballot-clock.js'
import { BallotDraftService } from '../features/governance/ballot/ballot-draft.service.js'
import type { BallotDetail } from '../features/governance/ballot/ballot.graphql.js'
import { BallotService } from '../features/governance/ballot/ballot.service.js'
import { DemoHands, office } from './demo-hands.js'
import { demoNumber } from './demo-id.js'

interface Planned {
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly matter: string
  readonly method: BallotMethod
  readonly secrecy: BallotSecrecy
  readonly options: LocalizedText[]
}

const none: LocalizedText = { fi: '', sv: '', en: '' }
const named = (name: string): LocalizedText => ({ fi: name, sv: name, en: name })

const running: Planned = {
  title: { fi: 'Yhteinen koulutuspäivä', sv: 'En gemensam utbildningsdag', en: 'A training day for all' },
  description: {
    fi: 'Järjestetäänkö jäsenille yhteinen koulutuspäivä ensi keväänä? Kulut katetaan yhteisistä varoista.',
    sv: 'Ska en gemensam utbildningsdag ordnas för medlemmarna nästa vår? Kostnaderna täcks med gemensamma medel.',
    en: 'Is a training day held for the members next spring? It is paid from the common funds.'
  },
  ...{ matter: 'ordinary', method: 'yes_no', secrecy: 'open', options: [] }
}
const counted: Planned = {
  title: { fi: 'Viestinnän yhteinen linja', sv: 'En gemensam linje för kommunikationen', en: 'A common line in communications' },
  description: { fi: 'Hyväksytäänkö esitetty viestinnän linja?', sv: 'Godkänns den föreslagna linjen för kommunikationen?', en: 'Is the proposed line in communications adopted?' },
  ...{ matter: 'ordinary', method: 'yes_no', secrecy: 'open', options: [] }
}
const election: Planned = {
  title: { fi: 'Kokouksen puheenjohtajan vaali', sv: 'Val av mötets ordförande', en: 'Election of the chair of the meeting' },
  description: none,
  ...{ matter: 'election', method: 'schulze', secrecy: 'secret', options: ['Raija Oksanen', 'Christer Holm', 'Aulis Koskela'].map(named) }
}
const choosing: Planned = {
  title: { fi: 'Kehittämistyöryhmän vetäjän vaali', sv: 'Val av utvecklingsgruppens ledare', en: 'Election of the leader of the development group' },
  description: {
    fi: 'Vaali on salainen: Solmu ei tiedä, kuka äänesti ketä. Äänestä, tallenna kuitti ja tarkista sillä laskennan jälkeen, että äänesi on mukana.',
    sv: 'Valet är hemligt: Solmu vet inte vem som röstade på vem. Rösta, spara kvittot och kontrollera med det efter rösträkningen att din röst är med.',
    en: 'The election is secret: Solmu does not know who voted for whom. Vote, keep the receipt, and see by it after the count that your vote is in it.'
  },
  ...{ matter: 'election', method: 'plurality', secrecy: 'secret', options: ['Helena Vartia', 'Mats Lindqvist', 'Sanna Ketola'].map(named) }
}

interface Voter {
  readonly seatId: string
  readonly email: string
}

/** What somebody may have voted, by lot. */
function secretChoice(method: BallotMethod) {
  const lot = randomBytes(1)[0] ?? 0
  if (method === 'plurality') return { points: { [`o${(lot % 3) + 1}`]: 1 } }
  return { ranking: [[['o1'], ['o2']], [['o2'], ['o1'], ['o3']], [['o1'], ['o3'], ['o2']], [['o2', 'o3']]][lot % 4] }
}

export class DemoBallots extends DemoHands {
  async hold(): Promise<void> {
    const today = todayIn()
    const { rows } = await this.client.query<{ id: string }>(`SELECT coalesce(max(id), 0) AS id FROM graphile_worker._private_jobs`)
    const [{ ballot }, past, secret] = [await this.opened(running, today), await this.opened(counted, today), await this.opened(election, today)]
    // Every third has not voted yet, and neither has the manager of the demo.
    for (const voter of (await this.voters(ballot.id)).filter(({ email }, place) => place % 3 > 0 && !email.startsWith('mikko.'))) await this.cast(ballot.id, voter)
    for (const voter of await this.voters(past.ballot.id)) await this.cast(past.ballot.id, voter)
    for (const voter of await this.voters(secret.ballot.id)) await this.castSecretly(secret, voter)
    const open = await this.opened(choosing, today)
    // Half of them have voted; the manager of the demo has the right to vote still to fetch.
    for (const voter of (await this.voters(open.ballot.id)).filter(({ email }, place) => place % 2 > 0 && !email.startsWith('mikko.'))) await this.castSecretly(open, voter)
    for (const { ballot: { id } } of [past, secret]) await this.setBack(id, { opens: addDays(today, -45), closes: addDays(today, -20) })
    await this.asNobody(() => this.get(BallotClock).run())
    for (const { ballot: { id } } of [past, secret]) await this.setBack(id, { opens: addDays(today, -45), closes: addDays(today, -20), isEnded: true })
    // Nobody gets letters about what the demo has done.
    await this.client.query(`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs WHERE task_identifier = 'mail:send' AND id > $1 HAVING count(*) > 0`, [rows[0]?.id])
  }

  private async opened(planned: Planned, today: IsoDate): Promise<BallotDetail> {
    const { rows } = await this.client.query<{ id: string }>(`SELECT id FROM body WHERE kind = 'assembly' AND valid_to IS NULL ORDER BY valid_from LIMIT 1`)
    const input = { ...planned, bodyId: rows[0]?.id ?? '', seats: 1, maxScore: 1, closesAt: instantIn(addDays(today, 17), '16:00') }
    const { ballot } = await this.deed(office, 'saveBallot', () => this.get(BallotDraftService).save(input))
    return this.deed(office, 'openBallot', () => this.get(BallotService).open({ ballotId: ballot.id, expectedVersion: ballot.version }))
  }

  /** For each member somebody with an account who votes for it today. */
  private async voters(ballotId: string): Promise<Voter[]> {
    const { rows } = await this.client.query<Voter>(
      `SELECT DISTINCT ON (r.id) r.id AS "seatId", u.email FROM ballot_roll r JOIN app.votes_today(r.consortium_id) v ON v.organisation_id = r.organisation_id
         JOIN app_user u ON u.id = v.user_id AND u.deactivated_at IS NULL AND EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.role = 'unit_manager' AND a.valid_to IS NULL)
       WHERE r.ballot_id = $1 ORDER BY r.id, v.substitute_order NULLS FIRST`,
      [ballotId]
    )
    return rows
  }

  private async cast(ballotId: string, { seatId, email }: Voter): Promise<void> {
    const answer = (['yes', 'yes', 'yes', 'no', 'abstain'] as const satisfies readonly BallotAnswer[])[demoNumber(`ballot:${email}`, 5)]
    await this.deed(email, 'castBallot', () => this.get(BallotCastingService).cast({ ballotId, seatId, choice: { answer: answer ?? 'yes' } }))
  }

  /** As a browser does it: the right to vote in one's own name, and the vote in nobody's. */
  private async castSecretly({ ballot: { id: ballotId, publicKeys, method } }: BallotDetail, { seatId, email }: Voter): Promise<void> {
    const suite = RSABSSA.SHA384.PSS.Deterministic()
    const key = await webcrypto.subtle.importKey('spki', Buffer.from(publicKeys[0]?.key ?? '', 'base64'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
    const token = randomBytes(32)
    const { blindedMsg, inv } = await suite.blind(key, token)
    const { blindSignature } = await this.deed(email, 'fetchBallotCredential', () => this.get(BallotCastingService).fetchCredential({ ballotId, seatId, blinded: Buffer.from(blindedMsg).toString('base64url') }))
    const signature = await suite.finalize(key, token, Buffer.from(blindSignature, 'base64url'), inv)
    const slip = { token: token.toString('base64url'), signature: Buffer.from(signature).toString('base64url') }
    await this.asNobody(() => this.get(BallotBoxService).cast({ ballotId, ...slip, choice: secretChoice(method) }))
  }

  /** It was held earlier: nothing but its times changes. */
  private async setBack(id: string, { opens, closes, isEnded = false }: { readonly opens: IsoDate; readonly closes: IsoDate; readonly isEnded?: boolean }): Promise<void> {
    const values = [id, instantIn(opens, '09:00'), instantIn(closes, '16:00')]
    await this.client.query('ALTER TABLE ballot DISABLE TRIGGER keep_ballot')
    await this.client.query(`UPDATE ballot SET opened_at = $2, created_at = $2, closes_at = $3${isEnded ? ", ended_at = $3::timestamptz + interval '1 minute'" : ''} WHERE id = $1`, values)
    await this.client.query('ALTER TABLE ballot ENABLE TRIGGER keep_ballot')
  }
}

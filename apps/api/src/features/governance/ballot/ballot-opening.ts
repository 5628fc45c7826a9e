import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { type BallotSecrecy, clockReasons, votesThatTell } from '@solmu/domain/governance/ballot.js'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { currentContext, runInContext } from '../../../core/context/context.js'
import { Db } from '../../../core/db/db.js'
import { BallotLetters } from './ballot-letters.js'
import { BallotSecretsKeeper } from './ballot-secrets.js'

/** A ballot whose roll is frozen now. */
interface Opened {
  readonly id: string
  readonly secrecy: BallotSecrecy
  /** The votes of members by the charter that was fixed. */
  readonly votes: unknown
}
type Due = Opened & { readonly consortiumId: string; readonly unitId: string }

const DUE = 'SELECT id, consortium_id AS "consortiumId", unit_id AS "unitId", secrecy, votes FROM app.ballots_to_open()'

/** Lets votes in: by hand, or by the clock for what was announced. Whoever looks first after the time has come finds it open. */
@Injectable()
export class BallotOpening {
  private running: Promise<number> | null = null

  constructor(
    private readonly db: Db,
    private readonly secrets: BallotSecretsKeeper,
    private readonly letters: BallotLetters,
    private readonly audit: AuditWriter
  ) {}

  /** What a ballot that is announced keeps sealed until it opens: its keys when it is secret. */
  async prepared(id: string, secrecy: BallotSecrecy, votes: readonly number[]): Promise<string | null> {
    return secrecy === 'secret' ? this.secrets.prepare(id, votes) : null
  }

  /**
   * Freezes the roll, makes the secrets and opens, in the transaction that is open. Says how many are on the roll.
   *
   * @param fixed of a draft what is fixed of the charter besides; nothing of one that was announced
   * @throws DomainError ROLL_EMPTY, VOTES_TELL for a secret one in which a number of votes would tell whose they are, BALLOT_STATE
   */
  async open({ id, secrecy, votes }: Opened, fixed: object = {}): Promise<number> {
    const roll = await this.db.sql<{ votes: number; members: number }>('SELECT votes, members FROM app.freeze_ballot_roll($1, $2)', [id, JSON.stringify(votes)])
    if (roll.length === 0) throw new DomainError((await this.mayOpen(id)) ? 'ROLL_EMPTY' : 'BALLOT_STATE')
    const [telling] = secrecy === 'secret' ? votesThatTell(roll) : []
    if (telling !== undefined) throw new DomainError('VOTES_TELL', { params: { votes: telling } })
    const [kept] = await this.db.sql<{ sealed: string | null }>('SELECT app.prepared_ballot_key($1) AS sealed', [id])
    const { sealed, ...shown } = await this.secrets.make(id, secrecy === 'secret' ? roll.map((each) => each.votes) : [], kept?.sealed)
    await this.db.sql('SELECT app.open_ballot($1, $2, $3)', [id, JSON.stringify({ ...fixed, ...shown }), sealed])
    await this.letters.tellAll(id, 'opened')
    return roll.reduce((sum, { members }) => sum + members, 0)
  }

  /**
   * Opens what was announced and whose time has come, each in a transaction of its own, as nobody. However many look at once, one of them
   * opens for all, on a connection that none of them holds.
   */
  async byClock(): Promise<number> {
    if ((await this.db.sql<Due>(DUE)).length === 0) return 0
    const opened = await this.together()
    // What has become due since the others began is opened now.
    return (await this.db.sql<Due>(DUE)).length === 0 ? opened : opened + (await this.together())
  }

  private together(): Promise<number> {
    this.running ??= this.all().finally(() => (this.running = null))
    return this.running
  }

  private async all(): Promise<number> {
    const due = await this.apart(() => this.db.sql<Due>(DUE))
    for (const each of due) await this.one(each)
    return due.length
  }

  private async one(due: Due): Promise<void> {
    try {
      await this.asClock(due, 'ballotOpened', async () => ({ memberCount: await this.open(due) }))
    } catch (error) {
      const code = error instanceof DomainError ? error.code : ''
      // Somebody else has opened it in the meantime.
      if (code === 'BALLOT_STATE') return
      if (!clockReasons.some((reason) => reason === code)) throw error
      await this.asClock(due, 'ballotGivenUp', async () => {
        await this.db.sql('SELECT app.cancel_ballot($1, $2)', [due.id, code])
        return { reasonKind: code }
      })
    }
  }

  private asClock({ id, unitId, consortiumId }: Due, action: string, work: () => Promise<Record<string, string | number>>): Promise<void> {
    const deed = async (): Promise<void> => this.audit.done(action, { subjectType: 'ballot', subjectId: id, unitId, details: await work() }, { userId: null, consortiumId })
    return this.apart(deed)
  }

  private apart<T>(work: () => Promise<T>): Promise<T> {
    return runInContext({ ...currentContext(), viewer: null, transaction: null }, () => this.db.writeApart(work))
  }

  private async mayOpen(id: string): Promise<boolean> {
    const [row] = await this.db.sql<{ mayOpen: boolean }>('SELECT app.may_open_ballot($1) AS "mayOpen"', [id])
    return row?.mayOpen ?? false
  }
}

import { Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { isCounterSound } from '@solmu/domain/identity/second-factor.js'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { AuditWriter } from '../../../core/audit/audit-writer.js'
import { Db } from '../../../core/db/db.js'
import { isHandleOf, PasskeyCeremony, type SoundAnswer } from '../passkey/ceremony.js'
import { Challenges, type Purpose } from '../passkey/challenges.js'
import { Passkeys, type StoredPasskey } from '../passkey/passkeys.js'
import { SecurityMail } from '../second-factor/security-mail.js'
import { asPerson, type Person } from '../session/as-person.js'

export type PasskeyAnswer = { readonly challengeId: string; readonly response: object }

type Shape = { id?: unknown; response?: { userHandle?: unknown } }

/** A passkey at the door: asking for it, and whether the answer is right. */
@Injectable()
export class PasskeyCheck {
  constructor(
    private readonly db: Db,
    private readonly ceremony: PasskeyCeremony,
    private readonly challenges: Challenges,
    private readonly passkeys: Passkeys,
    private readonly mail: SecurityMail,
    private readonly audit: AuditWriter
  ) {}

  /** Asks for a passkey of the person, or for any when it is not known who comes. */
  async ask(person: Person | null, of: Purpose): Promise<{ challengeId: string; options: PublicKeyCredentialRequestOptionsJSON }> {
    const allowed = person && (await asPerson(person, () => this.db.read(() => this.passkeys.stored())))
    const options = await this.ceremony.request(allowed)
    return { challengeId: await this.challenges.put(options.challenge, of), options }
  }

  /** Who owns the passkey that answered; null when it is unknown, or its owner may not sign in. */
  async ownerOf({ response }: PasskeyAnswer): Promise<Person | null> {
    const { id } = response as Shape
    if (typeof id !== 'string' || id.length > 2000) return null
    const sql = 'SELECT * FROM app.find_passkey_login($1)'
    const [row] = await this.db.read(() => this.db.sql<{ id: string; consortium_id: string }>(sql, [id]))
    return row ? { userId: row.id, consortiumId: row.consortium_id } : null
  }

  /**
   * Checks the answer of one of the person's passkeys; the challenge is used up either way.
   *
   * @param purposes what the challenge may have been made for
   * @throws DomainError PASSKEY_FAILED; when the passkey seems to be a copy, the person gets a mail
   */
  async use(person: Person, answer: PasskeyAnswer, purposes: readonly Purpose[]): Promise<void> {
    const challenge = await this.challengeOf(answer, purposes)
    const { id, response } = answer.response as Shape
    if (challenge === null || !isHandleOf(response?.userHandle, person.userId)) throw new DomainError('PASSKEY_FAILED')
    const stored = await asPerson(person, () => this.db.read(() => this.passkeys.stored()))
    const passkey = stored.find(({ credentialId }) => credentialId === id)
    if (!passkey) throw new DomainError('PASSKEY_FAILED')
    const sound = await this.ceremony.answered(answer.response, challenge, passkey)
    if (await this.isBelieved(person, passkey, sound)) return
    await this.reportCopy(person, passkey)
    throw new DomainError('PASSKEY_FAILED')
  }

  private async challengeOf({ challengeId }: PasskeyAnswer, purposes: readonly Purpose[]): Promise<string | null> {
    for (const purpose of purposes) {
      const challenge = await this.challenges.take(challengeId, purpose)
      if (challenge !== null) return challenge
    }
    return null
  }

  /** Of two who show the same count at the same time, the database believes one. */
  private async isBelieved(person: Person, { id, counter }: StoredPasskey, sound: SoundAnswer): Promise<boolean> {
    if (!isCounterSound(counter, sound.counter)) return false
    return asPerson(person, () => this.db.write(() => this.passkeys.use(id, sound)))
  }

  private async reportCopy(person: Person, { id }: StoredPasskey): Promise<void> {
    await asPerson(person, () => this.db.write(() => this.mail.tell('passkeyCopied')))
    const note = { subjectType: 'user', subjectId: person.userId, details: { passkeyId: id } }
    await this.audit.refused('passkeyCopied', 'PASSKEY_FAILED', { actor: person, note })
  }
}

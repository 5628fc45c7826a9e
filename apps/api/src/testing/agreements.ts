/** Agreements and mandates of one organisation of the demo, for specs: its manager, the centre and the head office act. */
import { acceptanceStatement } from '@solmu/domain/governance/agreement-statement.js'
import { todayIn } from '@solmu/shared/dates.js'
import { newId } from '@solmu/shared/ids.js'
import { type Actor, TestApp } from './harness.js'

const TEXTS = '{ fi sv en }'
const MANDATE = `id kind personName title email hasAccount isMine use file { name size hash } validFrom validTo state substituteFor substituteOrder endedOn endReason version mayManage organisation { id name ${TEXTS} } unit { id }`
const VERSION = 'id number state contentHash validFrom validTo acceptBy inForceOn endedOn acceptedCount version steps { action blockedBy } dues { kind on }'
const AGREEMENT = `id kind version mayManage partyCount current { ${VERSION} } versions { ${VERSION} } parties { organisation { id } state acceptedNumber maySign lacksRole mayFile manner }
  acceptances { id versionNumber manner signatoryName statement hasSecondFactor organisation { id } file { id name } } obligations { id title dueOn state doneOn note mayComplete version }`
const PAYLOAD = `{ agreement { ${AGREEMENT} } }`
const act = (name: string, type: string, payload = PAYLOAD) => `mutation ($input: ${type}!) { ${name}(input: $input) ${payload} }`
export const RECORD = act('recordMandate', 'RecordMandateInput', `{ mandate { ${MANDATE} } }`)
export const END = act('endMandate', 'EndMandateInput', `{ mandate { ${MANDATE} } }`)
export const CHANGE = act('changeMandate', 'ChangeMandateInput', `{ mandate { ${MANDATE} } }`)
export const SAVE = act('saveAgreement', 'SaveAgreementInput')
export const DRAFT = act('saveAgreementDraft', 'SaveAgreementDraftInput')
export const DISCARD = act('discardAgreementDraft', 'AgreementVersionInput')
export const OPEN = act('openAgreementVersion', 'AgreementVersionInput')
export const TERMINATE = act('terminateAgreement', 'TerminateAgreementInput')
export const ACCEPT = act('acceptAgreement', 'AcceptAgreementInput')
export const DECLINE = act('declineAgreement', 'DeclineAgreementInput')
export const FILE = act('fileAgreementAcceptance', 'FileAcceptanceInput')
export const OBLIGE = act('saveAgreementObligation', 'SaveAgreementObligationInput')
export const COMPLETE = act('completeAgreementObligation', 'CompleteAgreementObligationInput')
export const DROP = act('dropAgreementObligation', 'DropAgreementObligationInput')
export const SIGNING = `query ($versionId: ID!) { agreementSigning(versionId: $versionId) { hasSecondFactor newer { number } agreement { title ${TEXTS} } text { version { number contentHash } annexes { title ${TEXTS} contentHash } }
  signers { organisation { id name ${TEXTS} } unitId mandateId title basis substituteForName until } obstacle { kind on organisation { id } } } }`

export type Texts = { fi: string; sv: string; en: string }
export type Mandate = { id: string; state: string; version: number; email: string | null; hasAccount: boolean; use: string; file: { name: string; hash: string } | null; organisation: { id: string; name: Texts }; unit: { id: string }; endedOn: string | null }
export type Version = { id: string; number: number; state: string; contentHash: string | null; version: number; inForceOn: string | null; endedOn: string | null; validTo: string | null; steps: { action: string; blockedBy: string[] }[]; acceptedCount: number }
export type Agreement = {
  id: string; version: number; partyCount: number; current: Version | null; versions: Version[]; parties: { organisation: { id: string }; state: string; maySign: boolean; lacksRole: boolean; mayFile: boolean; acceptedNumber: number | null }[]
  acceptances: { manner: string; statement: string; hasSecondFactor: boolean | null; versionNumber: number; file: { id: string } | null }[]
  obligations: { id: string; title: string; dueOn: string; state: string; version: number; mayComplete: boolean; note: string }[]
}
export type Signer = { organisation: { id: string; name: Texts }; unitId: string; mandateId: string; title: string; basis: string; substituteForName: string | null; until: string | null }
export type Answer = Awaited<ReturnType<Actor['ask']>>
export type Signing = {
  agreement: { title: Texts }; text: { version: Version }; signers: Signer[]; newer: Version | null; hasSecondFactor: boolean
  obstacle: { kind: string; on: string | null; organisation: { id: string } | null } | null
}

const today = todayIn()
const none: Texts = { fi: '', sv: '', en: '' }
export const inFinnish = (fi: string): Texts => ({ ...none, fi })

export const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions.code
export function one<T>({ data, errors }: Answer): T {
  if (errors) throw new Error(JSON.stringify(errors))
  return Object.values(data as Record<string, T>)[0]!
}
export const agreementOf = (answer: Answer) => one<{ agreement: Agreement }>(answer).agreement
export const mandateOf = (answer: Answer) => one<{ mandate: Mandate }>(answer).mandate
export const version = (of: Agreement, number = 1) => of.versions.find((each) => each.number === number)!
export const named = (of: Version) => ({ versionId: of.id, expectedVersion: of.version })
export const draftInput = (agreementId: string, of: Record<string, unknown> = {}) => ({
  ...{ agreementId, expectedVersion: null, authoritative: 'fi', content: inFinnish('# 1 Tarkoitus\n\nOsapuolet sopivat.'), news: none, starts: 'all_accepted', validFrom: today, annexes: [], ...of }
})

type Made = { readonly parties?: readonly string[]; readonly demandsSecondFactor?: boolean; readonly required?: boolean; readonly draft?: Record<string, unknown> }
type Own = { readonly organisation: { readonly id: string; readonly name: Texts }; readonly unitId: string; readonly userId: string; readonly officeUnitId: string }
type Actors = Readonly<Record<'office' | 'centre' | 'manager' | 'member' | 'auditor' | 'funder', Actor>>

const OWN = `SELECT p.organisation_id AS "organisationId", json_build_object('fi', o.name_fi, 'sv', o.name_sv, 'en', o.name_en) AS name, p.unit_id AS "unitId", u.id AS "userId",
    (SELECT n.id FROM unit_now n WHERE n.type = 'headquarters' AND n.consortium_id = p.consortium_id LIMIT 1) AS "officeUnitId"
  FROM app_user u JOIN role_assignment a ON a.user_id = u.id AND a.role = 'unit_manager' JOIN unit_period p ON p.unit_id = a.unit_id AND p.valid_to IS NULL JOIN organisation o ON o.id = p.organisation_id
  WHERE u.email = 'mikko.hyvarinen@solmu.example'`

/** What has been recorded of the organisation, also by the demo, gives way to what is recorded next. */
const CLEARED = `UPDATE mandate SET ended_on = greatest(valid_from, app.today()), ended_at = now(), end_reason = 'Spec'
  WHERE organisation_id = $1 AND ended_at IS NULL AND (valid_to IS NULL OR valid_to > app.today())`

export class GovernanceScene {
  private constructor(
    readonly app: TestApp,
    readonly actors: Actors,
    readonly own: Own
  ) {}

  static async start(): Promise<GovernanceScene> {
    const app = await TestApp.start()
    const actors = {
      ...{ office: await app.as('national_coordinator'), centre: await app.as('regional_coordinator'), manager: await app.as('unit_manager') },
      ...{ member: await app.as('unit_member'), auditor: await app.as('auditor'), funder: await app.as('funder') }
    }
    const [row] = await app.rows<{ organisationId: string; name: Texts; unitId: string; userId: string; officeUnitId: string }>(OWN)
    const own = { ...row!, organisation: { id: row!.organisationId, name: row!.name } }
    const scene = new GovernanceScene(app, actors, own)
    await scene.clear()
    return scene
  }

  /** Ends every mandate of the organisation. */
  async clear(): Promise<void> {
    await this.app.rows(CLEARED, [this.own.organisation.id])
  }

  mandateInput(of: Record<string, unknown> = {}) {
    return {
      ...{ organisationId: this.own.organisation.id, unitId: this.own.unitId, kind: 'sign', userId: this.own.userId, personName: '', title: 'toiminnanjohtaja', email: 'Mikko@Tyosilta.example' },
      ...{ validFrom: today, validTo: null, basisKind: 'board_decision', basis: 'hallitus 3/2026', ...of }
    }
  }

  async aMandate(of: Record<string, unknown> = {}): Promise<Mandate> {
    return mandateOf(await this.actors.manager.ask(RECORD, { input: this.mandateInput(of) }))
  }

  async end(mandate: Pick<Mandate, 'id'>): Promise<void> {
    await this.app.rows(`UPDATE mandate SET ended_on = greatest(valid_from, app.today()), ended_at = now(), version = version + 1 WHERE id = $1 AND ended_at IS NULL`, [mandate.id])
  }

  details(of: Made) {
    return {
      ...{ kind: 'framework', title: inFinnish(`Sopimus ${newId().slice(-6)}`), summary: none, ownerUnitId: this.own.officeUnitId, demandsSecondFactor: of.demandsSecondFactor ?? false },
      ...{ audience: of.required ? 'all' : 'parties', followsMembers: of.required ?? false, requiredOfMembers: of.required ?? false },
      parties: (of.parties ?? (of.required ? [] : [this.own.organisation.id])).map((organisationId) => ({ organisationId, role: 'party' }))
    }
  }

  async aDraft(of: Made = {}): Promise<Agreement> {
    const { office } = this.actors
    const saved = agreementOf(await office.ask(SAVE, { input: this.details(of) }))
    return agreementOf(await office.ask(DRAFT, { input: draftInput(saved.id, of.draft) }))
  }

  async anOpen(of: Made = {}): Promise<Agreement> {
    return agreementOf(await this.actors.office.ask(OPEN, { input: named(version(await this.aDraft(of))) }))
  }

  async signing(versionId: string, actor = this.actors.manager): Promise<Signing> {
    return (await actor.get<{ agreementSigning: Signing }>(SIGNING, { versionId })).agreementSigning
  }

  /** What the manager sends to sign. */
  async signature(versionId: string): Promise<Record<string, unknown>> {
    const { agreement, text, signers } = await this.signing(versionId)
    const [signer] = signers
    if (!signer) throw new Error('Nobody signs')
    const said = { agreement: agreement.title.fi, versionNumber: text.version.number, organisation: signer.organisation.name.fi, signatory: 'Mikko Hyvärinen', title: signer.title, basis: signer.basis }
    const statement = acceptanceStatement('fi', { ...said, substituteFor: null, day: today, contentHash: text.version.contentHash ?? '' })
    return { versionId, organisationId: signer.organisation.id, unitId: signer.unitId, mandateId: signer.mandateId, language: 'fi', statement }
  }

  accept(input: Record<string, unknown>, actor = this.actors.manager): Promise<Answer> {
    return actor.ask(ACCEPT, { input })
  }

  async send(actor: Actor, path: string, bytes: string | Uint8Array<ArrayBuffer> = '%PDF-1.7 allekirjoitettu'): Promise<{ status: number; body: { id?: string } }> {
    const form = new FormData()
    form.append('file', new Blob([bytes]), 'sopimus.pdf')
    const answer = await fetch(`${this.app.address}${path}`, { method: 'POST', headers: { cookie: actor.cookie }, body: form })
    return { status: answer.status, body: (await answer.json()) as { id?: string } }
  }

  get(actor: Actor, path: string): Promise<Response> {
    return fetch(`${this.app.address}${path}`, { headers: { cookie: actor.cookie } })
  }
}

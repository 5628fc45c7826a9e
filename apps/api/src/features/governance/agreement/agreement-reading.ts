/** Reads what people write into an agreement and the draft of a version. */
import { type AgreementTerm, agreementTermIssues, mostTextLength } from '@solmu/domain/governance/agreement.js'
import { DomainError } from '@solmu/domain/errors.js'
import { TextFields, throwIssues } from '@solmu/domain/text-fields.js'
import { type IsoDate, isIsoDate } from '@solmu/shared/dates.js'
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import type { SaveAgreementDraftInput, SaveAgreementInput } from './agreement-input.graphql.js'

export type AgreementDetails = Pick<SaveAgreementInput, 'audience' | 'followsMembers' | 'requiredOfMembers' | 'demandsSecondFactor'> & {
  readonly title: LocalizedText
  readonly summary: LocalizedText
}

/** @throws DomainError each thing that is wrong, at its field: what members have to accept has all of them as parties, and all read it */
export function readAgreement(input: SaveAgreementInput): AgreementDetails {
  const fields = new TextFields()
  const title = fields.localized(['title'], input.title, { most: 200, isNeeded: true })
  const summary = fields.localized(['summary'], input.summary, { most: 3000, isLong: true })
  if (input.requiredOfMembers && !(input.followsMembers && input.audience === 'all')) fields.refuse('INVALID_INPUT', ['requiredOfMembers'])
  if (new Set(input.parties.map(({ organisationId }) => organisationId)).size < input.parties.length) fields.refuse('DUPLICATE_KEY', ['parties'])
  throwIssues(fields.issues)
  const { audience, followsMembers, requiredOfMembers, demandsSecondFactor } = input
  return { title, summary, audience, followsMembers, requiredOfMembers, demandsSecondFactor }
}

export type DraftDetails = Omit<AgreementTerm, 'validFrom'> & {
  readonly validFrom: IsoDate | null
  readonly content: LocalizedText
  readonly news: LocalizedText
  readonly annexes: readonly { readonly title: LocalizedText; readonly fileId: string | null; readonly otherAgreementId: string | null }[]
}

/** @throws DomainError each thing that is wrong, at its field; a draft may be unfinished */
export function readDraft(input: SaveAgreementDraftInput): DraftDetails {
  const fields = new TextFields()
  const [fi = '', sv = '', en = ''] = languages.map((each) => fields.text(['content', each], input.content[each], { most: mostTextLength, isLong: true }))
  const news = fields.localized(['news'], input.news, { most: 1500, isLong: true })
  const annexes = input.annexes.map(({ title, fileId = null, otherAgreementId = null }, place) => {
    if ((fileId === null) === (otherAgreementId === null) || otherAgreementId === input.agreementId) fields.refuse('INVALID_INPUT', ['annexes', place])
    return { title: fields.localized(['annexes', place, 'title'], title, { most: 300, isNeeded: true }), fileId, otherAgreementId }
  })
  const term = readTerm(input)
  const issues = term.validFrom === null ? [] : agreementTermIssues({ ...term, validFrom: term.validFrom })
  throwIssues([...fields.issues, ...issues])
  return { ...term, content: { fi, sv, en }, news, annexes }
}

function readTerm(input: SaveAgreementDraftInput): Omit<AgreementTerm, 'validFrom'> & { validFrom: IsoDate | null } {
  const day = (field: 'acceptBy' | 'validFrom' | 'validTo' | 'reviewOn'): IsoDate | null => {
    const given = input[field]
    if (!given) return null
    if (!isIsoDate(given)) throw new DomainError('INVALID_DATE', { path: [field] })
    return given
  }
  const { renewalMonths = null, noticeMonths = null } = input
  return { acceptBy: day('acceptBy'), validFrom: day('validFrom'), validTo: day('validTo'), reviewOn: day('reviewOn'), renewalMonths, noticeMonths }
}

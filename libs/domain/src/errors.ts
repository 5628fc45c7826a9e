/**
 * Every way in which Solmu says no, listed once. The API sends the code, the
 * kind, the path of the field and the params; the web translates the code
 * (`errors.<CODE>` in the messages of each language).
 */

/** What the caller can do about it: correct the input, ask for a right, look elsewhere, reload, or wait. */
export type ErrorKind = 'invalid' | 'denied' | 'missing' | 'conflict' | 'unavailable' | 'internal'

export const errorCodes = {
  INVALID_INPUT: 'invalid',
  INVALID_DATE: 'invalid',
  INVALID_CURSOR: 'invalid',
  INVALID_QUERY: 'invalid',
  QUERY_TOO_LARGE: 'invalid',
  BODY_TOO_LARGE: 'invalid',
  PAGE_TOO_LARGE: 'invalid',
  REQUIRED: 'invalid',
  TOO_LONG: 'invalid',
  TOO_SHORT: 'invalid',
  INVALID_EMAIL: 'invalid',
  INVALID_BUSINESS_ID: 'invalid',
  INVALID_WEBSITE: 'invalid',
  INVALID_POSTAL_CODE: 'invalid',
  INVALID_NUMBER: 'invalid',
  OUT_OF_RANGE: 'invalid',
  DAYS_REVERSED: 'invalid',
  UNKNOWN_WORD: 'invalid',
  UNKNOWN_REFERENCE: 'invalid',
  AMBIGUOUS_REFERENCE: 'invalid',
  DUPLICATE_KEY: 'invalid',
  ROW_DEPENDS: 'invalid',
  PASSWORD_TOO_SHORT: 'invalid',
  PASSWORD_TOO_WEAK: 'invalid',
  PASSWORD_BREACHED: 'invalid',
  PASSWORD_WRONG: 'invalid',
  CODE_WRONG: 'invalid',
  PASSKEY_FAILED: 'invalid',
  LINK_EXPIRED: 'missing',
  PROVIDER_NOT_ALLOWED: 'invalid',
  PROVIDER_FAILED: 'conflict',
  NO_ACCOUNT: 'denied',
  EMAIL_TAKEN: 'conflict',
  LAST_WAY_IN: 'conflict',
  SIGN_IN_EXPIRED: 'missing',
  LOGIN_FAILED: 'invalid',
  SETUP_TOKEN_WRONG: 'invalid',
  UNSUPPORTED_MEDIA: 'invalid',
  FILE_NAME_INVALID: 'invalid',
  FILE_TOO_LARGE: 'invalid',
  FILE_UNREADABLE: 'invalid',
  FILE_INFECTED: 'invalid',
  TOO_MANY_ROWS: 'invalid',
  EXPORT_TOO_LARGE: 'invalid',
  EXPORT_EMPTY: 'invalid',
  EXPORT_STATE: 'conflict',
  EXPORT_RIGHT_LOST: 'denied',
  COLUMN_MISSING: 'invalid',
  COLUMN_TWICE: 'invalid',
  NOT_SIGNED_IN: 'denied',
  SECOND_FACTOR_REQUIRED: 'denied',
  PROOF_REQUIRED: 'denied',
  NOT_ALLOWED: 'denied',
  CROSS_SITE: 'denied',
  AD_HOC_REFUSED: 'denied',
  NOT_FOUND: 'missing',
  STALE: 'conflict',
  OPERATION_UNKNOWN: 'conflict',
  ALREADY_EXISTS: 'conflict',
  NETWORK_REFUSED: 'conflict',
  IMPORT_STATE: 'conflict',
  ALREADY_SET_UP: 'conflict',
  LAST_ADMINISTRATOR: 'conflict',
  RANGE_OVERLAPS: 'conflict',
  DEPUTY_REFUSED: 'conflict',
  NO_FUNDER: 'conflict',
  INVITATION_VOID: 'conflict',
  INVITATION_FOR_ANOTHER: 'conflict',
  NOT_ONESELF: 'conflict',
  ACCOUNT_IN_USE: 'conflict',
  ERASURE_REFUSED: 'conflict',
  TOO_MANY_DECIMALS: 'invalid',
  EXPRESSION_INVALID: 'invalid',
  INDICATOR_IN_USE: 'conflict',
  ROUND_STATE: 'conflict',
  RETURN_STATE: 'conflict',
  CELL_LOCKED: 'conflict',
  NOTE_REQUIRED: 'invalid',
  ANSWER_NOT_OFFERED: 'invalid',
  CHECKS_FAILED: 'conflict',
  LATER_RESTS_ON_IT: 'conflict',
  UNITS_UNVERIFIED: 'conflict',
  FIGURES_REFUSED: 'invalid',
  EDITION_STATE: 'conflict',
  EDITION_EXISTS: 'conflict',
  EDITION_OUTDATED: 'conflict',
  EDITION_EMPTY: 'conflict',
  AUDIENCE_INACTIVE: 'conflict',
  LEVEL_MISSING: 'conflict',
  REPORT_BLOCK_INVALID: 'invalid',
  REPORT_HAS_FAULTS: 'conflict',
  REPORT_STATE: 'conflict',
  REPORT_PARAMETER_FIXED: 'conflict',
  REPORT_PLACE: 'invalid',
  FRAMEWORK_STATE: 'conflict',
  IMPROVEMENT_STATE: 'conflict',
  OWN_HANDS: 'denied',
  PRACTICE_STATE: 'conflict',
  COMMITMENT_STATE: 'conflict',
  COMMITMENT_VERSION: 'invalid',
  PROMISE_STATE: 'conflict',
  AGREEMENT_STATE: 'conflict',
  CHOICE_STATE: 'conflict',
  CHOICE_RECUSED: 'denied',
  NEGOTIATION_STATE: 'conflict',
  PROPOSAL_STATE: 'conflict',
  PROPOSAL_CHANGED: 'conflict',
  PROPOSER_REFUSED: 'denied',
  NOT_A_VOTER: 'denied',
  AGREEMENT_SUPERSEDED: 'conflict',
  AGREEMENT_PARTY: 'conflict',
  AGREEMENT_NEEDS_FACTOR: 'denied',
  MANDATE_ENDED: 'denied',
  MANDATE_STATE: 'conflict',
  DECISION_STATE: 'conflict',
  DECISION_NOT_LATER: 'conflict',
  DECISION_VOTES: 'invalid',
  ASSESSMENT_STATE: 'conflict',
  REVIEW_STATE: 'conflict',
  REVIEWER_REFUSED: 'conflict',
  CYCLE_STATE: 'conflict',
  EVIDENCE_KIND_REFUSED: 'invalid',
  SURVEY_STATE: 'conflict',
  SURVEY_WITHHELD: 'conflict',
  SURVEY_UNASKED: 'conflict',
  APPLICATION_STATE: 'conflict',
  APPLICATION_INCOMPLETE: 'invalid',
  APPLICATION_UNDER_WAY: 'conflict',
  ALREADY_MEMBER: 'conflict',
  CALL_STATE: 'conflict',
  PUT_OFF_PAST_DUE: 'invalid',
  DELEGATE_REFUSED: 'invalid',
  NOT_A_READER: 'invalid',
  COMMENT_KEPT: 'conflict',
  APPLICATION_BLOCKED: 'conflict',
  EXPULSION_BLOCKED: 'conflict',
  PARTICIPANT_BOUND: 'invalid',
  ASSESSOR_REFUSED: 'conflict',
  RECUSED: 'denied',
  QUORUM_MISSING: 'conflict',
  VOTES_MISCOUNTED: 'invalid',
  OUTCOME_AGAINST_VOTES: 'invalid',
  PATH_STATE: 'conflict',
  MEMBERSHIP_STATE: 'conflict',
  MEMBER_BY_ADMISSION: 'conflict',
  MANDATE_MISSING: 'denied',
  FOUNDERS_MISSING: 'conflict',
  NOTICE_PAST: 'invalid',
  NOTICE_TOO_SHORT: 'invalid',
  TASK_BY_FACT: 'conflict',
  TASK_WAITS: 'conflict',
  TASKS_IN_CIRCLE: 'invalid',
  PLAN_STATE: 'conflict',
  CHARTER_STATE: 'conflict',
  MAJORITY_MISSING: 'conflict',
  BODY_FULL: 'conflict',
  BODY_TERM_ENDED: 'conflict',
  BODY_IN_CIRCLE: 'conflict',
  NOTICE_MISSING: 'conflict',
  VOTES_IMPOSSIBLE: 'invalid',
  MEETING_STATE: 'conflict',
  MEETING_TIE: 'conflict',
  NOTICE_SHORT: 'conflict',
  PROXY_HOLDER: 'invalid',
  PROXY_LIMIT: 'conflict',
  MINUTES_SIGNER: 'denied',
  BALLOT_STATE: 'conflict',
  BALLOT_CAST: 'conflict',
  CHOICE_INVALID: 'invalid',
  CREDENTIAL_TAKEN: 'conflict',
  CREDENTIAL_INVALID: 'invalid',
  NOT_ON_ROLL: 'denied',
  ROLL_EMPTY: 'conflict',
  VOTES_TELL: 'conflict',
  TOO_MANY_ATTEMPTS: 'unavailable',
  TOO_MANY_REQUESTS: 'unavailable',
  UNAVAILABLE: 'unavailable',
  INTERNAL: 'internal'
} as const satisfies Record<string, ErrorKind>

export type ErrorCode = keyof typeof errorCodes

/** Values that the translated message may name, such as a limit or a date. Never personal data. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>

/**
 * A refusal that a rule can explain. The message is the constant code; what
 * varies is in `params`, and `path` leads to the field that is to be mended.
 *
 * @example throw new DomainError('TOO_LONG', { path: ['name'], params: { max: 200 } })
 */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly kind: ErrorKind
  readonly path: readonly (string | number)[]
  readonly params: ErrorParams
  /** Several fields may be wrong at once; each is an error of its own. */
  readonly issues: readonly DomainError[]

  constructor(
    code: ErrorCode,
    detail: { path?: readonly (string | number)[]; params?: ErrorParams; issues?: readonly DomainError[] } = {}
  ) {
    super(code)
    this.name = 'DomainError'
    this.code = code
    this.kind = errorCodes[code]
    this.path = detail.path ?? []
    this.params = detail.params ?? {}
    this.issues = detail.issues ?? []
  }
}

/**
 * Who may do what, where: one row for every operation and every role, as data to be read and reviewed.
 *
 * A row names the operation, what it is asked about, and what whoever may do it gets: `done`, or `shown` (the answer holds
 * the record), or the code with which the request is refused for another reason than access, so that no deed is done.
 * Then each role has four letters: for the unit of the role or what is at it, for the unit beside it, for what lies under
 * another centre or above, and for another consortium.
 *
 *   A  may: gets past access       N  may not: NOT_ALLOWED
 *   M  out of sight: NOT_FOUND, or missing from the list       ·  there is no such thing
 *
 * Administrator, national coordinator, reviewer, funder and auditor hold their roles at the head office, beside which
 * nothing stands; what stands under it is another centre's. For the regional coordinator the first letter is the centre and
 * a unit under it, the second the next centre. What an operation is asked about (see access-targets.ts):
 *
 *   unit        any unit, or what is at it: its member, their role, an invitation to it, what happened there
 *   local       a local unit            centre      a regional centre; of the manager and the member, the one above them
 *   consortium  a record that the consortium has once: the first letter is one's own consortium
 *   oneself     what is one's own: the first letter is oneself, the second a colleague
 *   none        nothing: only the first letter counts
 *
 * A row with a name after the dot asks the same operation in another way. A new operation or route needs a row here.
 */
import type { RoleName } from '@solmu/domain/access/roles.js'
import { assessmentRows } from './access-table-assessment.js'
import { memberRows } from './access-table-members.js'
import { applicationRows } from './access-table-applications.js'
import { inboxRows } from './access-table-inbox.js'
import { agreementRows } from './access-table-agreements.js'
import { choiceRows } from './access-table-choices.js'
import { charterRows } from './access-table-charter.js'
import { ballotRows } from './access-table-ballots.js'
import { commitmentRows } from './access-table-commitments.js'
import { decisionRows } from './access-table-decisions.js'
import { improvementRows } from './access-table-improvement.js'
import { meetingRows } from './access-table-meetings.js'
import { moneyRows } from './access-table-money.js'
import { planRows } from './access-table-plans.js'
import { knowledgeRows } from './access-table-knowledge.js'
import { portfolioRows } from './access-table-portfolio.js'
import { progressRows } from './access-table-progress.js'
import { proposalRows } from './access-table-proposals.js'
import { qualityRows } from './access-table-quality.js'
import { exportRows } from './access-table-exports.js'
import { registerRows } from './access-table-register.js'
import { reportRows } from './access-table-reports.js'
import { resultRows } from './access-table-results.js'
import { reviewRows } from './access-table-reviews.js'
import { surveyRows } from './access-table-surveys.js'
import { viewRows } from './access-table-views.js'

export const relations = ['own', 'sibling', 'other', 'foreign'] as const
export type Relation = (typeof relations)[number]

export const kinds = ['unit', 'local', 'centre', 'consortium', 'oneself', 'none'] as const
export type Kind = (typeof kinds)[number]

export type Letter = 'A' | 'N' | 'M' | '·'

export type Row = {
  /** The whole name, with what comes after the dot. */
  readonly name: string
  /** The operation or route alone. */
  readonly operation: string
  readonly kind: Kind
  readonly past: string
  readonly letters: Readonly<Record<RoleName, Readonly<Record<Relation, Letter>>>>
}

const columns: readonly RoleName[] = [
  ...(['administrator', 'national_coordinator', 'regional_coordinator', 'unit_manager', 'unit_member'] as const),
  ...(['reviewer', 'funder', 'auditor'] as const)
]

// # begins a comment. Columns are parted by two spaces or more.
const table = `
                                                   asked about  gets past with        ADM   NAT   REG   MAN   MEM   REV   FUN   AUD

# ── The network: everyone but the funder reads all of it; nobody reads that of another consortium. ──
Query.orgUnit                                      unit         done                  A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
Query.orgUnits                                     unit         shown                 A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
Query.networkTree                                  unit         shown                 A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
Query.networkChanges                               unit         shown                 A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
Query.search                                       unit         shown                 A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
Query.division                                     none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.networkComparison                            none         done                  A···  A···  A···  A···  A···  A···  N···  A···
Query.networkEvents                                none         done                  A···  A···  A···  A···  A···  A···  N···  A···
GET /files/network.:format                         unit         shown                 A·AM  A·AM  AAAM  AAAM  AAAM  A·AM  N·NN  A·AM
# What is public in Finland is for whoever is signed in.
Query.municipalities                               none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Query.areas                                        none         done                  A···  A···  A···  A···  A···  A···  A···  A···

# A regional coordinator changes the local units of the region, not the centres (not even their own), and lets no unit
# leave the region: that takes both centres' word.
Query.previewNetworkChange                         local        done                  ··AM  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Query.previewNetworkChange · centre                centre       done                  ··AM  ··AM  NN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.changeNetwork                             local        NETWORK_REFUSED       ··AM  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.changeNetwork · centre                    centre       NETWORK_REFUSED       ··AM  ··AM  NN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Mutation.changeNetwork · to the next centre        local        NETWORK_REFUSED       ··AM  ··AM  N·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.changeNetwork · territory                 none         NETWORK_REFUSED       A···  A···  N···  N···  N···  N···  N···  N···
Mutation.undoNetworkChange                         local        done                  ··AM  ··AM  A·NM  NNNN  NNNN  ··NN  ··NN  ··NN
Mutation.undoNetworkChange · centre                centre       done                  ··AM  ··AM  NN·M  ··NN  ··NN  ··NN  ··NN  ··NN
Query.networkTemplate                              none         done                  A···  A···  N···  N···  N···  N···  N···  N···
Mutation.startFromTemplate                         none         ALREADY_EXISTS        A···  A···  N···  N···  N···  N···  N···  N···

# ── The register of organisations: peer reviewers and funders have no use for its contacts. ──
Query.organisations                                consortium   shown                 A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Query.organisation                                 consortium   done                  A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Query.similarOrganisations                         consortium   shown                 A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
GET /files/organisations.:format                   consortium   shown                 A··M  A··M  A··M  A··M  A··M  N··N  N··N  A··M
Mutation.registerOrganisation                      none         REQUIRED              A···  A···  N···  N···  N···  N···  N···  N···
Mutation.changeOrganisation                        consortium   STALE                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.networkImports                               consortium   shown                 A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.networkImport                                consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Query.importRows                                   consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.checkImport                               consortium   INVALID_INPUT         A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.applyImport                               consortium   IMPORT_STATE          A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.undoImport                                consortium   IMPORT_STATE          A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N
POST /files/imports/units                          none         UNSUPPORTED_MEDIA     A···  A···  N···  N···  N···  N···  N···  N···
POST /files/imports/organisations                  none         UNSUPPORTED_MEDIA     A···  A···  N···  N···  N···  N···  N···  N···
POST /files/imports/projects                       none         UNSUPPORTED_MEDIA     A···  A···  N···  N···  N···  N···  N···  N···
POST /files/imports/practices                      none         UNSUPPORTED_MEDIA     N···  A···  N···  N···  N···  N···  N···  N···
GET /files/imports/:id/faults.csv                  consortium   done                  A··M  A··M  N··N  N··N  N··N  N··N  N··N  N··N

# ── Who is here: as far as one's own part. Beyond it people are not refused but unknown. ──
Query.users                                        unit         shown                 A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  A·AM
Query.user                                         unit         done                  A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  A·AM
GET /files/persons.:format                         unit         shown                 A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  A·AM
Query.accessOf                                     unit         done                  A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  A·AM
Query.accessTo                                     unit         done                  A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  A·AM
Query.roles                                        none         done                  A···  A···  A···  A···  N···  N···  N···  A···
# Whoever may search but not look people up finds places only.
Query.search · people                              unit         shown                 A·AM  A·AM  AMMM  AMMM  MMMM  M·MM  N·NN  A·AM

# ── Giving and taking roles. The unit is known to all, so it is refused; a role or person beyond one's part is unknown. ──
Mutation.grantRole                                 unit         INVALID_DATE          A·AM  A·AM  ANNM  ANNM  NNNN  N·NN  N·NN  N·NN
Mutation.grantRole · somebody from there           unit         INVALID_DATE          A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
# Nobody gives what they do not hold; administrators set up everybody's roles.
Mutation.grantRole · national coordinator          unit         INVALID_DATE          A·AM  A·AM  NNNM  NNNM  NNNN  N·NN  N·NN  N·NN
Mutation.grantRole · administrator                 unit         INVALID_DATE          A·AM  N·NM  NNNM  NNNM  NNNN  N·NN  N·NN  N·NN
# An auditor signs the trail, which a national coordinator does not.
Mutation.grantRole · auditor                       unit         INVALID_DATE          A·AM  N·NM  NNNM  NNNM  NNNN  N·NN  N·NN  N·NN
Mutation.grantRole · funder                        unit         REQUIRED              A·AM  A·AM  NNNM  NNNM  NNNN  N·NN  N·NN  N·NN
Mutation.grantRole · oneself                       none         INVALID_DATE          A···  N···  N···  N···  N···  N···  N···  N···
Mutation.endRole                                   unit         STALE                 A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
# A manager locks out nobody who stands above.
Mutation.endRole · national coordinator            unit         STALE                 A·AM  A·AM  NMMM  NMMM  NNNN  N·NN  N·NN  N·NN
Mutation.renewRole                                 unit         RANGE_OVERLAPS        A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Query.accessReviews                                unit         shown                 A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
GET /files/access-review.:format                   unit         shown                 A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.confirmAccess                             unit         STALE                 A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.confirmAccess · national coordinator      unit         STALE                 A·AM  A·AM  NMMM  NMMM  NNNN  N·NN  N·NN  N·NN

# Everybody names a deputy for their own role; for another's only whoever could give it. The auditor sees the roles of
# others, so it is refused what to the rest is unknown; the list of candidates does not tell the two apart.
Query.deputyCandidates                             unit         done                  A·AM  A·AM  AMMM  AMMM  MMMM  M·MM  M·MM  M·MM
Query.deputyCandidates · one's own                 oneself      done                  AA·M  AA·M  AA·M  AA·M  AM·M  AM·M  AM·M  AM·M
Mutation.appointDeputy                             unit         INVALID_DATE          A·AM  A·AM  AMMM  AMMM  MMMM  M·MM  M·MM  N·NM
Mutation.appointDeputy · national coordinator      unit         INVALID_DATE          A·AM  A·AM  NMMM  NMMM  MMMM  M·MM  M·MM  N·NM
Mutation.appointDeputy · one's own                 oneself      INVALID_DATE          AA·M  AA·M  AA·M  AA·M  AM·M  AM·M  AM·M  AN·M
Mutation.endDeputyship                             unit         STALE                 A·AM  A·AM  AMMM  AMMM  MMMM  M·MM  M·MM  N·NM

Query.invitations                                  unit         shown                 A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.invitePerson                              unit         INVALID_DATE          A·AM  A·AM  ANNM  ANNM  NNNN  N·NN  N·NN  N·NN
Mutation.invitePerson · national coordinator       unit         INVALID_DATE          A·AM  A·AM  NNNM  NNNM  NNNN  N·NN  N·NN  N·NN
Mutation.resendInvitation                          unit         TOO_MANY_ATTEMPTS     A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
Mutation.resendInvitation · national coordinator   unit         TOO_MANY_ATTEMPTS     A·AM  A·AM  NMMM  NMMM  NNNN  N·NN  N·NN  N·NN
Mutation.revokeInvitation                          unit         done                  A·AM  A·AM  AMMM  AMMM  NNNN  N·NN  N·NN  N·NN
# What one could not have given one does not take back either, as with roles.
Mutation.revokeInvitation · national coordinator   unit         done                  A·AM  A·AM  NMMM  NMMM  NNNN  N·NN  N·NN  N·NN

# ── Accounts, rules of sign-in, machines, identity providers: administrators alone, within their consortium. ──
Query.personAccount                                unit         done                  A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.deactivatePerson                          unit         STALE                 A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.reactivatePerson                          unit         STALE                 A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.erasePerson                               unit         STALE                 A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.endSessionsOf                             unit         done                  A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.resetSecondFactor                         unit         REQUIRED              A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
GET /files/persons/:id/data.json                   unit         done                  A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.setRolePolicy                             none         STALE                 A···  N···  N···  N···  N···  N···  N···  N···
Query.machineUsers                                 consortium   shown                 A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N
Query.apiTokenActions                              none         done                  A···  N···  N···  N···  N···  N···  N···  N···
Mutation.createMachineUser                         none         REQUIRED              A···  N···  N···  N···  N···  N···  N···  N···
Mutation.createApiToken                            consortium   REQUIRED              A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.revokeApiToken                            consortium   STALE                 A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N
Query.identityProviders                            consortium   shown                 A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.checkIdentityProvider                     consortium   PROVIDER_FAILED       A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.saveIdentityProvider                      consortium   STALE                 A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N
Mutation.saveIdentityProvider · group at a unit    unit         done                  A·AM  N·NN  NNNN  NNNN  NNNN  N·NN  N·NN  N·NN
Mutation.saveIdentityProvider · group of a funder  consortium   done                  A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N
Query.outboxMails                                  consortium   shown                 A··M  N··N  N··N  N··N  N··N  N··N  N··N  N··N

${resultRows}
${qualityRows}
${assessmentRows}
${reviewRows}
${improvementRows}
${decisionRows}
${commitmentRows}
${inboxRows}
${applicationRows}
${agreementRows}
${ballotRows}
${meetingRows}
${charterRows}
${registerRows}
${portfolioRows}
${knowledgeRows}
${moneyRows}${planRows}
${progressRows}
${proposalRows}
${choiceRows}
${memberRows}
${viewRows}
${surveyRows}
${reportRows}
${exportRows}

# ── The trail. A coordinator reads what happened in the region; what is signed is the trail of the whole consortium. ──
Query.auditEntries                                 unit         shown                 A·AM  A·AM  AMMM  NNNN  NNNN  N·NN  N·NN  A·AM
Query.auditEntry                                   unit         done                  A·AM  A·AM  AMMM  NNNN  NNNN  N·NN  N·NN  A·AM
GET /files/audit.:format                           unit         shown                 A·AM  A·AM  AMMM  NNNN  NNNN  N·NN  N·NN  A·AM
# Everybody reads the history of their own account, and of nothing else without reading the trail.
Query.recordHistory                                unit         shown                 A·AM  A·AM  AMMM  MMMM  MMMM  M·MM  M·MM  A·AM
Query.recordHistory · one's own                    none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Query.auditChain                                   none         done                  A···  A···  A···  N···  N···  N···  N···  A···
Query.auditCheckpoints                             consortium   shown                 A··M  A··M  M··M  N··N  N··N  N··N  N··N  A··M
GET /files/audit/checkpoints.json                  consortium   shown                 A··M  A··M  M··M  N··N  N··N  N··N  N··N  A··M
Mutation.makeAuditCheckpoint                       none         done                  A···  N···  N···  N···  N···  N···  N···  A···

# ── One's own: everybody's alike, and never anybody else's, whatever one administers. ──
Query.viewer                                       none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Query.workItems                                    none         done                  A···  A···  A···  A···  A···  A···  A···  A···
GET /files/my-data.json                            none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.updateProfile                             none         STALE                 A···  A···  A···  A···  A···  A···  A···  A···
Mutation.changePassword                            none         PASSWORD_WRONG        A···  A···  A···  A···  A···  A···  A···  A···
Mutation.requestErasure                            none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.startTotp                                 none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.confirmTotp                               none         CODE_WRONG            A···  A···  A···  A···  A···  A···  A···  A···
Mutation.startPasskey                              none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.addPasskey                                none         PASSKEY_FAILED        A···  A···  A···  A···  A···  A···  A···  A···
Mutation.renewRecoveryCodes                        none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.renamePasskey                             oneself      done                  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Mutation.removePasskey                             oneself      done                  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Mutation.removeTotp                                none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.unlinkIdentity                            oneself      done                  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
Mutation.endSession                                oneself      done                  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M  AM·M
GET /auth/session                                  none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/session                                 none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/proof                                   none         PASSWORD_WRONG        A···  A···  A···  A···  A···  A···  A···  A···
# Whatever goes wrong on the way to a provider leads to a page: here to the one of one's own security.
GET /auth/provider/:id/link                        none         redirect              A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/logout                                  none         done                  A···  A···  A···  A···  A···  A···  A···  A···
Mutation.endOtherSessions                          none         done                  A···  A···  A···  A···  A···  A···  A···  A···

# ── Open to the world: what these open depends on what one brings, never on who is signed in. ──
GET /auth/state                                    none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/login                                   none         LOGIN_FAILED          A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/second-factor                           none         SIGN_IN_EXPIRED       A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/passkey/options                         none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/passkey                                 none         PASSKEY_FAILED        A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/first-run                               none         ALREADY_SET_UP        A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/password-reset                          none         done                  A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/password-reset/state                    none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/password-reset/confirm                  none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/invitation                              none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
POST /auth/invitation/accept                       none         LINK_EXPIRED          A···  A···  A···  A···  A···  A···  A···  A···
GET /auth/provider/:id                             none         redirect              A···  A···  A···  A···  A···  A···  A···  A···
GET /auth/provider/callback                        none         redirect              A···  A···  A···  A···  A···  A···  A···  A···
GET /healthz                                       none         done                  A···  A···  A···  A···  A···  A···  A···  A···
GET /readyz                                        none         done                  A···  A···  A···  A···  A···  A···  A···  A···
# The spec asks from the same machine, as Prometheus does; from elsewhere it takes the token.
GET /metrics                                       none         done                  A···  A···  A···  A···  A···  A···  A···  A···
`

/** The rows in the order of the table, which is also the order in which they are asked. */
export const rows: readonly Row[] = table
  .split('\n')
  .filter((line) => /^[A-Z]/.test(line))
  .map(rowOf)

function rowOf(line: string): Row {
  const [name = '', kind = '', past = '', ...cells] = line.trim().split(/ {2,}/)
  const isWhole = cells.length === columns.length && cells.every((cell) => /^[ANM·]{4}$/.test(cell))
  if (!isWhole || !kinds.some((each) => each === kind)) throw new Error(`The table of access has a broken row: ${line}`)
  const letters = Object.fromEntries(
    columns.map((role, place) => [role, Object.fromEntries(relations.map((relation, at) => [relation, cells[place]?.[at]]))])
  ) as Row['letters']
  return { name, operation: name.split(' · ', 1)[0] ?? '', kind: kind as Kind, past, letters }
}

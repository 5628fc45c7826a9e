/**
 * Everything that a person can be allowed to do in Solmu, one line of meaning
 * each. An operation of the API names one of these; an operation that names
 * none is refused.
 */
export const actions = {
  'network.read': 'Sees which units there are, where they belong and which territory they serve, on any date.',
  'network.change': 'Opens, changes, moves, merges, splits and closes units, and moves municipalities between centres.',
  'network.import': 'Brings units and organisations in from files.',
  'organisation.read': 'Sees the register of organisations with their contacts and roles.',
  'organisation.manage': 'Registers and changes organisations and their roles in the consortium.',
  'access.read': 'Sees the users, their roles and what each role may do.',
  'access.manage': 'Gives and ends roles, and invites people to them.',
  'access.review': 'Confirms or ends the roles of others once a year.',
  'access.administer': 'Sets the rules of sign-in, and manages accounts, identity providers and machine users.',
  'outbox.read': 'Reads the messages that the system has sent or is about to send.',
  'audit.read': 'Reads the audit trail and checks that it is unbroken.',
  'audit.checkpoint': 'Signs the head of the audit trail, so that it can be kept outside.',
  'publication.read': 'Reads the published results of the projects that one’s organisation funds.',
  'edition.read': 'Reads editions in full: all that certified figures rest on, and what is withheld from others.',
  'edition.certify': 'Prepares and certifies editions of the figures.',
  'edition.publish': 'Decides who reads which published results, and writes the text beside them.',
  'report.manage': 'Writes and releases report templates, and attaches reports to publications.',
  'indicator.read': 'Reads the library of indicators, and which rounds there are.',
  'indicator.manage': 'Adds indicators, breakdowns and check rules, and changes what is said about them.',
  'round.manage': 'Plans, opens and locks collection rounds.',
  'round.remind': 'Reminds units of their returns, and gives them more time.',
  'return.read': 'Reads the returns of units with their figures, comments and history.',
  'return.edit': 'Fills in the return of a unit and answers questions about it.',
  'return.submit': 'Sends the return of a unit to its regional centre, takes it back, and proposes corrections.',
  'return.verify': 'Approves returns or gives questioned figures back, and forwards the region to the head office.',
  'return.accept': 'Accepts regions and corrections for the head office, and opens accepted returns again.',
  'target.manage': 'Sets targets and baselines.',
  'quality.read': 'Reads the quality frameworks with their criteria, versions and what they differ in.',
  'quality.manage': 'Writes, releases and retires quality frameworks.',
  'commitment.read': 'Reads who is committed to which quality framework, the service promises and the certificates.',
  'commitment.sign': 'Signs, renews and ends the commitments of a unit and its organisation, and writes their service promises.',
  'commitment.manage': 'Asks units for commitments by a day, and corrects the register.',
  'assessment.read': 'Reads the assessments of units with their answers, evidence and reviews.',
  'assessment.edit': 'Answers the self-assessment of a unit, and adds evidence.',
  'assessment.submit': 'Hands in the self-assessment of a unit, and replies to its review.',
  'assessment.plan': 'Plans, opens and closes rounds of assessment.',
  'review.write': 'Scores the units that one has been asked to review.',
  'review.assign': 'Appoints reviewers, and says who reviews whom.',
  'improvement.read': 'Reads the findings and improvement actions of units.',
  'improvement.edit': 'Records findings, and plans and carries out improvement actions.',
  'improvement.close': 'Closes findings and improvement actions that others own.',
  'improvement.manage': 'Sets the rules that open and close findings, and publishes good practices.',
  'survey.read': 'Reads what surveys show, where enough people have answered.',
  'survey.write': 'Writes, releases and retires surveys.',
  'survey.manage': 'Opens surveys in units, and hands out the links.',
  'competence.read': 'Reads the training and supervision of the staff.',
  'competence.manage': 'Keeps the register of training and supervision of the staff.',
  'inbox.read': 'Sees what waits for oneself.',
  'profile.manage': 'Changes one’s own language, theme, density and password.'
} as const

export type Action = keyof typeof actions

/** Every action, in the order of the catalogue. */
export const allActions = Object.keys(actions) as Action[]

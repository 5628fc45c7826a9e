/** The drawing of docs/workflows/application.md, made of the table by which the API refuses. A test compares the file with it. */
import { workflowSection } from '../workflow-section.js'
import { applicationGuards, applicationTransitions, type ApplicationGuard } from './application.workflow.js'

const meanings: Readonly<Record<ApplicationGuard, string>> = {
  complete: 'all that must be told is told, as it has to be',
  nothing_asked: 'no question waits for an answer',
  organisation_known: 'the centre has said which organisation it is, or that it is new'
}

/** The whole page, ready to be written. */
export function applicationDrawing(): string {
  return [
    '# How an application for membership travels',
    '',
    'Made of the table in `libs/domain/src/onboarding`; do not edit. `SOLMU_WRITE_DOCS=1` with the test of `application.workflow` writes it anew.',
    '',
    'The applicant has no account and no role: a link in a mail is what they hold. Time takes back a draft in which nobody has written for half a year.',
    '',
    ...workflowSection('An application', applicationTransitions, 'draft'),
    ...applicationGuards.map((guard) => `- \`${guard}\`: ${meanings[guard]}`)
  ]
    .join('\n')
    .concat('\n')
}

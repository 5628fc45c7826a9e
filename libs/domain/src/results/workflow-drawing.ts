/**
 * The drawing of docs/workflows/return.md, made of the tables by which the API refuses. A guard test compares the file with
 * what this makes.
 */
import { correctionTransitions } from './correction.js'
import { regionTransitions } from './region.js'
import { returnGuards, returnTransitions, type ReturnGuard } from './return.workflow.js'
import { workflowSection as section } from '../workflow-section.js'

const meanings: Readonly<Record<ReturnGuard, string>> = {
  round_open: 'the round is open',
  round_locked: 'the round is locked',
  in_time: 'the grace or the extension has not run out',
  questions_answered: 'each questioned figure is mended or confirmed',
  checks_passed: 'no errors, and each warning is explained',
  never_returned: 'no figure is questioned',
  was_returned: 'some figures are questioned',
  region_open: 'the centre has not forwarded its region',
  nothing_later: 'no later period of the unit was sent that rests on it',
  no_open_correction: 'no correction is being worked on'
}

/** The whole page, ready to be written. */
export function workflowDrawing(): string {
  return [
    '# How a return travels',
    '',
    'Made of the tables in `libs/domain/src/results`; do not edit. `SOLMU_WRITE_DOCS=1` with the test of `workflow-drawing` writes it anew.',
    '',
    'What a centre does for its units, the head office does for those directly under it.',
    '',
    ...section('A return', returnTransitions, 'not_started'),
    ...returnGuards.map((guard) => `- \`${guard}\`: ${meanings[guard]}`),
    '',
    ...section('The region', regionTransitions, 'open'),
    '`lock` comes with the lock of the round, which accepts whatever a centre has approved and leaves out whoever is named.',
    '',
    '- `all_approved`: each return is approved by its centre, or its unit is named as missing with a reason',
    '',
    ...section('A correction', correctionTransitions, 'proposed')
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
